import { CircleCheck, CircleHelp, CircleX, TriangleAlert, type LucideIcon } from "lucide-react";
import type { LicenseVerdict } from "@/lib/api/types";

type Commercial = LicenseVerdict["commercial"];

/** Whether a model may be used to earn money: in words, with a sign and a colour. */
export const VERDICTS: Record<Commercial, { Icon: LucideIcon; color: string; words: string }> = {
  yes: { Icon: CircleCheck, color: "text-accent", words: "Commercial use allowed" },
  conditions: { Icon: TriangleAlert, color: "text-warn", words: "Commercial use on conditions" },
  no: { Icon: CircleX, color: "text-danger", words: "No commercial use" },
  unknown: { Icon: CircleHelp, color: "text-muted", words: "Commercial use: not known" },
};
