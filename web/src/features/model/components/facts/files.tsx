import { Bytes } from "@/components/count";
import type { HubFacts } from "@/lib/api/types";
import { counted } from "@/lib/format";

/** How many files there are; those of weights with their sizes, when asked for. */
export function Files({ hub }: { hub: HubFacts }) {
  const { files, file_count } = hub;
  if (files.length === 0) return counted(file_count ?? 0, "file");
  return (
    <details>
      <summary className="w-fit rounded-sm">
        {file_count === null ? "" : `${counted(file_count, "file")}, `}
        {files.length} of weights
      </summary>
      <ul className="mt-1 max-h-72 quiet-scroll overflow-y-auto">
        {files.map(({ path, bytes, quantization }) => (
          <li key={path} className="flex justify-between gap-3 border-t py-1 first:border-t-0">
            <span className="min-w-0">
              <span className="block truncate" title={path}>
                {quantization ?? path}
              </span>
            </span>
            {bytes != null && <Bytes of={bytes} />}
          </li>
        ))}
      </ul>
    </details>
  );
}
