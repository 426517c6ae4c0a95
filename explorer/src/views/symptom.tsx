/** A symptom: what causes it, what is done about it. */
import { docs, type Index, type SymptomPage, type Thing } from "../data";
import { CertaintyMark, FrequencyBar, StandingMark } from "../marks";
import { nothing } from "../ranking";
import { toFindings, toThing } from "../route";
import { capital, ThingLink } from "../statement";
import { Pointers } from "./other";

export function SymptomView({ thing, page, index }: { thing: Thing; page: SymptomPage; index: Index }) {
  return (
    <>
      <h2 tabIndex={-1}>{capital(thing.name)}</h2>
      <p>{page.description}</p>
      {page.examination && (
        <p>
          <strong>How it is looked for:</strong> {page.examination}
        </p>
      )}
      {page.pitfalls && (
        <p>
          <strong>What it is confused with:</strong> {page.pitfalls}
        </p>
      )}
      <Relatives title="Broader" things={page.broader} />
      <Relatives title="Narrower, included below" things={page.narrower} />
      <p class="links">
        <a href={new URL(`knowledge/${index.pages["symptom"]}/${thing.id}.html`, docs).href}>Read it as a page</a>
        <a href={toFindings({ ...nothing, present: [thing.id] })}>Weigh it with other findings</a>
      </p>
      <section>
        <h3>
          Conditions that cause it <span class="quiet">{page.causes.length}</span>
        </h3>
        {page.causes.length === 0 && <p class="quiet">Nothing is recorded. That is no proof that nothing causes it.</p>}
        <ul class="rows">
          {page.causes.map((cause) => (
            <li key={cause.condition.id}>
              <a href={toThing(cause.condition, cause.statements[0]!)}>{cause.condition.name}</a>
              <span class="marks">
                <FrequencyBar frequency={cause.frequency} />
                <StandingMark standing={cause.standing} holds />
                <CertaintyMark certainty={cause.certainty} />
              </span>
            </li>
          ))}
        </ul>
      </section>
      <Pointers title="What is done about it" rows={page.effects} />
    </>
  );
}

function Relatives({ title, things }: { title: string; things: Thing[] }) {
  if (!things.length) return null;
  return (
    <p>
      <strong>{title}:</strong>{" "}
      {things.map((one, i) => (
        <>
          {i > 0 && ", "}
          <ThingLink thing={one} />
        </>
      ))}
    </p>
  );
}
