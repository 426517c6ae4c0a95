/** Small marks that say by colour, sign and word how sure and which way; never by colour alone. */
import type { Certainty, Direction, Frequency, Standing } from "./data";

export const SIGNS: Record<Direction, string> = {
  benefit: "+",
  mixed: "±",
  "no benefit": "0",
  harm: "−",
  unknown: "?",
};

const DOTS: Record<Certainty, number> = { "very low": 1, low: 2, moderate: 3, high: 4 };

export function CertaintyMark({ certainty }: { certainty: Certainty }) {
  return (
    <span class="mark certainty" title={`${certainty} certainty`}>
      <span aria-hidden="true">
        {"●".repeat(DOTS[certainty])}
        {"○".repeat(4 - DOTS[certainty])}
      </span>{" "}
      {certainty}
      <span class="hidden"> certainty</span>
    </span>
  );
}

export function DirectionMark({ direction }: { direction: Direction }) {
  return (
    <span class="mark">
      <span class={`sign ${slug(direction)}`} aria-hidden="true">
        {SIGNS[direction]}
      </span>{" "}
      {direction}
    </span>
  );
}

/** Contested and refuted statements say so loudly; the others quietly. */
export function StandingMark({ standing, holds }: { standing: Standing; holds: boolean }) {
  const text = holds || standing === "refuted" ? standing : "found in nobody";
  return <span class={`mark standing ${slug(text)}`}>{text}</span>;
}

export function FrequencyBar({ frequency }: { frequency: Frequency | null }) {
  if (!frequency) return <span class="quiet">no frequency recorded</span>;
  const { low, high, text } = frequency;
  return (
    <span class="frequency">
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect class="track" width="100" height="8" />
        <rect class="least" width={100 * low} height="8" />
        <rect class="range" x={100 * low} width={100 * (high - low)} height="8" />
      </svg>{" "}
      {text}
    </span>
  );
}

export function slug(text: string): string {
  return text.replaceAll(" ", "-");
}
