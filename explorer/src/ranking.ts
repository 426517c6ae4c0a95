/**
 * The library's differential, added up in the browser.
 *
 * All numbers come from the library; docs/explanation/differential.md explains them. Only the
 * choice of rows is made here, and tests/ranking.test.ts holds it against the library's answers.
 */
import type { Ranking, Row } from "./data";

export interface Findings {
  present: string[];
  absent: string[];
  sex: string | null;
  age: string | null;
  onset: string | null;
}

export interface Clue {
  /** Id of a symptom, or "sex", "age", "onset", "prevalence". */
  name: string;
  absent: boolean;
  row: Row;
}

export interface Candidate {
  condition: string;
  probability: number;
  contributions: { clue: Clue; value: number }[];
  unexplained: string[];
}

export const nothing: Findings = { present: [], absent: [], sex: null, age: null, onset: null };

/** Give the conditions, the likeliest first. */
export function rank(ranking: Ranking, findings: Findings): Candidate[] {
  const clues = cluesOf(ranking, findings);
  const values = clues.map(({ row }) => spread(row, ranking.conditions.length));
  const scores = ranking.conditions.map((_, i) => values.reduce((sum, value) => sum + value[i]!, 0));
  const most = Math.max(...scores);
  const weights = scores.map((score) => Math.exp((score - most) / 1000));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return ranking.conditions
    .map((condition, i) => ({
      condition,
      score: scores[i]!,
      probability: weights[i]! / total,
      contributions: clues.map((clue, number) => ({ clue, value: values[number]![i]! })),
      unexplained: findings.present.filter((name) => !ranking.present[name]!.known.includes(i)),
    }))
    .sort((a, b) => b.score - a.score || (a.condition < b.condition ? -1 : 1));
}

/** Say which of the absent findings contradict those that are present. */
export function contradictions(ranking: Ranking, findings: Findings): string[] {
  const present = withBroader(ranking, findings.present);
  return findings.absent.filter((name) => present.has(name));
}

function cluesOf(ranking: Ranking, findings: Findings): Clue[] {
  const present = withBroader(ranking, findings.present);
  const missing = new Set(findings.absent);
  const absent = findings.absent.filter((name) => {
    const broader = ranking.broader[name]!;
    // What is broader and absent too says it already.
    return !present.has(name) && !broader.some((one) => missing.has(one));
  });
  const clues = [...present].map((name) => clue(name, ranking.present[name]!));
  for (const name of absent) {
    const nearest = ranking.broader[name]!.find((one) => present.has(one)) ?? "";
    clues.push({ ...clue(name, ranking.absent[name]![nearest]!), absent: true });
  }
  for (const fact of ["age", "sex", "onset"] as const) {
    const value = findings[fact];
    if (value !== null) clues.push(clue(fact, ranking[fact][value]!));
  }
  return [...clues, clue("prevalence", ranking.prevalence)];
}

function clue(name: string, row: Row): Clue {
  return { name, absent: false, row };
}

function withBroader(ranking: Ranking, names: string[]): Set<string> {
  return new Set(names.flatMap((name) => [name, ...ranking.broader[name]!]));
}

function spread(row: Row, count: number): number[] {
  const values = new Array<number>(count).fill(row.usual);
  for (let k = 0; k < row.other.length; k += 2) values[row.other[k]!] = row.other[k + 1]!;
  return values;
}
