import { useQuery } from "@tanstack/react-query";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { modelQuery } from "@/lib/models/get-model";
import { FEWEST, MOST } from "../ids";
import { AddModel } from "./add-model";

interface TooFewProps {
  ids: readonly number[];
  onAdd: (id: number) => void;
  /** The address of the list. */
  list: string;
}

/** Where there is nothing to compare yet: the way to the first models, or to the second. */
export function TooFew({ ids, onAdd, list }: TooFewProps) {
  const [only] = ids;
  const { data } = useQuery({ ...modelQuery(only ?? 0), enabled: only !== undefined });
  return (
    <Empty
      title={data === undefined ? "Nothing to compare yet" : `${data.name} waits for another`}
      action={
        <>
          <AddModel ids={ids} onAdd={onAdd} />
          <LinkButton to={list} size="field">
            Choose in the library
          </LinkButton>
        </>
      }
    >
      <p>
        {only === undefined
          ? `Find ${FEWEST} to ${MOST} models here, or tick them in the list.`
          : "Find the model that it is to be compared with."}
      </p>
    </Empty>
  );
}
