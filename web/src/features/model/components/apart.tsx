import { Component, Suspense, type ReactNode } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { Part } from "./part";

/** Loads a part of the page by itself: where it cannot be loaded or drawn, the rest of the page stays. */
export class Apart extends Component<{ of: string; children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    const { of, children } = this.props;
    if (this.state.isBroken) {
      return (
        <Part title={of}>
          <p className="text-sm text-muted">This part cannot be shown. Reload the page to try again.</p>
        </Part>
      );
    }
    return <Suspense fallback={<Skeleton className="mb-6 h-24 w-full" />}>{children}</Suspense>;
  }
}
