/** One statement, folded to a line, with its evidence and sources inside. */
import { createContext, type ComponentChildren } from "preact";
import { useContext, useEffect, useRef } from "preact/hooks";

import type { Evidence, Source, Statement, Thing } from "./data";
import { CertaintyMark, DirectionMark, FrequencyBar, StandingMark } from "./marks";
import { toThing } from "./route";

/** What a statement is shown among: its page's sources, and which one is to be open. */
export const Page = createContext<{ sources: Record<string, Source>; open: string | null }>({
  sources: {},
  open: null,
});

export function ThingLink({ thing }: { thing: Thing }) {
  return thing.kind === "word" ? <>{thing.name}</> : <a href={toThing(thing)}>{thing.name}</a>;
}

export function capital(text: string): string {
  return /^[a-z][A-Z]/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

export function StatementDetails({ statement, children }: { statement: Statement; children: ComponentChildren }) {
  const { open } = useContext(Page);
  const element = useRef<HTMLDetailsElement>(null);
  const wanted = open === statement.id;
  useEffect(() => {
    if (wanted && element.current) {
      element.current.open = true;
      element.current.scrollIntoView({ block: "center" });
      element.current.querySelector("summary")?.focus();
    }
  }, [wanted]);
  return (
    <details class="statement" ref={element} data-id={statement.id}>
      <summary>
        <span class="told">{children}</span> <Marks statement={statement} />
      </summary>
      <Ground statement={statement}>
        <Ends statement={statement} />
      </Ground>
    </details>
  );
}

function Marks({ statement }: { statement: Statement }) {
  const doubtful = !statement.holds || statement.standing !== "established";
  return (
    <span class="marks">
      {statement.direction && <DirectionMark direction={statement.direction} />}
      {statement.frequency && <FrequencyBar frequency={statement.frequency} />}
      {doubtful && <StandingMark standing={statement.standing} holds={statement.holds} />}
      <CertaintyMark certainty={statement.certainty} />
    </span>
  );
}

/** Ways on, inside the details: a link in a summary would be a button in a button. */
function Ends({ statement }: { statement: Statement }) {
  const ends = [statement.subject, statement.other].filter((end) => end && end.kind !== "word") as Thing[];
  if (!ends.length) return null;
  return (
    <p class="links">
      {ends.map((end) => (
        <a key={end.id} href={toThing(end)}>
          More on {end.name}
        </a>
      ))}
    </p>
  );
}

/** All that a statement rests on. */
export function Ground({ statement, children }: { statement: Statement; children?: ComponentChildren }) {
  const details = Object.entries(statement.details ?? {}).filter(([, value]) => value);
  return (
    <div class="ground">
      {children}
      {statement.reason && (
        <p>
          <strong>{capital(statement.standing)}:</strong> {statement.reason}
        </p>
      )}
      {statement.note && <p>{statement.note}</p>}
      {details.length > 0 && (
        <dl>
          {details.map(([name, value]) => (
            <div key={name}>
              <dt>{capital(name)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {(statement.grades ?? []).map((grade) => (
        <p key={grade.scheme + grade.level + grade.wording}>
          <strong>{grade.scheme}</strong> level {grade.level}: “{grade.wording}” <SourceLink id={grade.source} short />
        </p>
      ))}
      <EvidenceList items={statement.evidence} />
      {(statement.harms ?? []).map((harm) => (
        <div key={harm.harm}>
          <p>
            <strong>Unwanted:</strong> {harm.harm}
          </p>
          <EvidenceList items={harm.evidence} />
        </div>
      ))}
      {statement.rationale.length > 0 && (
        <p class="quiet">
          Why {statement.certainty} certainty: {statement.rationale.join("; ")}.
        </p>
      )}
    </div>
  );
}

function EvidenceList({ items }: { items: Evidence[] }) {
  return (
    <ul class="evidence">
      {items.map((item, i) => (
        <li key={i}>
          {item.bearing !== "supports" && <strong>{capital(item.bearing)} it: </strong>}
          {item.found}
          <span class="quiet"> {aboutStudy(item)}</span>
          <br />
          <SourceLink id={item.source} />
        </li>
      ))}
    </ul>
  );
}

function aboutStudy(item: Evidence): string {
  const people = item.people === null ? null : `${item.people} ${item.people === 1 ? "person" : "people"}`;
  const bias = item.bias && `${item.bias} risk of bias`;
  const parts = [capital(item.design), people, item.setting, bias, item.indirect && `indirect: ${item.indirect}`];
  return `${parts.filter(Boolean).join(", ")}.`;
}

export function SourceLink({ id, short }: { id: string; short?: boolean }) {
  const source = useContext(Page).sources[id];
  if (!source) return <>{id}</>;
  const where = [source.name, source.journal].filter(Boolean).join(", ");
  return (
    <a class="source" href={source.link} target="_blank" rel="noopener">
      {short ? id : `${where}: ${source.title}`}
      <span class="hidden"> (opens the record of {id} in a new tab)</span>
    </a>
  );
}
