// Runs before the first paint. The choice is one of "light", "dark" and "system"; see src/lib/theme.tsx.
(function () {
    var choice = "system";
    try {
        choice = localStorage.getItem("trackml.theme") || "system";
    } catch (error) {
        // Storage can be forbidden: then the system decides.
    }
    var dark =
        choice === "dark" || (choice === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
    document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
