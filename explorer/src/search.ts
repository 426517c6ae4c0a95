/** Names, other names, lay words and typing errors to things. */
import MiniSearch from "minisearch";

import type { Index, Thing } from "./data";

export interface Found extends Thing {
  /** The other name that fitted, where it was not the usual one. */
  matched: string | null;
}

export class Search {
  private readonly engine: MiniSearch<Thing & { key: string; others: string[] }>;
  private readonly things = new Map<string, Thing & { others: string[] }>();

  constructor(index: Index) {
    this.engine = new MiniSearch({
      idField: "key",
      fields: ["name", "others"],
      extractField: (thing, field) =>
        field === "others" ? thing.others.join(" \n ") : (thing as unknown as Record<string, string>)[field]!,
      searchOptions: {
        boost: { name: 1.5 },
        prefix: true,
        fuzzy: (term) => (term.length > 3 ? 0.25 : false),
        weights: { fuzzy: 0.3, prefix: 0.6 },
        boostDocument: (key) => (/^(condition|symptom):/.test(String(key)) ? 1.5 : 1),
      },
    });
    for (const [kind, id, name, others] of index.things) {
      const thing = { kind, id, name, others };
      this.things.set(`${kind}:${id}`, thing);
      this.engine.add({ ...thing, key: `${kind}:${id}` });
    }
  }

  /** Give the thing with this id, if there is one. */
  get(kind: string, id: string): Thing | undefined {
    return this.things.get(`${kind}:${id}`);
  }

  /** Find what is called like the query, of one kind if it is given. */
  find(query: string, kind?: string, most = 8): Found[] {
    const filter = kind ? { filter: (hit: { id: unknown }) => String(hit.id).startsWith(`${kind}:`) } : {};
    const all = this.engine.search(query, { combineWith: "AND", ...filter });
    const hits = all.length ? all : this.engine.search(query, filter);
    const words = query.toLowerCase();
    return hits
      .map((hit) => ({ thing: this.things.get(String(hit.id))!, score: hit.score }))
      .sort((a, b) => exactness(b.thing, words) - exactness(a.thing, words) || b.score - a.score)
      .slice(0, most)
      .map(({ thing }) => ({ kind: thing.kind, id: thing.id, name: thing.name, matched: matched(thing, words) }));
  }
}

function exactness(thing: Thing & { others: string[] }, words: string): number {
  if (thing.name.toLowerCase() === words) return 2;
  return thing.others.some((other) => other.toLowerCase() === words) ? 1 : 0;
}

function matched(thing: Thing & { others: string[] }, words: string): string | null {
  const first = words.split(/\s+/)[0]!;
  if (thing.name.toLowerCase().includes(first)) return null;
  return thing.others.find((other) => other.toLowerCase().includes(first)) ?? null;
}
