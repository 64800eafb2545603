// Weighs what a visitor waits for, and looks over the files that are served. Ends with 1 where something is too heavy
// or missing. Run it after the build: it reads `dist` and the graph of chunks that `chunk-graph.ts` wrote.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";

const DIST = "dist";
const GRAPH = "node_modules/.chunks.json";
const MAX_BYTES = 150_000;
/** Below this a file fits into the packet that asks for it; `vite.config.ts` has the same. */
const COMPRESSED_FROM = 512;

/** Pages that somebody begins with. Each is loaded with the entry. */
const FIRST_PAGES = [
    { name: "library", module: "/src/app/library-page.tsx" },
    { name: "welcome", module: "/src/features/welcome/routes/welcome.tsx" },
];

const faults = [];

/** Files below a folder, as paths in `dist`. */
function filesBelow(folder) {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(DIST, join(entry.parentPath ?? entry.path, entry.name)));
}

function gzipSize(file) {
    const path = join(DIST, file);
    return existsSync(`${path}.gz`) ? statSync(`${path}.gz`).size : gzipSync(readFileSync(path)).length;
}

/** A chunk and all that it imports statically. */
function needed(chunks, roots) {
    const found = new Set();
    const visit = (file) => {
        if (found.has(file)) return;
        found.add(file);
        chunks.get(file)?.imports.forEach(visit);
    };
    roots.forEach(visit);
    return [...found];
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);

function weigh(chunks, entry) {
    for (const { name, module } of FIRST_PAGES) {
        const page = [...chunks.values()].find((chunk) => chunk.module.endsWith(module));
        if (page === undefined) {
            faults.push(`no chunk is made of ${module}`);
            continue;
        }
        const parts = needed(chunks, [entry.file, page.file])
            .map((file) => ({ file, bytes: gzipSize(file) }))
            .sort((a, b) => b.bytes - a.bytes);
        const sum = parts.reduce((total, { bytes }) => total + bytes, 0);
        console.log(`\nScripts of the first page: ${name} (gzip)`);
        for (const { file, bytes } of parts) console.log(`${kilobytes(bytes)}  ${file}`);
        console.log(`${kilobytes(sum)}  of ${kilobytes(MAX_BYTES).trim()}`);
        if (sum > MAX_BYTES)
            faults.push(`the ${name} page needs ${sum} bytes of scripts, more than ${MAX_BYTES}`);
    }
}

function lookOver(files) {
    const all = new Set(files);
    for (const file of files) {
        if (!/\.(?:js|css|html|svg|webmanifest)$/.test(file)) continue;
        const content = readFileSync(join(DIST, file));
        // What compression would make larger is sent as it is.
        if (content.length < COMPRESSED_FROM || gzipSync(content).length >= content.length) continue;
        for (const ending of [".gz", ".br"]) {
            if (!all.has(file + ending)) faults.push(`${file} has no ${ending} beside it`);
        }
    }
    const page = readFileSync(join(DIST, "index.html"), "utf8");
    // The policy runs no script that stands in the page, nor in an attribute.
    if (/<script(?![^>]*\ssrc=)[^>]*>/i.test(page)) faults.push("index.html has a script in it");
    if (/\son[a-z]+=/i.test(page)) faults.push("index.html has a script in an attribute");
    for (const [, path] of page.matchAll(/\s(?:href|src)="\/([^"]+)"/g)) {
        if (!all.has(path)) faults.push(`index.html names /${path}, which is not there`);
    }
    const manifest = JSON.parse(readFileSync(join(DIST, "manifest.webmanifest"), "utf8"));
    for (const { src } of manifest.icons) {
        if (!all.has(src.replace(/^\//, ""))) faults.push(`the manifest names ${src}, which is not there`);
    }
}

if (!existsSync(join(DIST, "index.html")) || !existsSync(GRAPH)) {
    console.error("budgets: there is no build to weigh: npm run build");
    process.exit(1);
}
const chunks = new Map(JSON.parse(readFileSync(GRAPH, "utf8")).map((chunk) => [chunk.file, chunk]));
const entry = [...chunks.values()].find((chunk) => chunk.isEntry);
weigh(chunks, entry);
lookOver(filesBelow(DIST));
for (const fault of faults) console.error(`\nbudgets: ${fault}`);
process.exit(faults.length === 0 ? 0 : 1);
