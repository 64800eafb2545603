/// <reference types="vitest/config" />
import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compression } from "vite-plugin-compression2";
import { VitePWA } from "vite-plugin-pwa";
import { chunkGraph } from "./build/chunk-graph.ts";
import { chunkGroups } from "./build/chunks.ts";
import { compressWorker } from "./build/compress-worker.ts";

// Where the server listens while Vite serves the app (`make dev` sets it).
const server = process.env.TRACKML_SERVER ?? "http://127.0.0.1:5000";
const proxied = ["/api", "/docs", "/healthz", "/readyz"];

export default defineConfig({
  plugins: [
    react(),
    tailwindcss(),
    VitePWA({
      registerType: "prompt",
      // The app registers it itself: a script in the page would be against its own policy.
      injectRegister: false,
      manifest: {
        name: "TrackML",
        short_name: "TrackML",
        description: "Every model you explored, studied, use or plan to use.",
        theme_color: "#0f766e",
        background_color: "#ffffff",
        display: "standalone",
        icons: [
          { src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
          { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
          { src: "/icon-512.png", sizes: "512x512", type: "image/png", purpose: "any maskable" },
        ],
      },
      workbox: {
        // The shell alone is kept; what is a user's own stays in memory.
        globPatterns: ["**/*.{js,css,html,svg}", "assets/inter-latin-wght-*.woff2"],
        navigateFallback: "/index.html",
        navigateFallbackDenylist: [/^\/(?:api|docs|healthz|readyz|metrics|errors|\.well-known)(?:\/|$)/],
        inlineWorkboxRuntime: true,
      },
    }),
    compression({
      algorithms: ["gzip", "brotliCompress"],
      threshold: 512,
      include: /\.(?:js|css|html|svg|webmanifest)$/,
    }),
    compressWorker(),
    chunkGraph(),
  ],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: chunkGroups } } },
  },
  server: {
    host: "127.0.0.1",
    port: 5173,
    strictPort: true,
    proxy: Object.fromEntries(proxied.map((path) => [path, { target: server, changeOrigin: false }])),
  },
  test: {
    environment: "jsdom",
    setupFiles: ["src/testing/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}", "build/**/*.test.ts"],
    restoreMocks: true,
    testTimeout: 30_000,
  },
});
