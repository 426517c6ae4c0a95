/** Causes and effects as a graph, and once more as a list, for those who read or hear. */
import { Graph, layout } from "@dagrejs/dagre";
import { useEffect, useMemo, useRef } from "preact/hooks";

import type { Statement, Thing } from "../data";
import { toThing } from "../route";
import { StatementDetails } from "../statement";

const WIDTH = 150;
const LINE = 16;

interface Box {
  thing: Thing;
  x: number;
  y: number;
  height: number;
  lines: string[];
}

interface Drawing {
  width: number;
  height: number;
  boxes: Box[];
  arrows: { row: Statement; path: string }[];
}

export function CausalGraph({ rows, levels }: { rows: Statement[]; levels: Record<string, string> }) {
  const drawing = useMemo(() => draw(rows.filter((row) => row.holds)), [rows]);
  const view = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A tall graph begins where its first causes are, not in its empty corner.
    const first = drawing.boxes.reduce((best, box) => (box.x < best.x ? box : best), drawing.boxes[0]!);
    if (view.current) view.current.scrollTop = first.y - view.current.clientHeight / 2;
  }, [drawing]);
  return (
    <div class="causal-graph">
      <div class="scroll" role="region" aria-label="Causal graph" tabIndex={0} ref={view}>
        <svg width={drawing.width} height={drawing.height} viewBox={`0 0 ${drawing.width} ${drawing.height}`}>
          <title>Causes and effects; the list below says the same</title>
          <defs>
            <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
              <path d="M0 0 8 4 0 8z" />
            </marker>
          </defs>
          {drawing.arrows.map(({ row, path }) => (
            <path key={row.id} class={`arrow ${row.standing}`} d={path} marker-end="url(#arrow)" />
          ))}
          {drawing.boxes.map((box) => (
            <a key={`${box.thing.kind}:${box.thing.id}`} href={toThing(box.thing)}>
              <g class={`box ${levels[box.thing.id] ?? box.thing.kind}`}>
                <rect x={box.x - WIDTH / 2} y={box.y - box.height / 2} width={WIDTH} height={box.height} rx="6" />
                <text x={box.x} y={box.y - ((box.lines.length - 1) * LINE) / 2}>
                  {box.lines.map((line, i) => (
                    <tspan key={i} x={box.x} dy={i ? LINE : 0}>
                      {line}
                    </tspan>
                  ))}
                </text>
              </g>
            </a>
          ))}
        </svg>
      </div>
      <details class="more">
        <summary>The {rows.length} steps in words, with their evidence</summary>
        <ul class="statements">
          {rows.map((row) => (
            <li key={row.id}>
              <StatementDetails statement={row}>
                {row.subject!.name} → {row.other!.name}
              </StatementDetails>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function draw(rows: Statement[]): Drawing {
  const graph = new Graph();
  graph.setGraph({ rankdir: "LR", nodesep: 14, ranksep: 44, marginx: 4, marginy: 4 });
  graph.setDefaultEdgeLabel(() => ({}));
  const key = (thing: Thing) => `${thing.kind}:${thing.id}`;
  const things = new Map(rows.flatMap((row) => [row.subject!, row.other!]).map((thing) => [key(thing), thing]));
  for (const [name, thing] of things) {
    const lines = wrapped(thing.name);
    graph.setNode(name, { width: WIDTH, height: lines.length * LINE + 14, lines });
  }
  for (const row of rows) graph.setEdge(key(row.subject!), key(row.other!), {});
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width,
    height,
    boxes: [...things].map(([name, thing]) => {
      const { x, y, height: tall, lines } = graph.node(name) as unknown as Box;
      return { thing, x, y, height: tall, lines };
    }),
    arrows: rows.map((row) => {
      const edge = graph.edge(key(row.subject!), key(row.other!)) as { points: { x: number; y: number }[] };
      return { row, path: smooth(edge.points) };
    }),
  };
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 21) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Join points by curves through the middles between them. */
function smooth(points: { x: number; y: number }[]): string {
  const [first, ...rest] = points;
  const last = rest.pop()!;
  const middles = rest.map((point, i) => {
    const next = rest[i + 1] ?? last;
    return `Q${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`;
  });
  return `M${first!.x} ${first!.y} ${middles.join(" ")} L${last.x} ${last.y}`;
}
