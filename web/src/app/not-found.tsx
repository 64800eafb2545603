import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { paths } from "@/lib/paths";
import { useTitle } from "@/lib/use-title";

export default function NotFound() {
  useTitle("Not found");
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <Empty
        title="There is nothing at this address"
        action={
          <LinkButton look="primary" to={paths.library()}>
            Go to the library
          </LinkButton>
        }
      >
        <p>It may have been moved, or the link has a slip in it.</p>
      </Empty>
    </>
  );
}
