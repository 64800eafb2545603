import { readdirSync } from "node:fs";
import js from "@eslint/js";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import importX from "eslint-plugin-import-x";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import ts from "typescript-eslint";

const features = readdirSync("src/features", { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

// Arrows point inward: app → features → components, lib. No feature knows another.
const zones = [
    ...features.map((name) => ({
        target: `./src/features/${name}`,
        from: "./src/features",
        except: [`./${name}`],
        message: "A feature knows no other: share it in lib or components, or put the two together in app.",
    })),
    {
        target: "./src/features",
        from: "./src/app",
        message: "app puts features together, never the other way.",
    },
    {
        target: ["./src/components", "./src/lib"],
        from: ["./src/features", "./src/app"],
        message: "components and lib are shared by features and know none.",
    },
    { target: "./src/lib", from: "./src/components", message: "lib draws nothing that components draw." },
];

export default ts.config(
    { ignores: ["dist", "dev-dist", "node_modules", "src/lib/api/schema.d.ts", "public", "test-results"] },
    js.configs.recommended,
    ts.configs.strictTypeChecked,
    { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
    reactHooks.configs.flat["recommended-latest"],
    jsxA11y.flatConfigs.recommended,
    {
        plugins: { "import-x": importX },
        settings: { "import-x/resolver-next": [createTypeScriptImportResolver()] },
        rules: {
            "import-x/no-restricted-paths": ["error", { zones }],
            "import-x/no-cycle": "error",
            "max-lines": ["error", { max: 250 }],
            // It speaks of the React compiler, which is not used here.
            "react-hooks/incompatible-library": "off",
            "no-console": "error",
            "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
            "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
            "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
        },
    },
    {
        files: ["**/*.test.{ts,tsx}", "e2e/**", "src/testing/**"],
        rules: { "max-lines": "off", "@typescript-eslint/no-non-null-assertion": "off" },
    },
    {
        files: ["e2e/**", "build/**"],
        languageOptions: { globals: { console: "readonly", process: "readonly", setTimeout: "readonly" } },
        rules: { "no-console": "off", "react-hooks/rules-of-hooks": "off" },
    },
    { files: ["**/*.js", "**/*.mjs"], extends: [ts.configs.disableTypeChecked] },
);
