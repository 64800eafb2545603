import { bytes, compactCount, exactCount } from "@/lib/format";

/** `7.2 B`, with the exact number on hover. */
export function Count({ of, unit }: { of: number; unit: string }) {
  return (
    <span className="whitespace-nowrap tabular" title={`${exactCount(of)} ${unit}`}>
      {compactCount(of)}
    </span>
  );
}

/** `14.5 GB`, with the exact number on hover. */
export function Bytes({ of }: { of: number }) {
  return (
    <span className="whitespace-nowrap tabular" title={`${exactCount(of)} bytes`}>
      {bytes(of)}
    </span>
  );
}
