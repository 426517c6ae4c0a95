/** Where the reader is, kept in the address, so that a view can be linked, and "back" works. */
import { useEffect, useState } from "preact/hooks";

import { type Findings, nothing } from "./ranking";

export type Route =
  | { view: "start" }
  | { view: "findings"; findings: Findings }
  | { view: "thing"; kind: string; id: string; statement: string | null };

export function toThing(thing: { kind: string; id: string }, statement?: string): string {
  const open = statement ? `?statement=${encodeURIComponent(statement)}` : "";
  return `#/${thing.kind}/${thing.id}${open}`;
}

export function toFindings(findings: Findings): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(findings) as [string, string | string[] | null][]) {
    if (value?.length) query.set(name, Array.isArray(value) ? value.join(",") : value);
  }
  return `#/findings?${query}`;
}

export function parse(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const [view = "", id = ""] = path.split("/");
  const given = new URLSearchParams(query);
  if (view === "findings") return { view, findings: findingsOf(given) };
  if (view && id) return { view: "thing", kind: view, id, statement: given.get("statement") };
  return { view: "start" };
}

function findingsOf(given: URLSearchParams): Findings {
  const list = (name: string) => given.get(name)?.split(",").filter(Boolean) ?? [];
  return {
    ...nothing,
    present: list("present"),
    absent: list("absent"),
    sex: given.get("sex"),
    age: given.get("age"),
    onset: given.get("onset"),
  };
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => parse(location.hash));
  useEffect(() => {
    const follow = () => setRoute(parse(location.hash));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return route;
}
