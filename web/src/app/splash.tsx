import { Loading } from "@/components/ui/skeleton";

/** The moment before anything is known: calm and empty, so that nothing jumps. */
export function Splash() {
  return <Loading what="TrackML" />;
}
