/** Findings to a ranked list of conditions, each with its arithmetic. */
import { useMemo, useState } from "preact/hooks";

import type { Index, Thing } from "../data";
import { Finder } from "../finder";
import { type Candidate, type Clue, contradictions, type Findings, rank } from "../ranking";
import { toFindings, toThing } from "../route";
import type { Search } from "../search";

interface Props {
  index: Index;
  search: Search;
  findings: Findings;
}

const MOST_SHOWN = 10;

export function FindingsView({ index, search, findings: asked }: Props) {
  const findings = useMemo(() => known(asked, index), [asked, index]);
  const change = (part: Partial<Findings>) => {
    location.hash = toFindings({ ...findings, ...part });
  };
  const name = (id: string) => search.get("symptom", id)?.name ?? id;
  const without = (id: string) => ({
    present: findings.present.filter((one) => one !== id),
    absent: findings.absent.filter((one) => one !== id),
  });
  const add = (thing: Thing) => change({ ...without(thing.id), present: [...without(thing.id).present, thing.id] });
  const conflicts = contradictions(index.ranking, findings);
  const candidates = useMemo(() => rank(index.ranking, findings), [index, findings]);
  return (
    <>
      <h2 tabIndex={-1}>Which conditions fit these findings?</h2>
      <div class="patient">
        <Finder
          label="Add a symptom or sign"
          placeholder="shaky hands, double vision, pins and needles …"
          find={(query) => search.find(query, "symptom")}
          choose={add}
        />
        <ul class="findings" aria-label="Findings">
          {[...findings.present, ...findings.absent].map((id) => {
            const absent = findings.absent.includes(id);
            const rest = without(id);
            const turned = absent
              ? { ...rest, present: [...rest.present, id] }
              : { ...rest, absent: [...rest.absent, id] };
            return (
              <li key={id} class={absent ? "absent" : "present"}>
                <a href={toThing({ kind: "symptom", id })}>{name(id)}</a>
                <button type="button" aria-pressed={absent} onClick={() => change(turned)}>
                  {absent ? "absent" : "present"}
                  <span class="hidden">: change {name(id)}</span>
                </button>
                <button type="button" class="remove" onClick={() => change(rest)}>
                  <span aria-hidden="true">×</span>
                  <span class="hidden">Remove {name(id)}</span>
                </button>
              </li>
            );
          })}
        </ul>
        <div class="facts">
          <Choice
            label="Sex"
            value={findings.sex}
            options={{ female: "female", male: "male" }}
            choose={(sex) => change({ sex })}
          />
          <Choice label="Age" value={findings.age} options={decades(index)} choose={(age) => change({ age })} />
          <Choice
            label="Onset"
            value={findings.onset}
            options={{ acute: "acute", subacute: "subacute", chronic: "chronic" }}
            choose={(onset) => change({ onset })}
          />
        </div>
      </div>
      {conflicts.length > 0 && (
        <p class="warning" role="alert">
          {conflicts.map(name).join(", ")} cannot be absent: it, or something narrower, is present. It is left out.
        </p>
      )}
      {findings.present.length === 0 ? (
        <p>Add at least one finding that is present.</p>
      ) : (
        <Ranked candidates={candidates} name={name} search={search} />
      )}
    </>
  );
}

function Ranked({ candidates, name, search }: { candidates: Candidate[]; name: (id: string) => string; search: Search }) {
  const [all, setAll] = useState(false);
  const shown = all ? candidates : candidates.slice(0, MOST_SHOWN);
  return (
    <section>
      <h3>Conditions, the likeliest first</h3>
      <p class="quiet">
        Shares are relative to the {candidates.length} conditions that the base knows. This is no diagnosis, and it does
        not replace the judgement of a clinician.
      </p>
      <ol class="candidates">
        {shown.map((one) => (
          <li key={one.condition}>
            <details>
              <summary>
                <span class="told">{search.get("condition", one.condition)?.name ?? one.condition}</span>
                <span class="share">
                  <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="track" width="100" height="8" />
                    <rect class="least" width={100 * one.probability} height="8" />
                  </svg>{" "}
                  {percent(one.probability)}
                </span>
              </summary>
              <Arithmetic candidate={one} name={name} />
            </details>
          </li>
        ))}
      </ol>
      {candidates.length > MOST_SHOWN && (
        <button type="button" class="more" onClick={() => setAll(!all)}>
          {all ? "Show fewer" : `Show all ${candidates.length}`}
        </button>
      )}
    </section>
  );
}

function Arithmetic({ candidate, name }: { candidate: Candidate; name: (id: string) => string }) {
  const parts = [...candidate.contributions].sort((a, b) => b.value - a.value);
  const most = Math.max(1000, ...parts.map((part) => Math.abs(part.value)));
  return (
    <div class="ground">
      <p>
        <a href={toThing({ kind: "condition", id: candidate.condition })}>
          Read about it, with the evidence behind these numbers
        </a>
      </p>
      {candidate.unexplained.length > 0 && (
        <p>Not recorded for it: {candidate.unexplained.map(name).join(", ")}.</p>
      )}
      <table class="arithmetic">
        <caption class="hidden">What each clue multiplies the odds by</caption>
        <thead>
          <tr>
            <th scope="col">Clue</th>
            <th scope="col">Odds</th>
            <td aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {parts.map(({ clue, value }) => (
            <tr key={`${clue.name}${clue.absent}`}>
              <th scope="row">{clueName(clue, name)}</th>
              <td>×{ratio(value)}</td>
              <td aria-hidden="true">
                <span
                  class={value < 0 ? "against" : "for"}
                  style={{ width: `${(50 * Math.abs(value)) / most}%` }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function clueName(clue: Clue, name: (id: string) => string): string {
  if (["sex", "age", "onset"].includes(clue.name)) return clue.name;
  if (clue.name === "prevalence") return "how common it is";
  return clue.absent ? `no ${name(clue.name)}` : name(clue.name);
}

interface ChoiceProps {
  label: string;
  value: string | null;
  options: Record<string, string>;
  choose: (value: string | null) => void;
}

function Choice({ label, value, options, choose }: ChoiceProps) {
  return (
    <label>
      {label}{" "}
      <select value={value ?? ""} onChange={(event) => choose(event.currentTarget.value || null)}>
        <option value="">not said</option>
        {Object.entries(options).map(([id, text]) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function decades(index: Index): Record<string, string> {
  const middles = Object.keys(index.ranking.age).map(Number).sort((a, b) => a - b);
  return Object.fromEntries(middles.map((age) => [String(age), `${age - 5} to ${age + 4} years`]));
}

/** Leave out what an address names and the base does not know. */
function known(asked: Findings, index: Index): Findings {
  const { ranking } = index;
  const symptoms = (ids: string[]) => [...new Set(ids)].filter((id) => id in ranking.present);
  const word = (value: string | null, rows: object) => (value !== null && value in rows ? value : null);
  return {
    present: symptoms(asked.present),
    absent: symptoms(asked.absent),
    sex: word(asked.sex, ranking.sex),
    age: word(asked.age, ranking.age),
    onset: word(asked.onset, ranking.onset),
  };
}

function percent(share: number): string {
  return share < 0.01 ? "< 1%" : `${Math.round(100 * share)}%`;
}

function ratio(value: number): string {
  const factor = Math.exp(value / 1000);
  return factor >= 10 ? factor.toFixed(0) : factor.toPrecision(2);
}
