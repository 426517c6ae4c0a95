/** The explorer in a real browser: search, choose, read the evidence, follow a source. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

async function open(page: Page, place = ""): Promise<void> {
  await page.goto(`explorer.html${place}`);
  await expect(page.getByRole("combobox", { name: "Search everything" })).toBeVisible();
}

test.beforeEach(({ page }) => {
  page.on("pageerror", (error) => {
    throw error;
  });
});

test("a misspelt name leads to its condition, its evidence and a source", async ({ page }) => {
  await open(page);
  const search = page.getByRole("combobox", { name: "Search everything" });
  await search.fill("miasthenia gravs");
  await expect(page.getByRole("option").first()).toContainText("myasthenia gravis");
  await search.press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: "Myasthenia gravis" })).toBeFocused();

  const symptoms = page.locator("section", { has: page.getByRole("heading", { name: /^Symptoms and signs/ }) });
  await symptoms.locator("details.statement > summary").first().click();
  const source = symptoms.getByRole("link", { name: /opens the record of/ }).first();
  await expect(source).toBeVisible();
  await expect(source).toHaveAttribute("href", /^https?:\/\//);
});

test("lay words lead to a symptom and to what causes it", async ({ page }) => {
  await open(page);
  const search = page.getByRole("combobox", { name: "Search everything" });
  await search.fill("pins and needles");
  await search.press("Enter");
  await expect(page.getByRole("heading", { level: 2 })).toHaveText(/paresthesia/i);
  const causes = page.locator("section", { has: page.getByRole("heading", { name: /^Conditions that cause it/ }) });
  await causes.getByRole("link", { name: "multiple sclerosis", exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Multiple sclerosis" })).toBeVisible();
  // The statement that was followed is open, wherever on the long page it stands.
  const statement = page.locator('details.statement[open][data-id^="manifestation:multiple-sclerosis/"]');
  await expect(statement).toHaveCount(1);
  await expect(statement).toBeInViewport();
});

test("what nobody recorded is no error", async ({ page }) => {
  await open(page);
  await page.getByRole("combobox", { name: "Search everything" }).fill("qqqqq");
  await expect(page.getByText("Nothing is called like “qqqqq”")).toBeVisible();
  await page.goto("explorer.html#/condition/gout");
  await page.reload();
  await expect(page.getByText("The base has no condition “gout”.")).toBeVisible();
});

test("a gap of the base is told as a gap, and in words where it is known", async ({ page }) => {
  await open(page, "#/condition/essential-tremor");
  await expect(page.getByText(/Nothing is recorded here on antibodies.* a gap of the base, not an answer/)).toBeVisible();
  await open(page, "#/condition/clippers");
  const unknown = page.locator("section", { has: page.getByRole("heading", { name: "What is not known" }) });
  const antibodies = unknown.getByRole("listitem").filter({ hasText: /^Antibodies: / });
  await expect(antibodies.getByRole("link")).toHaveAttribute("href", /^https:/);
});

test("findings become a ranked list with its arithmetic, by the keyboard alone", async ({ page }) => {
  await open(page);
  await page.getByRole("link", { name: "Start from findings" }).focus();
  await page.keyboard.press("Enter");
  const finder = page.getByRole("combobox", { name: "Add a symptom or sign" });
  for (const name of ["ptosis", "double vision", "weakness worse with use"]) {
    await finder.focus();
    await page.keyboard.type(name);
    await expect(page.getByRole("option").first()).toBeVisible();
    await page.keyboard.press("Enter");
  }
  await expect(page.getByRole("list", { name: "Findings" }).getByRole("listitem")).toHaveCount(3);
  const first = page.locator("ol.candidates > li").first();
  await expect(first).toContainText(/myasthenia/i);
  await first.locator("summary").focus();
  await page.keyboard.press("Enter");
  await expect(first.getByRole("table")).toContainText("×");
});

test("an absent finding changes the ranking, and a contradiction is told", async ({ page }) => {
  await open(page, "#/findings?present=tremor");
  const shares = () => page.locator("ol.candidates > li .share").allInnerTexts();
  const before = await shares();
  await page.goto("explorer.html#/findings?present=tremor&absent=postural-tremor");
  await expect.poll(shares).not.toEqual(before);
  await page.goto("explorer.html#/findings?present=intention-tremor&absent=tremor");
  await expect(page.getByRole("alert")).toContainText("tremor cannot be absent");
});

test("a mark of the evidence map tells what it rests on", async ({ page }) => {
  await open(page, "#/condition/multiple-sclerosis");
  const map = page.locator(".evidence-map");
  await map.getByLabel("Outcome").selectOption({ label: "tremor" });
  await map.getByRole("button", { name: /^nabiximols, tremor: no benefit/ }).click();
  await expect(map.locator(".chosen")).toContainText("no benefit");
  await expect(map.locator(".chosen").getByRole("link").first()).toHaveAttribute("href", /^https/);
});

test("the causal graph leads on, and stands in words too", async ({ page }) => {
  await open(page, "#/condition/multiple-sclerosis");
  const graph = page.locator(".causal-graph");
  await graph.getByText(/steps in words/).click();
  await expect(graph.locator("details.statement").first()).toContainText("→");
  await graph.locator("svg a", { hasText: "demyelination" }).first().click();
  await expect(page.getByRole("heading", { level: 2, name: "Demyelination" })).toBeVisible();
});

for (const width of [375, 820, 1040, 1200, 1600]) {
  test(`every view fits a screen of ${width} points`, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 });
    for (const place of ["", "#/condition/multiple-sclerosis", "#/symptom/tremor", "#/findings?present=tremor"]) {
      await page.goto("about:blank");
      await open(page, place);
      await expect(page.locator("#neuroimmune-explorer h2")).toBeVisible();
      const right = await page.evaluate(() =>
        Math.max(...[...document.querySelectorAll("#neuroimmune-explorer > *")].map((e) => e.getBoundingClientRect().right)),
      );
      expect(right, place).toBeLessThanOrEqual(width);
    }
  });
}

for (const scheme of ["light", "dark"] as const) {
  test(`nothing bars those who use other means, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    for (const place of ["", "#/condition/myasthenia-gravis", "#/symptom/tremor", "#/findings?present=tremor,ataxia"]) {
      await page.goto("about:blank");
      await open(page, place);
      await expect(page.locator("#neuroimmune-explorer h2")).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).include("#neuroimmune-explorer").analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html, nodes[0]?.failureSummary])).toEqual([]);
    }
  });
}
