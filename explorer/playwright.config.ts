import { defineConfig } from "@playwright/test";

// The built documentation, opened from the disk: no server is needed.
const pages = process.env["DOCS"] ?? new URL("../docs/_build/html", import.meta.url).pathname;

export default defineConfig({
  testDir: "tests",
  testMatch: "*.browser.ts",
  reporter: "line",
  forbidOnly: true,
  use: {
    baseURL: `file://${pages}/`,
    launchOptions: {
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"],
    },
  },
});
