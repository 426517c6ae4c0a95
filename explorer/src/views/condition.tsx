/** A condition: what is known of it, statement by statement. */
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";

import { type ConditionPage, docs, type Index, type OpenQuestion, type Statement, type Thing } from "../data";
import { toFindings } from "../route";
import { nothing } from "../ranking";
import { capital, Page, SourceLink, StatementDetails, ThingLink } from "../statement";
import { CausalGraph } from "./causal_graph";
import { EvidenceMap } from "./evidence_map";

interface Props {
  thing: Thing;
  page: ConditionPage;
  index: Index;
  open: string | null;
}

export function ConditionView({ thing, page, index, open }: Props) {
  const rows = useMemo(() => Map.groupBy(page.statements, (row) => row.kind), [page]);
  const of = (kind: string) => rows.get(kind) ?? [];
  const shown = of("manifestation").filter((row) => row.holds);
  const commonest = shown.filter((row) => row.standing === "established").slice(0, 4);
  return (
    <Page.Provider value={{ sources: page.sources, open }}>
      <h2 tabIndex={-1}>{capital(thing.name)}</h2>
      <p class="quiet">{page.facts.join(" · ")}</p>
      <p>{page.description}</p>
      <p class="links">
        {page.broader && (
          <>
            A subtype of <ThingLink thing={page.broader} />.{" "}
          </>
        )}
        <Subtypes things={page.narrower} />
        <a href={new URL(`knowledge/${index.pages["condition"]}/${thing.id}.html`, docs).href}>Read it as a page</a>
        {commonest.length > 1 && (
          <a href={toFindings({ ...nothing, present: commonest.map((row) => row.subject!.id) })}>
            What else looks like this?
          </a>
        )}
      </p>
      <Section title="What must not be missed" rows={of("red_flag")} open={open}>
        {(row) => <>{row.text}</>}
      </Section>
      <Section title="Symptoms and signs" rows={of("manifestation")} open={open}>
        {(row) => (
          <>
            {capital(row.subject!.name)}
            {row.sites?.length ? <span class="quiet"> ({row.sites.join(", ")})</span> : null}
          </>
        )}
      </Section>
      {of("treatment_effect").length > 0 && (
        <section>
          <h3>Treatments: an evidence map</h3>
          <EvidenceMap rows={of("treatment_effect")} />
        </section>
      )}
      {of("causal_link").some((row) => row.holds) && (
        <section>
          <h3>How it comes about</h3>
          <CausalGraph rows={of("causal_link")} levels={page.levels} />
        </section>
      )}
      <Section title="What tells it apart" rows={of("distinction")} open={open}>
        {(row) => (
          <>
            {capital((row.subject!.id === thing.id ? row.other! : row.subject!).name)}: {row.text}
            <span class="quiet"> (speaks for {row.details?.["speaks for"]})</span>
          </>
        )}
      </Section>
      <Section title="Tests" rows={of("diagnostic_finding")} open={open}>
        {named}
      </Section>
      <Section title="Antibodies" rows={of("antibody_association")} open={open}>
        {(row) => <>{capital(row.subject!.name)}</>}
      </Section>
      <Section title="What sets it off or raises the risk" rows={of("risk_association")} open={open}>
        {(row) => <>{capital(row.subject!.name)}</>}
      </Section>
      <Section title="How common, course and outlook" rows={of("characteristic")} open={open}>
        {named}
      </Section>
      <Unknown questions={page.questions} />
      <Gaps names={page.gaps} />
    </Page.Provider>
  );
}

/** Tell what is not known, and who says so. */
function Unknown({ questions }: { questions: OpenQuestion[] }) {
  if (!questions.length) return null;
  return (
    <section>
      <h3>What is not known</h3>
      <ul>
        {questions.map((question) => (
          <li key={question.about}>
            {capital(question.about)}: {question.text}
            {question.sources.map((id) => (
              <>
                {" "}
                <SourceLink id={id} short />
              </>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Say of what nothing is recorded or told, so that silence is not read as an answer. */
function Gaps({ names }: { names: string[] }) {
  if (!names.length) return null;
  return (
    <p class="quiet">
      Nothing is recorded here on {names.join(", ")}. That is a gap of the base, not an answer.
    </p>
  );
}

function named(row: Statement) {
  return (
    <>
      {capital(row.subject!.name)}: {row.text}
    </>
  );
}

function Subtypes({ things }: { things: Thing[] }) {
  if (!things.length) return null;
  return (
    <span>
      Subtypes, told on their own pages:{" "}
      {things.map((one, i) => (
        <>
          {i > 0 && ", "}
          <ThingLink thing={one} />
        </>
      ))}
      .
    </span>
  );
}

const MOST_OPEN = 12;

interface SectionProps {
  title: string;
  rows: Statement[];
  open: string | null;
  children: (row: Statement) => ComponentChildren;
}

function Section({ title, rows, open, children }: SectionProps) {
  if (!rows.length) return null;
  const lines = rows.map((row) => (
    <li key={row.id}>
      <StatementDetails statement={row}>{children(row)}</StatementDetails>
    </li>
  ));
  const rest = rows.slice(MOST_OPEN);
  return (
    <section>
      <h3>
        {title} <span class="quiet">{rows.length}</span>
      </h3>
      <ul class="statements">{lines.slice(0, MOST_OPEN)}</ul>
      {rest.length > 0 && (
        <details class="more" open={rest.some((row) => row.id === open)}>
          <summary>{rest.length} more</summary>
          <ul class="statements">{lines.slice(MOST_OPEN)}</ul>
        </details>
      )}
    </section>
  );
}
