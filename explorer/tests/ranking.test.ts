/** The explorer's sums against the library's own answers for made-up patients. */
import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";

import type { Index, Ranking } from "../src/data";
import { contradictions, type Findings, nothing, rank } from "../src/ranking";

const python = process.env["PYTHON"] ?? "python3";
const generator = new URL("../../docs/generate_explorer.py", import.meta.url).pathname;

function ask<T>(...options: string[]): T {
  const text = execFileSync(python, [generator, ...options], { maxBuffer: 1 << 26 });
  return JSON.parse(text.toString()) as T;
}

interface Patient {
  asked: { present: string[]; absent: string[]; sex: string | null; age: number | null; onset: string | null };
  ranked: [condition: string, probability: number][];
}

const ranking: Ranking = ask<Index>("--index").ranking;
const patients = ask<Patient[]>("--patients", "300");

describe("the differential", () => {
  test.each(patients)("is the library's for $asked", ({ asked, ranked }) => {
    const found = rank(ranking, { ...asked, age: asked.age === null ? null : String(asked.age) });
    const shares = new Map(found.map((one) => [one.condition, one.probability]));
    for (const [condition, probability] of ranked) {
      expect(shares.get(condition)).toBeCloseTo(probability, 2);
    }
    expect(found[0]!.probability).toBeCloseTo(ranked[0]![1], 2);
  });

  test("explains its score", () => {
    const [first, second] = rank(ranking, { ...nothing, present: ["tremor"] });
    const sum = (parts: { value: number }[]) => parts.reduce((total, part) => total + part.value, 0);
    const ratio = Math.exp((sum(first!.contributions) - sum(second!.contributions)) / 1000);
    expect(first!.probability / second!.probability).toBeCloseTo(ratio);
  });

  test("names what contradicts itself", () => {
    const findings: Findings = { ...nothing, present: ["intention-tremor"], absent: ["tremor", "cramp"] };
    expect(contradictions(ranking, findings)).toEqual(["tremor"]);
  });
});
