import { createRoot } from "react-dom/client";
import { Toaster, toast } from "sonner";

export { toast };

let isShown = false;

/** Puts the place of the toasts on the page, once. It lives beside the app, so that it outlives every page. */
export function ready(): void {
  if (isShown) return;
  isShown = true;
  const place = document.createElement("div");
  document.body.append(place);
  createRoot(place).render(
    <Toaster
      position="bottom-center"
      visibleToasts={4}
      gap={8}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: "toast",
          title: "toast-title",
          description: "toast-description",
          actionButton: "toast-action",
        },
      }}
    />,
  );
}
