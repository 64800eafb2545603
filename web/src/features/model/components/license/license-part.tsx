import { useQuery } from "@tanstack/react-query";
import { Failure } from "@/components/ui/notice";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { LicenseVerdict, Model } from "@/lib/api/types";
import { cn } from "@/lib/class-names";
import { licenseQuery } from "../../api/get-license";
import { Outward } from "../facts/outward";
import { Part } from "../part";
import { BaseLicense } from "./base-license";
import { VERDICTS } from "./verdict";

/** What the license allows, those of the models that it was made from included. */
export default function LicensePart({ model }: { model: Model }) {
  const { data, error, refetch } = useQuery(licenseQuery(model));
  return (
    <Part title="License">
      {data !== undefined && <Shown verdict={data} />}
      {data === undefined && error === null && (
        <div className="grid gap-2">
          <Loading what="what the license allows" />
          <Skeleton className="w-48" />
          <Skeleton className="w-full" />
        </div>
      )}
      {data === undefined && error !== null && (
        <Failure what="What the license allows" error={error} onRetry={() => void refetch()} />
      )}
    </Part>
  );
}

function Shown({ verdict }: { verdict: LicenseVerdict }) {
  const { license, name, link, bases, reason } = verdict;
  const { Icon, color, words } = VERDICTS[verdict.commercial];
  const called = name ?? license;
  return (
    <div className="text-sm">
      <p data-fact="commercial" className={cn("flex items-start gap-1.5 font-semibold", color)}>
        <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
        {words}
      </p>
      <p className="mt-1 text-muted">{reason}</p>
      {link !== null && /^https?:\/\//.test(link) && (
        <p className="mt-1 wrap-anywhere">
          <Outward href={link}>Read the text{called === null ? "" : ` of ${called}`}</Outward>
        </p>
      )}
      {bases.length > 0 && (
        <>
          <h3 className="mt-3 text-xs text-muted">Made from</h3>
          <ul>
            {bases.map((base) => (
              <BaseLicense key={base.hub_id} base={base} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
