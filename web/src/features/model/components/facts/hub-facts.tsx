import type { ReactNode } from "react";
import { Bytes, Count } from "@/components/count";
import { Age } from "@/components/time";
import type { HubFacts as Facts } from "@/lib/api/types";
import { contextLength, counted, exactCount } from "@/lib/format";
import { hubAddress } from "@/lib/models/hub-address";
import { Part } from "../part";
import { Fact } from "./fact";
import { Files } from "./files";
import { Outward } from "./outward";
import { baseModelWords, gatedWords, languageNames } from "./words";

/** The keys by which statements cite what stands here. */
const CITED_BY: Record<string, string> = {
  Access: "gated",
  Task: "pipeline_tag",
  Library: "library",
  Architecture: "architecture",
  Parameters: "parameters",
  Context: "context_length",
  Layers: "layers",
  Quantization: "quantization",
  "Made from": "base_models",
  Successor: "new_version",
  License: "license license_name",
  Languages: "languages",
  Datasets: "datasets",
  "Runs at": "inference_providers",
  Files: "quantized_files",
  Changed: "hub_last_modified",
};

/** What the Hub states of a model; only what is there. */
export function HubFacts({ hub, ownLicense }: { hub: Facts; ownLicense: string | null }) {
  const facts: [label: string, value: ReactNode][] = [
    ["Access", gatedWords(hub)],
    ["Task", hub.pipeline_tag],
    ["Library", hub.library],
    ["Architecture", hub.architecture ?? hub.architecture_family],
    ["Parameters", hub.parameters && <Parameters of={hub.parameters} />],
    ["Context", hub.context_length && <Context of={hub.context_length} />],
    ["Layers", hub.layers],
    ["Data types", Object.keys(hub.dtypes).length > 0 && <DataTypes of={hub.dtypes} />],
    ["Quantization", hub.quantization],
    ["Made from", hub.base_models.length > 0 && <BaseModels of={hub} />],
    [
      "Successor",
      hub.new_version !== null && <Outward href={hubAddress(hub.new_version)}>{hub.new_version}</Outward>,
    ],
    ["License", licenseOf(hub, ownLicense)],
    ["Languages", hub.languages.length > 0 && <Languages of={hub.languages} />],
    ["Datasets", hub.datasets.length > 0 && <Datasets of={hub.datasets} />],
    ["Runs at", hub.inference_providers.length > 0 && hub.inference_providers.join(", ")],
    ["Size", hub.bytes && <Bytes of={hub.bytes} />],
    ["Files", (hub.file_count !== null || hub.files.length > 0) && <Files hub={hub} />],
    ["Downloads", hub.downloads !== null && <Downloads of={hub.downloads} />],
    ["Likes", hub.likes !== null && <Count of={hub.likes} unit="likes" />],
    ["Changed", hub.last_modified && <Age of={hub.last_modified} />],
    ["Commit", hub.sha && <Commit hub={hub} sha={hub.sha} />],
  ];
  return (
    <Part title="On the Hub">
      {hub.disabled && <p className="mb-2 text-sm text-danger">The Hub has switched this model off.</p>}
      <dl>
        {facts.map(([label, value]) =>
          value === null || value === false || value === 0 || value === "" ? null : (
            <Fact key={label} label={label} keys={CITED_BY[label]}>
              {value}
            </Fact>
          ),
        )}
      </dl>
    </Part>
  );
}

function Parameters({ of: { count, basis } }: { of: NonNullable<Facts["parameters"]> }) {
  return (
    <>
      <Count of={count} unit="parameters" />
      <span className="text-muted">{basis === "counted" ? ", counted" : ", inferred"}</span>
    </>
  );
}

function Context({ of }: { of: number }) {
  return (
    <span className="tabular" title={`${exactCount(of)} tokens`}>
      {contextLength(of)} tokens
    </span>
  );
}

function DataTypes({ of }: { of: Facts["dtypes"] }) {
  const types = Object.entries(of).sort(([, a], [, b]) => b - a);
  if (types.length === 1) return types[0]?.[0];
  return (
    <ul>
      {types.map(([name, count]) => (
        <li key={name}>
          {name}{" "}
          <span className="text-muted">
            <Count of={count} unit="elements" />
          </span>
        </li>
      ))}
    </ul>
  );
}

function BaseModels({ of }: { of: Facts }) {
  return (
    <ul className="grid gap-1">
      {of.base_models.map((base) => (
        <li key={base.id}>
          <span className="text-muted">{baseModelWords(base.relation)}</span>{" "}
          <Outward href={hubAddress(base.id)}>{base.id}</Outward>
        </li>
      ))}
    </ul>
  );
}

/** Said once where it is one's own too, unless the card says where it can be read. */
function licenseOf({ license, license_name, license_link }: Facts, own: string | null): ReactNode {
  const name = license === "other" ? (license_name ?? license) : license;
  if (name === null) return null;
  if (license_link !== null && /^https?:\/\//.test(license_link))
    return <Outward href={license_link}>{name}</Outward>;
  return name === own ? null : name;
}

function Languages({ of }: { of: Facts["languages"] }) {
  const names = languageNames(of);
  if (names.length <= 4) return names.join(", ");
  return (
    <details>
      <summary className="w-fit rounded-sm">{counted(names.length, "language")}</summary>
      <p className="mt-1 text-muted">{names.join(", ")}</p>
    </details>
  );
}

function Datasets({ of }: { of: Facts["datasets"] }) {
  return (
    <ul className="grid gap-0.5">
      {of.map((id) => (
        <li key={id}>
          <Outward
            href={`https://huggingface.co/datasets/${id.split("/").map(encodeURIComponent).join("/")}`}
          >
            {id}
          </Outward>
        </li>
      ))}
    </ul>
  );
}

function Downloads({ of }: { of: number }) {
  return (
    <>
      <Count of={of} unit="downloads" />
      <span className="text-muted"> in 30 days</span>
    </>
  );
}

function Commit({ hub, sha }: { hub: Facts; sha: string }) {
  return (
    <Outward href={`${hubAddress(hub.id)}/commit/${encodeURIComponent(sha)}`} title={sha}>
      <span className="font-mono text-xs">{sha.slice(0, 7)}</span>
    </Outward>
  );
}
