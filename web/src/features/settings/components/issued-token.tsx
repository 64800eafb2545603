import { CopyButton } from "@/components/copy-button";
import { Secret } from "@/components/secret";
import { Button } from "@/components/ui/button";
import { DialogActions } from "@/components/ui/dialog";
import type { IssuedApiToken } from "@/lib/api/types";

/** The token, this once, and a command that tries it. */
export function IssuedToken({ issued, onClose }: { issued: IssuedApiToken; onClose: () => void }) {
  const command = `curl -H "Authorization: Bearer ${issued.token}" \\\n  "${location.origin}/api/v1/models?limit=5"`;
  return (
    <div className="grid gap-4">
      <Secret label={issued.name} value={issued.token} />
      <div>
        <p className="mb-1 text-sm font-semibold">Try it</p>
        <pre className="rounded-md bg-sunken p-3 font-mono text-xs break-all whitespace-pre-wrap">
          {command}
        </pre>
        <CopyButton text={command} label="Copy the command" className="mt-2" />
      </div>
      <DialogActions>
        <Button look="primary" onClick={onClose}>
          I have copied it
        </Button>
      </DialogActions>
    </div>
  );
}
