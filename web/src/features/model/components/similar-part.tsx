import { Similar } from "@/components/similar/similar";
import { Part } from "./part";

/** What else the workspace has that is about the like. */
export default function SimilarPart({ id }: { id: number }) {
  return (
    <Part title="Similar models">
      <Similar id={id} />
    </Part>
  );
}
