import { Component, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";

/** What is shown where a page fails: never a blank one. What was written is kept in the browser or on the server. */
export class Crash extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div role="alert">
        <Empty
          title="This page broke"
          action={
            <Button look="primary" onClick={() => location.reload()}>
              Load it again
            </Button>
          }
        >
          <p>What you saved is safe. The reason, for a report: {error.message}</p>
        </Empty>
      </div>
    );
  }
}
