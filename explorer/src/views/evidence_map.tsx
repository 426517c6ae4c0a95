/** Interventions against outcomes: direction by sign and colour, certainty by size. */
import { useContext, useMemo, useState } from "preact/hooks";

import type { Direction, Statement, Thing } from "../data";
import { SIGNS, slug } from "../marks";
import { capital, Ground, Page, ThingLink } from "../statement";

const MOST_ROWS = 25;

export function EvidenceMap({ rows }: { rows: Statement[] }) {
  const { open } = useContext(Page);
  const [chosen, choose] = useState<Statement | null>(() => rows.find((row) => row.id === open) ?? null);
  const [outcome, setOutcome] = useState("");
  const [all, setAll] = useState(false);
  const outcomes = useMemo(() => commonest(rows.map((row) => row.outcome!)), [rows]);
  const columns = outcome ? outcomes.filter((one) => one.id === outcome) : outcomes;
  const told = outcome ? rows.filter((row) => row.outcome!.id === outcome) : rows;
  const lines = useMemo(() => commonest(told.map((row) => row.subject!)), [told]);
  const shown = all ? lines : lines.slice(0, MOST_ROWS);
  const at = (line: Thing, column: Thing) =>
    told.filter((row) => row.subject!.id === line.id && row.outcome!.id === column.id);
  return (
    <div class="evidence-map">
      {outcomes.length > 1 && (
        <label>
          Outcome{" "}
          <select value={outcome} onChange={(event) => setOutcome(event.currentTarget.value)}>
            <option value="">all {outcomes.length}</option>
            {outcomes.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
      )}
      <Legend />
      <div class="scroll" role="region" aria-label="Evidence map" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Intervention</th>
              {columns.map((column) => (
                <th key={column.id} scope="col">
                  <span>{column.name}</span>
                </th>
              ))}
              {outcome && <th scope="col">Effect</th>}
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <tr key={line.id}>
                <th scope="row">
                  <ThingLink thing={line} />
                </th>
                {columns.map((column) => (
                  <td key={column.id}>
                    {at(line, column).map((row) => (
                      <Mark key={row.id} row={row} chosen={row === chosen} choose={() => choose(row)} />
                    ))}
                  </td>
                ))}
                {outcome && <td class="effect">{at(line, columns[0]!).map((row) => row.text)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {lines.length > MOST_ROWS && (
        <button type="button" class="more" onClick={() => setAll(!all)}>
          {all ? "Show fewer" : `Show all ${lines.length} interventions`}
        </button>
      )}
      <div class="chosen" aria-live="polite">
        {chosen ? (
          <>
            <h4>
              {capital(chosen.subject!.name)}, {chosen.outcome!.name}: {chosen.direction}, {chosen.certainty} certainty
            </h4>
            {chosen.standing !== "established" && <p>{capital(chosen.standing)}.</p>}
            <p>
              {chosen.text} {chosen.role && `Place in care: ${chosen.role}.`}
            </p>
            <Ground statement={chosen} />
          </>
        ) : (
          <p class="quiet">Choose a mark to read what it rests on.</p>
        )}
      </div>
    </div>
  );
}

function Mark({ row, chosen, choose }: { row: Statement; chosen: boolean; choose: () => void }) {
  const direction = row.direction!;
  const doubt = row.standing === "established" || row.standing === "reported" ? "" : `, ${row.standing}`;
  const told = `${row.subject!.name}, ${row.outcome!.name}: ${direction}, ${row.certainty} certainty${doubt}`;
  return (
    <button
      type="button"
      class={`sign ${slug(direction)} ${slug(row.certainty)}-certainty ${row.standing}`}
      aria-label={told}
      aria-pressed={chosen}
      title={told}
      onClick={choose}
    >
      {SIGNS[direction]}
    </button>
  );
}

function Legend() {
  return (
    <p class="legend">
      {(Object.entries(SIGNS) as [Direction, string][]).map(([direction, sign]) => (
        <span key={direction}>
          <span class={`sign ${slug(direction)}`} aria-hidden="true">
            {sign}
          </span>{" "}
          {direction}
        </span>
      ))}
      <span>The larger a mark, the more certain. Dashed: contested. No mark: nothing recorded.</span>
    </p>
  );
}

/** Give each thing once, the one that is told of most often first. */
function commonest(things: Thing[]): Thing[] {
  const groups = Map.groupBy(things, (thing) => thing.id);
  return [...groups.values()].sort((a, b) => b.length - a.length).map((group) => group[0]!);
}
