/** The explorer: search, findings, and a view of everything that the base knows. */
import { render } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";

import { type ConditionPage, type Index, load, type OtherPage, type SymptomPage } from "./data";
import "./explorer.css";
import { Finder } from "./finder";
import { nothing } from "./ranking";
import { type Route, toFindings, toThing, useRoute } from "./route";
import { Search } from "./search";
import { ConditionView } from "./views/condition";
import { FindingsView } from "./views/findings";
import { OtherView } from "./views/other";
import { SymptomView } from "./views/symptom";

function Explorer({ index }: { index: Index }) {
  const search = useMemo(() => new Search(index), [index]);
  const route = useRoute();
  const view = useRef<HTMLElement>(null);
  const moved = useRef(false);
  const place = route.view === "thing" ? `${route.kind}/${route.id}` : route.view;
  const arrived = () => {
    if (moved.current) view.current?.querySelector("h2")?.focus(); // so that it is read aloud
  };
  useEffect(() => {
    arrived();
    moved.current = true;
  }, [place]);
  return (
    <>
      <nav aria-label="Explorer">
        <Finder
          label="Search everything"
          placeholder="MS, shaky hands, nabiximols, anti-LGI1 …"
          find={(query) => search.find(query)}
          choose={(thing) => {
            location.hash = toThing(thing);
          }}
          kinds
        />
        <a class="button" href={toFindings(route.view === "findings" ? route.findings : nothing)}>
          Start from findings
        </a>
      </nav>
      <section ref={view} aria-label="What was found">
        <View route={route} index={index} search={search} arrived={arrived} />
      </section>
      <p class="quiet">
        {index.disclaimer} Data {index.version}.
      </p>
    </>
  );
}

interface ViewProps {
  route: Route;
  index: Index;
  search: Search;
  arrived: () => void;
}

function View({ route, index, search, arrived }: ViewProps) {
  if (route.view === "findings") return <FindingsView index={index} search={search} findings={route.findings} />;
  if (route.view === "start") return <Start />;
  const thing = search.get(route.kind, route.id);
  if (!thing) {
    return (
      <>
        <h2 tabIndex={-1}>Not found</h2>
        <p>
          The base has no {route.kind} “{route.id}”. Search for another word for it.
        </p>
      </>
    );
  }
  const name = `${thing.kind}/${thing.id}`;
  if (thing.kind === "condition") {
    return (
      <Loaded<ConditionPage> key={name} name={name} arrived={arrived}>
        {(page) => <ConditionView thing={thing} page={page} index={index} open={route.statement} />}
      </Loaded>
    );
  }
  if (thing.kind === "symptom") {
    return (
      <Loaded<SymptomPage> key={name} name={name} arrived={arrived}>
        {(page) => <SymptomView thing={thing} page={page} index={index} />}
      </Loaded>
    );
  }
  return (
    <Loaded<OtherPage> key={name} name={name} arrived={arrived}>
      {(page) => <OtherView thing={thing} page={page} index={index} />}
    </Loaded>
  );
}

function Start() {
  const examples = [
    { text: "What is known of multiple sclerosis", to: "#/condition/multiple-sclerosis" },
    { text: "What causes tremor", to: "#/symptom/tremor" },
    { text: "Where intravenous immunoglobulin helps", to: "#/intervention/intravenous-immunoglobulin" },
    {
      text: "Intention tremor and double vision, no rest tremor",
      to: toFindings({ ...nothing, present: ["intention-tremor", "diplopia"], absent: ["rest-tremor"] }),
    },
  ];
  return (
    <>
      <h2 tabIndex={-1}>Begin here</h2>
      <p>
        Search for a condition, symptom, treatment, mechanism, antibody, test or trigger by any name. Misspelt and
        everyday words do. Or start from findings, and see which conditions fit them and why.
      </p>
      <ul>
        {examples.map(({ text, to }) => (
          <li key={to}>
            <a href={to}>{text}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

interface LoadedProps<T> {
  name: string;
  arrived: () => void;
  children: (value: T) => preact.ComponentChildren;
}

function Loaded<T>({ name, arrived, children }: LoadedProps<T>) {
  const [value, setValue] = useState<T | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    load<T>(name).then(setValue, (reason: Error) => setError(reason.message));
  }, [name]);
  useEffect(arrived, [value]);
  if (error) return <p role="alert">{error}</p>;
  return value ? <>{children(value)}</> : <p class="quiet">Loading …</p>;
}

const place = document.getElementById("neuroimmune-explorer")!;
load<Index>("index").then(
  (index) => {
    place.replaceChildren();
    render(<Explorer index={index} />, place);
  },
  (error: Error) => {
    place.textContent = error.message;
  },
);
