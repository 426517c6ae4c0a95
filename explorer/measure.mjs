/** Say how long the explorer takes to be usable, and how much it loads: node measure.mjs PAGES */
import { chromium } from "@playwright/test";

const pages = process.argv[2] ?? new URL("../docs/_build/html", import.meta.url).pathname;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"],
});
for (const place of ["", "#/condition/multiple-sclerosis", "#/findings?present=tremor,ataxia"]) {
  const times = [];
  for (let run = 0; run < 10; run++) {
    const page = await (await browser.newContext()).newPage();
    const start = performance.now();
    await page.goto(`file://${pages}/explorer.html${place}`, { waitUntil: "commit" });
    await page.waitForSelector("#neuroimmune-explorer h2");
    times.push(performance.now() - start);
    await page.close();
  }
  times.sort((a, b) => a - b);
  console.log(`${place || "start"}: usable after ${times[5].toFixed(0)} ms (median), ${times[9].toFixed(0)} ms (slowest of 10)`);
}
await browser.close();
