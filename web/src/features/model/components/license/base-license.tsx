import { ShieldAlert } from "lucide-react";
import { Link } from "react-router";
import type { LicenseVerdict } from "@/lib/api/types";
import { LICENSE_CLASS_LABELS } from "@/lib/labels";
import { paths } from "@/lib/paths";
import { hubAddress } from "@/lib/models/hub-address";
import { Outward } from "../facts/outward";

/** A model that this one was made from, and what its license adds. */
export function BaseLicense({ base }: { base: LicenseVerdict["bases"][number] }) {
  return (
    <li className="border-t py-1.5 first:border-t-0">
      <p className="wrap-anywhere">
        {base.model_id === null ? (
          <Outward href={hubAddress(base.hub_id)}>{base.hub_id}</Outward>
        ) : (
          <Link
            to={paths.model(base.model_id)}
            className="rounded-sm underline decoration-line-strong underline-offset-2 hover:text-accent"
          >
            {base.hub_id}
          </Link>
        )}
      </p>
      <p className="flex flex-wrap items-center gap-x-2 text-muted">
        <span className="wrap-anywhere">
          {base.license ?? "License not known"}
          {base.class !== null &&
            base.class !== "unknown" &&
            `, ${LICENSE_CLASS_LABELS[base.class].toLowerCase()}`}
        </span>
        {base.stricter && (
          <span className="inline-flex items-center gap-1 rounded-sm bg-warn-soft px-1.5 text-xs text-warn">
            <ShieldAlert aria-hidden className="size-3" />
            Stricter
          </span>
        )}
      </p>
      {base.stricter && <p className="text-xs text-muted">{base.reason}</p>}
    </li>
  );
}
