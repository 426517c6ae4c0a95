/** What the knowledge base hands over, and how it is loaded: docs/generate_explorer.py writes it. */

export interface Thing {
  kind: string;
  id: string;
  name: string;
}

export interface Frequency {
  text: string;
  low: number;
  high: number;
}

export interface Evidence {
  source: string;
  found: string;
  bearing: string;
  design: string;
  people: number | null;
  setting: string | null;
  bias: string | null;
  indirect: string | null;
}

export interface Grade {
  scheme: string;
  level: string;
  wording: string;
  source: string;
}

export interface Harm {
  harm: string;
  evidence: Evidence[];
}

export type Standing = "established" | "reported" | "contested" | "refuted";
export type Certainty = "high" | "moderate" | "low" | "very low";
export type Direction = "benefit" | "mixed" | "no benefit" | "harm" | "unknown";

export interface Statement {
  id: string;
  kind: string;
  condition: Thing | null;
  subject: Thing | null;
  other?: Thing;
  outcome?: Thing;
  text?: string | null;
  direction?: Direction;
  role?: string | null;
  grades?: Grade[];
  harms?: Harm[];
  frequency?: Frequency | null;
  sites?: string[];
  details?: Record<string, string | null>;
  standing: Standing;
  reason: string | null;
  holds: boolean;
  certainty: Certainty;
  rationale: string[];
  note: string | null;
  evidence: Evidence[];
}

export interface Source {
  title: string;
  /** Author and year, as one would say it. */
  name: string;
  journal: string | null;
  link: string;
}

export interface OpenQuestion {
  about: string;
  text: string;
  sources: string[];
}

export interface ConditionPage {
  description: string;
  facts: string[];
  broader: Thing | null;
  narrower: Thing[];
  statements: Statement[];
  levels: Record<string, string>;
  questions: OpenQuestion[];
  gaps: string[];
  sources: Record<string, Source>;
}

/** A statement in short; the whole of it is on its condition's page. */
export interface Pointer {
  id: string;
  kind: string;
  condition: Thing | null;
  subject: Thing | null;
  other: Thing | null;
  text: string | null;
  standing: Standing;
  certainty: Certainty;
  direction: Direction | null;
  holds: boolean;
}

export interface Cause {
  condition: Thing;
  frequency: Frequency | null;
  standing: Standing;
  certainty: Certainty;
  statements: string[];
}

export interface SymptomPage {
  description: string;
  examination: string | null;
  pitfalls: string | null;
  broader: Thing[];
  narrower: Thing[];
  causes: Cause[];
  effects: Pointer[];
}

export interface OtherPage {
  description: string;
  uses: Pointer[];
}

/** One clue for all conditions, in thousandths of the logarithm of a likelihood ratio. */
export interface Row {
  usual: number;
  /** Number of a condition and its value, in turn. */
  other: number[];
  /** Numbers of the conditions of which something is recorded. */
  known: number[];
}

export interface Ranking {
  conditions: string[];
  broader: Record<string, string[]>;
  present: Record<string, Row>;
  absent: Record<string, Record<string, Row>>;
  sex: Record<string, Row>;
  onset: Record<string, Row>;
  age: Record<string, Row>;
  prevalence: Row;
}

export interface Index {
  version: string;
  disclaimer: string;
  pages: Record<string, string>;
  things: [kind: string, id: string, name: string, otherNames: string[]][];
  ranking: Ranking;
}

declare global {
  interface Window {
    neuroimmune: { receive: (name: string, value: unknown) => void };
  }
}

const script = document.currentScript as HTMLScriptElement | null;
const home = new URL(".", script?.src ?? document.baseURI);
/** The folder of the documentation, for links to its pages. */
export const docs = new URL("../../", home);

const loading = new Map<string, Promise<unknown>>();
const waiting = new Map<string, (value: unknown) => void>();
window.neuroimmune = { receive: (name, value) => waiting.get(name)?.(value) };

/** Load a part of the base once: "index", "condition/multiple-sclerosis". */
export function load<T>(name: string): Promise<T> {
  let found = loading.get(name);
  if (!found) {
    found = new Promise((resolve, reject) => {
      waiting.set(name, resolve);
      const element = document.createElement("script");
      element.src = new URL(`data/${name}.js`, home).href;
      element.onerror = () => {
        loading.delete(name); // so that a second try can succeed
        reject(new Error(`${name} could not be loaded. Check the connection and try again.`));
      };
      document.head.append(element);
    });
    loading.set(name, found);
  }
  return found as Promise<T>;
}
