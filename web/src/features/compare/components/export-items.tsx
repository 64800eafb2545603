import { Copy, Download } from "lucide-react";
import { MenuItem } from "@/components/ui/menu-items";
import { messageOf } from "@/lib/api/problem";
import { copyText } from "@/lib/copy-text";
import { notify } from "@/lib/notify";
import { comparisonText } from "../api/get-comparison";

/** What a comparison can be taken elsewhere as. */
export default function ExportItems({ ids }: { ids: readonly number[] }) {
  const withText = async (format: "markdown" | "csv", take: (text: string) => Promise<void> | void) => {
    try {
      await take(await comparisonText(ids, format));
    } catch (error) {
      notify.failed(messageOf(error));
    }
  };
  const copy = (format: "markdown" | "csv", name: string) =>
    void withText(format, async (text) => {
      if (await copyText(text)) notify.done(`The comparison was copied as ${name}`);
    });
  return (
    <>
      <MenuItem onSelect={() => copy("markdown", "Markdown")}>
        <Copy aria-hidden className="size-4" />
        Copy as Markdown
      </MenuItem>
      <MenuItem onSelect={() => copy("csv", "CSV")}>
        <Copy aria-hidden className="size-4" />
        Copy as CSV
      </MenuItem>
      <MenuItem onSelect={() => void withText("csv", (text) => save(text, "comparison.csv"))}>
        <Download aria-hidden className="size-4" />
        Download as CSV
      </MenuItem>
    </>
  );
}

/** Gives a text to the browser to keep as a file. */
function save(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
