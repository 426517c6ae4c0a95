"""The causal graph as a layered drawing, one column a level."""

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Literal

from attrs import frozen
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, Rectangle
from matplotlib.path import Path

from neuroimmune.display import drawing as d
from neuroimmune.display.layering import Arrangement, arrange
from neuroimmune.model.autoantibody import Autoantibody
from neuroimmune.model.causal_link import CausalLink, CausalNode
from neuroimmune.model.mechanism import Mechanism
from neuroimmune.model.vocabulary import Level, Standing
from neuroimmune.reasoning.explanation import Explanation

__all__ = ["causal_graph"]

_COLUMNS: Mapping[str, str] = {
    "trigger": d.ORANGE,
    "condition": d.GREY,
    "immune": d.SKY_BLUE,
    "molecular": d.GREEN,
    "tissue": d.YELLOW,
    "circuit": d.BLUE,
    "physiological": d.PURPLE,
    "symptom": d.VERMILLION,
}
"""The columns from left to right, with the colours of their boxes."""

_LINES: Mapping[Standing, tuple[str, Literal["solid", "dashed", "dotted"], float]] = {
    Standing.ESTABLISHED: (d.BLACK, "solid", 1.3),
    Standing.REPORTED: (d.GREY, "solid", 0.8),
    Standing.CONTESTED: (d.VERMILLION, "dashed", 1.3),
    Standing.REFUTED: (d.VERMILLION, "dotted", 1.3),
}

_BOX, _BETWEEN, _MARGIN, _HEAD, _FOOT = 1.3, 0.6, 0.25, 0.35, 0.45
_LINE_HEIGHT, _PADDING, _LETTERS = 0.135, 0.13, 18
"""In inches; a drawing in an Axes of another size is scaled as a whole."""


@frozen
class _Drawing:
    """A causal graph with a place for everything, in inches."""

    nodes: Mapping[str, CausalNode]
    columns: Sequence[str]
    column_of: Mapping[str, int]
    heights: Mapping[str, float]
    links: Sequence[CausalLink]
    places: Arrangement

    @property
    def width(self) -> float:
        return 2 * _MARGIN + len(self.columns) * (_BOX + _BETWEEN) - _BETWEEN / 2

    @property
    def height(self) -> float:
        return _HEAD + self.places.extent + _FOOT + 2 * _MARGIN

    def at(self, name: str) -> tuple[float, float]:
        """Give the middle of a box or a passing place."""
        known = self.column_of.get(name)
        column = int(name.rpartition("@")[2]) if known is None else known
        x = _MARGIN + column * (_BOX + _BETWEEN) + _BOX / 2
        return x, _HEAD + _MARGIN + self.places.middles[name]


def causal_graph(explanation: Explanation, *, ax: Axes | None = None) -> Axes:
    """Draw how something comes about, from what sets it off to the symptom.

    Each level has its column; contested links are dashed.

    Parameters
    ----------
    explanation
        The answer of ``explain``.
    ax
        Where to draw; a figure that fits is made without it.

    Returns
    -------
    Axes
        One box (a text) a node and one arrow (a patch) a link; links that several conditions
        share are drawn once.

    Examples
    --------
    >>> import neuroimmune as ni
    >>> from neuroimmune import figures
    >>> ax = figures.causal_graph(ni.explain("MS", "intention tremor"))
    >>> ax.get_title(loc="left")
    'intention tremor in multiple sclerosis'
    """
    if not explanation.links:
        return d.nothing(str(explanation), ax)
    drawing = _drawing(explanation)
    scale = 1.0 if ax is None else _scale(ax, drawing)
    ax = ax or _filling(drawing.width, drawing.height)
    ax.set_axis_off()
    ax.set_aspect("equal")
    ax.set_xlim(0, drawing.width)
    ax.set_ylim(drawing.height, 0)
    for i, column in enumerate(drawing.columns):
        _draw_column(ax, drawing, i, column, scale)
    for name in drawing.nodes:
        _draw_box(ax, drawing, name, scale)
    ways = _ways(drawing)
    for link, way in zip(drawing.links, ways, strict=True):
        _draw_link(ax, link, way, scale)
    entries = {
        f"{standing} link": (Line2D([], [], color=colour, linestyle=style, linewidth=width),)
        for standing, (colour, style, width) in _LINES.items()
        if any(link.standing is standing for link in drawing.links)
    }
    ax.legend(
        [handles[0] for handles in entries.values()],
        list(entries),
        loc="lower left",
        ncols=len(entries),
        frameon=False,
        fontsize=d.SMALL * scale,
        handlelength=3.0,
    )
    return d.titled(ax, explanation.question)


def _drawing(explanation: Explanation) -> _Drawing:
    nodes = {_key(node): node for node in explanation.nodes}
    told = {_column(node) for node in nodes.values()}
    columns = [column for column in _COLUMNS if column in told]
    column_of = {name: columns.index(_column(node)) for name, node in nodes.items()}
    heights = {
        name: len(_box_lines(node)) * _LINE_HEIGHT + _PADDING for name, node in nodes.items()
    }
    # What several conditions share is drawn once.
    links = {(link.cause, link.effect, link.standing): link for link in explanation.links}
    ends = [(_key(link.cause), _key(link.effect)) for link in links.values()]
    return _Drawing(
        nodes=nodes,
        columns=columns,
        column_of=column_of,
        heights=heights,
        links=tuple(links.values()),
        places=arrange(column_of, heights, ends, gap=0.26),
    )


def _key(node: CausalNode) -> str:
    return f"{node.kind_name}:{node.id}"


def _column(node: CausalNode) -> str:
    """Say to which column something belongs; antibodies stand among the immune mechanisms."""
    if isinstance(node, Mechanism):
        return str(node.level)
    return str(Level.IMMUNE) if isinstance(node, Autoantibody) else node.kind_name


def _box_lines(node: CausalNode) -> list[str]:
    return wrap(node.name, _LETTERS)


def _filling(width: float, height: float) -> Axes:
    """Make a figure whose Axes fill it up to the title, so that an inch is an inch."""
    title, side = 0.45, 0.12
    figure = Figure(figsize=(width + 2 * side, height + title))
    whole = figure.bbox_inches
    return figure.add_axes((side / whole.width, 0.0, width / whole.width, height / whole.height))


def _scale(ax: Axes, drawing: _Drawing) -> float:
    """Say by how much the drawing is shrunk in an Axes of the caller's; a layout may shrink it."""
    room = ax.get_window_extent()
    dpi = ax.figure.dpi
    return 0.85 * min(room.width / dpi / drawing.width, room.height / dpi / drawing.height)


def _draw_column(ax: Axes, drawing: _Drawing, i: int, name: str, scale: float) -> None:
    left = _MARGIN + i * (_BOX + _BETWEEN)
    ax.text(
        left + _BOX / 2,
        _MARGIN,
        name,
        ha="center",
        va="center",
        fontsize=d.NORMAL * scale,
        fontweight="bold",
    )
    band = Rectangle(
        (left - 0.08, _MARGIN + 0.14),
        _BOX + 0.16,
        _HEAD + drawing.places.extent,
        facecolor="#F3F3F3",
        edgecolor="none",
        zorder=0,
    )
    ax.add_patch(band)


def _draw_box(ax: Axes, drawing: _Drawing, name: str, scale: float) -> None:
    x, y = drawing.at(name)
    node, height = drawing.nodes[name], drawing.heights[name]
    colour = _COLUMNS[_column(node)]
    box = FancyBboxPatch(
        (x - _BOX / 2, y - height / 2),
        _BOX,
        height,
        boxstyle="round,pad=0,rounding_size=0.06",
        facecolor=d.tint(colour),
        edgecolor=colour,
        linewidth=1.0 * scale,
        zorder=2,
    )
    ax.add_patch(box)
    ax.text(
        x,
        y,
        "\n".join(_box_lines(node)),
        ha="center",
        va="center",
        fontsize=d.SMALL * scale,
        color=d.BLACK,
        zorder=3,
    )


def _draw_link(ax: Axes, link: CausalLink, way: Path, scale: float) -> None:
    colour, style, width = _LINES[link.standing]
    arrow = FancyArrowPatch(
        path=way,
        arrowstyle="-|>",
        mutation_scale=8 * scale,
        color=colour,
        linestyle=style,
        linewidth=width * scale,
        zorder=1,
        label=str(link),
    )
    ax.add_patch(arrow)


def _ways(drawing: _Drawing) -> list[Path]:
    """Give the curve of each link."""
    ports = _ports(drawing)
    return [
        _straight_down(drawing, route)
        if _is_beside(drawing, route) and _are_neighbours(drawing, route)
        else _around(drawing, route, i, ports)
        if _is_beside(drawing, route)
        else _across(drawing, route, i, ports)
        for i, route in enumerate(drawing.places.routes)
    ]


def _is_beside(drawing: _Drawing, route: Sequence[str]) -> bool:
    return drawing.column_of[route[0]] == drawing.column_of[route[-1]]


def _are_neighbours(drawing: _Drawing, route: Sequence[str]) -> bool:
    column = drawing.places.columns[drawing.column_of[route[0]]]
    boxes = [name for name in column if name in drawing.nodes]
    return abs(boxes.index(route[0]) - boxes.index(route[-1])) == 1


def _sides(drawing: _Drawing, route: Sequence[str]) -> tuple[int, int]:
    """Say at which side (left -1, right 1) a link leaves its cause and reaches its effect."""
    if _is_beside(drawing, route):
        return 1, 1
    way = 1 if drawing.column_of[route[-1]] > drawing.column_of[route[0]] else -1
    return way, -way


def _ports(drawing: _Drawing) -> dict[tuple[int, int], float]:
    """Spread the ends of links over the sides of boxes, in the order of where they come from.

    Keyed by the number of the link and the end: 0 at the cause, -1 at the effect.
    """
    ends: dict[tuple[str, int], list[tuple[float, int, int]]] = {}
    for i, route in enumerate(drawing.places.routes):
        if _is_beside(drawing, route) and _are_neighbours(drawing, route):
            continue
        out, into = _sides(drawing, route)
        for end, side, other in ((0, out, route[1]), (-1, into, route[-2])):
            ends.setdefault((route[end], side), []).append((drawing.at(other)[1], i, end))
    ports = {}
    for (name, _), found in ends.items():
        room = drawing.heights[name] * 0.7
        for k, (_, i, end) in enumerate(sorted(found)):
            ports[i, end] = drawing.at(name)[1] + room * ((k + 0.5) / len(found) - 0.5)
    return ports


def _straight_down(drawing: _Drawing, route: Sequence[str]) -> Path:
    (x, start), (_, end) = drawing.at(route[0]), drawing.at(route[-1])
    way = 1 if end > start else -1
    x -= way * 0.1  # so that two that run opposite ways do not meet
    start += way * drawing.heights[route[0]] / 2
    end -= way * drawing.heights[route[-1]] / 2
    return Path([(x, start), (x, end)])


def _around(
    drawing: _Drawing, route: Sequence[str], i: int, ports: Mapping[tuple[int, int], float]
) -> Path:
    """Lead a link past the boxes between, on the right."""
    x = drawing.at(route[0])[0] + _BOX / 2
    start, end = ports[i, 0], ports[i, -1]
    out = x + min(_BETWEEN * 1.1, 0.25 + 0.12 * abs(end - start))
    return Path([(x, start), (out, start), (out, end), (x, end)], [1, 4, 4, 4])


def _across(
    drawing: _Drawing, route: Sequence[str], i: int, ports: Mapping[tuple[int, int], float]
) -> Path:
    """Lead a link from column to column, level where it passes one."""
    way = _sides(drawing, route)[0]
    half = way * _BOX / 2
    points = [(drawing.at(route[0])[0] + half, ports[i, 0])]
    for name in route[1:-1]:
        x, y = drawing.at(name)
        points += [(x - half, y), (x + half, y)]
    points.append((drawing.at(route[-1])[0] - half, ports[i, -1]))
    vertices, codes = [points[0]], [int(Path.MOVETO)]
    for k in range(0, len(points) - 1, 2):
        (x, y), (after, height) = points[k], points[k + 1]
        middle = (x + after) / 2
        vertices += [(middle, y), (middle, height), (after, height), *points[k + 2 : k + 3]]
        codes += [int(Path.CURVE4)] * 3 + [int(Path.LINETO)] * len(points[k + 2 : k + 3])
    return Path(vertices, codes)
