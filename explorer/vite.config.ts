import { defineConfig } from "vitest/config";

// One classic script and one style sheet: a page opened from a disk may load those, but no modules.
export default defineConfig({
  build: {
    outDir: "../docs/_static/explorer",
    emptyOutDir: false,
    license: { fileName: "licenses.md" },
    lib: { entry: "src/main.tsx", name: "explorer", formats: ["iife"], fileName: () => "explorer.js", cssFileName: "explorer" },
  },
  test: { include: ["tests/*.test.ts"] },
});
