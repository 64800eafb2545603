import { useId, type ComponentProps } from "react";
import { Input } from "@/components/ui/input";
import { useMeta } from "@/lib/meta";

/** A licence in one's own words; the Hub's ids are offered. */
export function LicenseInput(props: ComponentProps<typeof Input>) {
  const id = useId();
  const licenses = Object.keys(useMeta()?.licenses ?? {});
  return (
    <>
      <Input list={id} autoComplete="off" {...props} />
      <datalist id={id}>
        {licenses.map((license) => (
          <option key={license} value={license} />
        ))}
      </datalist>
    </>
  );
}
