/** A treatment, mechanism, antibody, test or trigger: where it takes part. */
import { docs, type Index, type OtherPage, type Pointer, type Thing } from "../data";
import { CertaintyMark, DirectionMark, StandingMark } from "../marks";
import { toThing } from "../route";
import { capital } from "../statement";

export function OtherView({ thing, page, index }: { thing: Thing; page: OtherPage; index: Index }) {
  const folder = index.pages[thing.kind];
  return (
    <>
      <h2 tabIndex={-1}>{capital(thing.name)}</h2>
      <p class="quiet">{thing.kind}</p>
      <p>{page.description}</p>
      {folder && (
        <p class="links">
          <a href={new URL(`knowledge/${folder}/${thing.id}.html`, docs).href}>Read it as a page</a>
        </p>
      )}
      <Pointers title="Where it takes part" rows={page.uses} />
      {page.uses.length === 0 && <p class="quiet">Nothing is recorded.</p>}
    </>
  );
}

/** Statements in short, each with a way to the whole. */
export function Pointers({ title, rows }: { title: string; rows: Pointer[] }) {
  if (!rows.length) return null;
  return (
    <section>
      <h3>
        {title} <span class="quiet">{rows.length}</span>
      </h3>
      <ul class="rows">
        {rows.map((row) => (
          <li key={row.id}>
            <span>
              <a href={toThing(row.condition!, row.id)}>{capital(told(row))}</a>
              <span class="quiet"> {row.condition!.name}</span>
            </span>
            <span class="marks">
              {row.direction && <DirectionMark direction={row.direction} />}
              {(!row.holds || row.standing !== "established") && (
                <StandingMark standing={row.standing} holds={row.holds} />
              )}
              <CertaintyMark certainty={row.certainty} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function told(row: Pointer): string {
  const ends = [row.subject, row.other].filter((end) => end !== null).map((end) => end.name);
  if (row.kind === "causal_link") return ends.join(" → ");
  if (row.kind === "treatment_effect") return ends.join(": ");
  return row.text ?? ends.join(", ");
}
