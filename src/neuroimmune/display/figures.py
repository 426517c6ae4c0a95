"""Figures, drawn with matplotlib's objects: nothing global is touched, nothing is shown.

Colours are those of Okabe and Ito, which all eyes tell apart; none carries a meaning alone: a
symbol, a hatch or a text says the same, for print and for grey.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from math import ceil, exp, floor, log, sqrt
from textwrap import shorten, wrap
from typing import TypeVar

from attrs import frozen

from neuroimmune.display.layering import Arrangement, arrange
from neuroimmune.errors import MissingExtraError
from neuroimmune.model.autoantibody import Autoantibody
from neuroimmune.model.causal_link import CausalLink, CausalNode
from neuroimmune.model.condition import Condition
from neuroimmune.model.evidence import Evidence
from neuroimmune.model.frequency import Frequency
from neuroimmune.model.manifestation import Manifestation
from neuroimmune.model.mechanism import Mechanism
from neuroimmune.model.symptom import Symptom
from neuroimmune.model.treatment_effect import TreatmentEffect
from neuroimmune.model.vocabulary import Bearing, Certainty, Direction, Level, Standing
from neuroimmune.reasoning.causes import Cause, causes
from neuroimmune.reasoning.contribution import Contribution
from neuroimmune.reasoning.differential import Candidate
from neuroimmune.reasoning.explanation import Explanation

try:
    from matplotlib import colormaps
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.colors import to_hex, to_rgb
    from matplotlib.figure import Figure
    from matplotlib.legend_handler import HandlerTuple
    from matplotlib.lines import Line2D
    from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, Patch, Rectangle
    from matplotlib.path import Path
    from matplotlib.ticker import PercentFormatter
except ImportError:
    raise MissingExtraError("a figure", "plot") from None

__all__ = ["causal_graph", "evidence_map", "forest", "symptom_heatmap", "waterfall"]

T = TypeVar("T")

_BLACK, _WHITE, _GREY, _PALE = "#000000", "#FFFFFF", "#6E6E6E", "#D9D9D9"
_ORANGE, _SKY_BLUE, _GREEN, _YELLOW = "#E69F00", "#56B4E9", "#009E73", "#F0E442"
_BLUE, _VERMILLION, _PURPLE = "#0072B2", "#D55E00", "#CC79A7"
_SMALL, _NORMAL, _LARGE = 8, 9, 11


# -- evidence map ------------------------------------------------------------------------------

_DIRECTIONS: Mapping[Direction, tuple[str, str]] = {
    Direction.BENEFIT: (_GREEN, "$+$"),
    Direction.MIXED: (_YELLOW, r"$\pm$"),
    Direction.NO_BENEFIT: (_BLUE, "$0$"),
    Direction.HARM: (_VERMILLION, "$-$"),
    Direction.UNKNOWN: (_PALE, "$?$"),
}
"""Colour and symbol of each direction; grey is what nobody knows."""

_SIZES: Mapping[Certainty, float] = {
    Certainty.VERY_LOW: 10.0,
    Certainty.LOW: 13.0,
    Certainty.MODERATE: 16.5,
    Certainty.HIGH: 20.0,
}
"""Diameter of a mark in points; the least still holds a readable symbol."""

_EDGES: Mapping[Standing, str] = {
    Standing.ESTABLISHED: "solid",
    Standing.REPORTED: "solid",
    Standing.CONTESTED: "dashed",
    Standing.REFUTED: "dotted",
}


def evidence_map(effects: Iterable[TreatmentEffect], *, ax: Axes | None = None) -> Axes:
    """Draw interventions against outcomes: which way, and how certain.

    Colour and symbol give the direction, size the certainty; a contested effect has a dashed edge.

    Parameters
    ----------
    effects
        Rows of ``treatments_for``; they are drawn in their order, from above.
    ax
        Where to draw; a figure is made without it.

    Returns
    -------
    Axes
        One mark (a collection) an effect, its symbol among the lines.

    Examples
    --------
    >>> import neuroimmune as ni
    >>> from neuroimmune import figures
    >>> ax = figures.evidence_map(ni.treatments_for("MS", symptom="tremor")[:5])
    >>> len(ax.collections)
    5
    """
    rows = tuple(effects)
    title = getattr(effects, "title", "treatment effects")
    if not rows:
        return _nothing(f"{title}: nothing recorded", ax)
    several = len({effect.condition for effect in rows}) > 1
    names = _distinct(_effect_name(effect, several) for effect in rows)
    outcomes = _distinct(str(effect.outcome) for effect in rows)
    ax = ax or _made(5.4 + 0.95 * len(outcomes), max(3.8, 1.1 + 0.3 * len(names)))
    for effect in rows:
        x, y = outcomes.index(str(effect.outcome)), names.index(_effect_name(effect, several))
        _mark(ax, effect, x, y)
    _name_cells(ax, outcomes, names)
    ax.grid(color=_PALE, linewidth=0.6)
    ax.set_axisbelow(True)
    _legend(ax, _map_legend(rows))
    return _titled(ax, title)


def _effect_name(effect: TreatmentEffect, several: bool) -> str:
    return f"{effect.intervention} ({effect.condition})" if several else str(effect.intervention)


def _mark(ax: Axes, effect: TreatmentEffect, x: float, y: float) -> None:
    colour, symbol = _DIRECTIONS[effect.direction]
    size = _SIZES[effect.certainty]
    ax.scatter(
        [x],
        [y],
        s=size**2,
        c=[colour],
        edgecolors=_BLACK,
        linewidths=1.4 if effect.standing <= Standing.CONTESTED else 0.6,
        linestyles=_EDGES[effect.standing],
        label=str(effect),
        zorder=2,
    )
    ax.add_line(_symbol(symbol, colour, size, x, y))


def _symbol(symbol: str, colour: str, size: float, x: float, y: float) -> Line2D:
    """Give a symbol that fits into a mark: its own marker, so that it sits in the middle."""
    ink = _ink(colour)
    return Line2D(
        [x], [y], linestyle="none", marker=symbol, markersize=size * 0.5, color=ink, zorder=3
    )


def _map_legend(rows: Sequence[TreatmentEffect]) -> dict[str, tuple[Artist, ...]]:
    told = {effect.direction for effect in rows}
    middle = _SIZES[Certainty.LOW]
    entries: dict[str, tuple[Artist, ...]] = {
        str(word): (_disc(colour, middle), _symbol(symbol, colour, middle, 0, 0))
        for word, (colour, symbol) in _DIRECTIONS.items()
        if word in told
    }
    entries |= {f"{word} certainty": (_disc(_WHITE, size),) for word, size in _SIZES.items()}
    if any(effect.standing is Standing.CONTESTED for effect in rows):
        dashes = Line2D([], [], color=_BLACK, linestyle="dashed", linewidth=1.4)
        entries["dashed edge: contested"] = (dashes,)
    return entries


def _disc(colour: str, size: float) -> Line2D:
    return Line2D(
        [],
        [],
        linestyle="none",
        marker="o",
        markersize=size,
        markerfacecolor=colour,
        markeredgecolor=_BLACK,
        markeredgewidth=0.6,
    )


# -- heat map ----------------------------------------------------------------------------------

_MOST_SYMPTOMS = 25


@frozen
class _Cell:
    """What one cell of the heat map shows."""

    text: str = ""
    share: float | None = None
    recorded: bool = True


def symptom_heatmap(
    conditions: Sequence[Condition],
    symptoms: Sequence[Symptom] | None,
    manifestations: Iterable[Manifestation],
    *,
    ax: Axes | None = None,
) -> Axes:
    """Draw symptoms (rows) against conditions (columns) with their frequencies.

    Parameters
    ----------
    conditions
        The columns.
    symptoms
        The rows; without them the symptoms that most of the conditions share.
    manifestations
        What is recorded, what does not hold included.
    ax
        Where to draw; a figure is made without it.
    """
    told = tuple(manifestations)
    rows, hidden = (symptoms, 0) if symptoms is not None else _most_shared(conditions, told)
    if not (rows and conditions):
        return _nothing("symptoms: nothing recorded", ax)
    ax = ax or _made(5.2 + 1.0 * len(conditions), max(3.4, 1.4 + 0.28 * len(rows)))
    table = [[_cell(condition, symptom, told) for condition in conditions] for symptom in rows]
    for y, line in enumerate(table):
        for x, cell in enumerate(line):
            _paint(ax, cell, x, y)
    _name_cells(ax, [str(item) for item in conditions], [str(item) for item in rows])
    ax.set_xlim(-0.5, len(conditions) - 0.5)
    ax.set_ylim(len(rows) - 0.5, -0.5)
    _legend(ax, _heat_legend([cell for line in table for cell in line]))
    more = f" (the {len(rows)} most shared of {len(rows) + hidden})" if hidden else ""
    return _titled(ax, f"how often{more}")


def _most_shared(
    conditions: Sequence[Condition], told: Sequence[Manifestation]
) -> tuple[list[Symptom], int]:
    """Choose the symptoms that most conditions have, then the most frequent ones."""
    found: dict[Symptom, list[float]] = {}
    for row in told:
        if row.holds and row.condition in conditions:
            share = row.frequency.point if row.frequency else 0.0
            found.setdefault(row.symptom, []).append(share)
    ranked = sorted(found, key=lambda one: (-len(found[one]), -max(found[one]), one.name))
    return ranked[:_MOST_SYMPTOMS], max(0, len(ranked) - _MOST_SYMPTOMS)


def _cell(condition: Condition, symptom: Symptom, told: Iterable[Manifestation]) -> _Cell:
    """Say what is recorded of a symptom in a condition.

    Whoever has a narrower symptom has the broader one; whoever lacks it may have another.
    """
    own = [row for row in told if row.condition == condition]
    rows = [
        row
        for row in own
        if row.symptom == symptom or (row.holds and _is_narrower(row.symptom, symptom))
    ]
    return _cell_of(causes(symptom, rows)[0]) if rows else _Cell(recorded=False)


def _cell_of(cause: Cause) -> _Cell:
    exact = cause.manifestations[0].symptom == cause.symptom
    frequency = cause.frequency
    text, share = "+", None
    if frequency is not None:
        least = frequency.low if frequency.count is None else frequency.point
        if exact or least > 0:
            text = _shares(frequency) if exact else f"\u2265{_percent(least)}"
            share = frequency.point
    if cause.standing is Standing.REFUTED:
        return _Cell("\u00d7" if share is None else f"\u00d7 {text}", share)
    if cause.standing is Standing.CONTESTED:
        text = "?" if share is None else f"{text} ?"
    return _Cell(text, share)


def _is_narrower(one: Symptom, other: Symptom) -> bool:
    return any(parent == other or _is_narrower(parent, other) for parent in one.parents)


def _paint(ax: Axes, cell: _Cell, x: int, y: int) -> None:
    face = _WHITE if cell.share is None else _shade(cell.share)
    style = {"facecolor": face, "edgecolor": _PALE, "linewidth": 0.8}
    ax.add_patch(
        Rectangle((x - 0.5, y - 0.5), 1, 1, hatch=None if cell.recorded else "////", **style)
    )
    if cell.text:
        ax.text(x, y, cell.text, ha="center", va="center", fontsize=_NORMAL, color=_ink(face))


def _shade(share: float) -> str:
    return to_hex(colormaps["Blues"](0.08 + 0.87 * share))


def _heat_legend(cells: Sequence[_Cell]) -> dict[str, tuple[Artist, ...]]:
    """Explain the signs that occur."""
    texts = [cell.text for cell in cells]
    entries: dict[str, tuple[Artist, ...]] = {}
    if not all(cell.recorded for cell in cells):
        blank = Patch(facecolor=_WHITE, edgecolor=_GREY, hatch="////", linewidth=0.8)
        entries["nothing recorded"] = (blank,)
    for share in (0.1, 0.5, 0.9):
        entries[f"{share:.0%} of patients"] = (Patch(facecolor=_shade(share), edgecolor=_GREY),)
    signs = {
        "0%": ("0%", "looked for, found in none"),
        "\u00d7": (r"$\times$", "recorded as not so"),
        "+": ("$+$", "recorded, not counted"),
        "\u2265": (r"$\geq$", "at least: of a narrower symptom"),
        "?": ("$?$", "contested"),
    }
    for sign, (marker, meaning) in signs.items():
        if sign == "0%":
            if any(text.removeprefix("\u00d7 ").startswith("0%") for text in texts):
                entries[f"0%: {meaning}"] = (Patch(facecolor=_shade(0), edgecolor=_GREY),)
        elif any(sign in text for text in texts):
            entries[meaning] = (_letter(marker),)
    return entries


def _letter(marker: str) -> Line2D:
    return Line2D([], [], linestyle="none", marker=marker, markersize=7, color=_BLACK)


def _shares(frequency: Frequency) -> str:
    if frequency.count is not None or frequency.low == frequency.high:
        return _percent(frequency.point)
    return f"{_percent(frequency.low)[:-1]}\u2013{_percent(frequency.high)}"


def _percent(share: float) -> str:
    """Round to whole percents where that keeps two digits, else to what tells it from zero."""
    percent = share * 100
    return f"{percent:.0f}%" if percent >= 1 or percent == 0 else f"{percent:.1g}%"


# -- forest ------------------------------------------------------------------------------------

_Z = 1.959963984540054
"""The normal quantile of a 95 % interval."""


def forest(manifestation: Manifestation, *, ax: Axes | None = None) -> Axes:
    """Draw the studies that say how often a symptom occurs, oldest first, and their summary.

    A point has its 95 % Wilson interval where the people were counted; a range is drawn as a bar.
    Sources without a number are named below: they are evidence too.

    Parameters
    ----------
    manifestation
        The statement, a row of ``symptoms_of``.
    ax
        Where to draw; a figure is made without it.

    Returns
    -------
    Axes
        One row a study.

    Examples
    --------
    >>> import neuroimmune as ni
    >>> from neuroimmune import figures
    >>> tremor = ni.assertion("manifestation:multiple-sclerosis/tremor")
    >>> figures.forest(tremor).get_title(loc="left")
    'tremor in multiple sclerosis'
    """
    title = f"{manifestation.symptom} in {manifestation.condition}"
    counted = [item for item in manifestation.evidence if item.frequency is not None]
    if not counted and manifestation.frequency is None:
        return _nothing(f"{title}: no frequency recorded", ax)
    counted.sort(key=lambda item: (item.source.year, item.source.name))
    ax = ax or _made(9.5, 1.9 + 0.58 * max(1, len(counted)))
    for y, item in enumerate(counted):
        _study(ax, item, y)
    ax.set_yticks(range(len(counted)), [_study_label(item) for item in counted], fontsize=_SMALL)
    ax.tick_params(axis="y", length=0)
    ax.set_ylim(max(1, len(counted)) - 0.4, -0.6)
    if manifestation.frequency is not None:
        _band(ax, manifestation.frequency)
    _percent_axis(ax)
    without = _distinct(
        item.source.name for item in manifestation.evidence if item.frequency is None
    )
    ax.set_xlabel(_forest_note(without), fontsize=_SMALL)
    _legend_below(ax, _forest_legend(counted, manifestation.frequency))
    return _titled(ax, title)


def _study(ax: Axes, item: Evidence, y: int) -> None:
    """Draw what one source counted, and write it at the right."""
    frequency, sample = item.frequency, _sample(item)
    assert frequency is not None
    colour = _BLUE if item.bearing is Bearing.SUPPORTS else _VERMILLION
    text = _exact(frequency)
    if _is_range(frequency):
        ax.add_line(_range_bar([frequency.low, frequency.high], [y, y], colour))
    elif sample:
        low, high = _wilson(frequency.point, sample)
        ax.add_line(Line2D([low, high], [y, y], color=colour, linewidth=1.6))
        ax.add_line(_point(frequency.point, y, colour))
        text += f" ({low * 100:.1f}\u2013{high * 100:.1f})"
    else:
        ax.add_line(_point(frequency.point, y, colour, face=_WHITE))
    place = ax.get_yaxis_transform()
    ax.text(1.02, y, text, transform=place, va="center", fontsize=_NORMAL)


def _sample(item: Evidence) -> int | None:
    """Give the number of people that the share is of."""
    counted = item.frequency.sample if item.frequency else None
    return counted or item.participants


def _is_range(frequency: Frequency) -> bool:
    return frequency.count is None and frequency.low < frequency.high


def _wilson(share: float, sample: int) -> tuple[float, float]:
    """Give the 95 % interval of a proportion by Wilson's score method."""
    square = _Z**2 / sample
    middle = (share + square / 2) / (1 + square)
    reach = sqrt(share * (1 - share) * square + square**2 / 4) / (1 + square)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def _point(x: float, y: float, colour: str, *, face: str | None = None) -> Line2D:
    return Line2D(
        [x],
        [y],
        linestyle="none",
        marker="s" if face is None else "o",
        markersize=7,
        markerfacecolor=face or colour,
        markeredgecolor=colour,
        markeredgewidth=1.4,
    )


def _range_bar(x: Sequence[float], y: Sequence[float], colour: str) -> Line2D:
    return Line2D(x, y, color=colour, linewidth=6, alpha=0.6, solid_capstyle="butt")


def _study_label(item: Evidence) -> str:
    sample = _sample(item)
    size = f"n = {sample:,}" if sample else "n not given"
    weight = "" if item.bearing is Bearing.SUPPORTS else f", {item.bearing}"
    lines = [item.source.name, f"{item.design}, {size}{weight}"]
    setting = item.setting or (item.frequency.setting if item.frequency else None)
    return "\n".join(lines + [shorten(setting, 56, placeholder="…")] if setting else lines)


def _exact(frequency: Frequency) -> str:
    """Write a share as the source gives it."""
    if _is_range(frequency):
        return f"{_figure(frequency.low)}\u2013{_figure(frequency.high)}%"
    return f"{_figure(frequency.point)}%"


def _figure(share: float) -> str:
    return f"{round(share * 100, 1):g}"


def _band(ax: Axes, frequency: Frequency) -> None:
    """Shade the summary over all rows."""
    low, high = (frequency.low, frequency.high) if _is_range(frequency) else (frequency.point,) * 2
    if low < high:
        ax.axvspan(low, high, facecolor=_ORANGE, alpha=0.25, edgecolor="none", zorder=0)
    for edge in dict.fromkeys((low, high)):
        ax.axvline(edge, color=_ORANGE, linewidth=1.4, zorder=0.5)


def _percent_axis(ax: Axes) -> None:
    """Reach from zero to the next ten percent above all that is drawn."""
    ends = [float(x) for line in ax.lines for x in line.get_xdata(orig=True)]
    ax.set_xlim(-0.01, min(1.0, ceil(max([*ends, 0.05]) * 10 + 0.1) / 10) + 0.01)
    ax.xaxis.set_major_formatter(PercentFormatter(1.0, decimals=0))
    ax.tick_params(axis="x", labelsize=_SMALL)
    ax.spines[["top", "right", "left"]].set_visible(False)


def _forest_note(without: Sequence[str]) -> str:
    lines = ["share of those examined"]
    if without:
        lines += wrap(f"without a number, not drawn: {'; '.join(without)}", 84)
    return "\n".join(lines)


def _forest_legend(
    counted: Sequence[Evidence], summary: Frequency | None
) -> dict[str, tuple[Artist, ...]]:
    """Explain the marks that occur."""
    entries: dict[str, tuple[Artist, ...]] = {}
    for item in counted:
        assert item.frequency is not None
        if _is_range(item.frequency):
            entries["range that the source gives"] = (_range_bar([], [], _BLUE),)
        elif _sample(item):
            whisker = Line2D([], [], color=_BLUE, linewidth=1.6)
            entries["share with its 95% interval (Wilson)"] = (whisker, _point(0, 0, _BLUE))
        else:
            entries["share, people not counted"] = (_point(0, 0, _BLUE, face=_WHITE),)
        if item.bearing is not Bearing.SUPPORTS:
            entries["speaks against"] = (Line2D([], [], color=_VERMILLION, linewidth=3),)
    if summary is not None:
        band = Patch(facecolor=(*to_rgb(_ORANGE), 0.25), edgecolor=_ORANGE)
        entries[f"summary: {summary}"] = (band,)
    return entries


# -- causal graph ------------------------------------------------------------------------------

_COLUMNS: Mapping[str, str] = {
    "trigger": _ORANGE,
    "condition": _GREY,
    "immune": _SKY_BLUE,
    "molecular": _GREEN,
    "tissue": _YELLOW,
    "circuit": _BLUE,
    "physiological": _PURPLE,
    "symptom": _VERMILLION,
}
"""The columns from left to right, with the colours of their boxes."""

_LINES: Mapping[Standing, tuple[str, str, float]] = {
    Standing.ESTABLISHED: (_BLACK, "solid", 1.3),
    Standing.REPORTED: (_GREY, "solid", 0.8),
    Standing.CONTESTED: (_VERMILLION, "dashed", 1.3),
    Standing.REFUTED: (_VERMILLION, "dotted", 1.3),
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
        return 2 * _MARGIN + len(self.columns) * (_BOX + _BETWEEN)

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
        One box (a text) a node and one arrow (a patch) a link.

    Examples
    --------
    >>> import neuroimmune as ni
    >>> from neuroimmune import figures
    >>> ax = figures.causal_graph(ni.explain("MS", "intention tremor"))
    >>> ax.get_title(loc="left")
    'intention tremor in multiple sclerosis'
    """
    if not explanation.links:
        return _nothing(str(explanation), ax)
    drawing = _drawing(explanation)
    if ax is None:
        ax = _filling(drawing.width, drawing.height)
    ax.set_axis_off()
    ax.set_aspect("equal")
    ax.set_xlim(0, drawing.width)
    ax.set_ylim(drawing.height, 0)
    scale = _scale(ax, drawing)
    for i, column in enumerate(drawing.columns):
        _draw_column(ax, drawing, i, column, scale)
    for name in drawing.nodes:
        _draw_box(ax, drawing, name, scale)
    ways = _ways(drawing)
    for link, way in zip(drawing.links, ways, strict=True):
        _draw_link(ax, link, way, scale)
    entries = {
        f"{standing} link": (Line2D([], [], color=colour, linestyle=style, linewidth=width),)
        for standing, (colour, style, width) in reversed(_LINES.items())
        if any(link.standing is standing for link in drawing.links)
    }
    ax.legend(
        [handles[0] for handles in entries.values()],
        list(entries),
        loc="lower left",
        ncols=len(entries),
        frameon=False,
        fontsize=_SMALL * scale,
        handlelength=3.0,
    )
    return _titled(ax, explanation.question)


def _drawing(explanation: Explanation) -> _Drawing:
    nodes = {_key(node): node for node in explanation.nodes}
    told = {_column(node) for node in nodes.values()}
    columns = [column for column in _COLUMNS if column in told]
    column_of = {name: columns.index(_column(node)) for name, node in nodes.items()}
    heights = {
        name: len(_box_lines(node)) * _LINE_HEIGHT + _PADDING for name, node in nodes.items()
    }
    ends = [(_key(link.cause), _key(link.effect)) for link in explanation.links]
    return _Drawing(
        nodes=nodes,
        columns=columns,
        column_of=column_of,
        heights=heights,
        links=explanation.links,
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
    title = 0.45
    figure = Figure(figsize=(width, height + title))
    return figure.add_axes((0.0, 0.0, 1.0, height / (height + title)))


def _scale(ax: Axes, drawing: _Drawing) -> float:
    """Say by how much the drawing is shrunk in an Axes of the caller's."""
    room = ax.get_window_extent()
    dpi = ax.figure.dpi
    return min(room.width / dpi / drawing.width, room.height / dpi / drawing.height)


def _draw_column(ax: Axes, drawing: _Drawing, i: int, name: str, scale: float) -> None:
    left = _MARGIN + i * (_BOX + _BETWEEN)
    ax.text(
        left + _BOX / 2,
        _MARGIN,
        name,
        ha="center",
        va="center",
        fontsize=_NORMAL * scale,
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
        facecolor=_tint(colour),
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
        fontsize=_SMALL * scale,
        color=_BLACK,
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


# -- waterfall ---------------------------------------------------------------------------------


_BAR = 0.62
_TEXTS_AT = (1.02, 1.12, 1.22)
"""Where the three texts at the right of the bars begin, in widths of the Axes."""


def waterfall(candidate: Candidate, *, ax: Axes | None = None) -> Axes:
    """Draw what each clue adds to a candidate of a differential, the weightiest first.

    Each bar begins where the one before ended; the last row is their sum. A thin line is the 95 %
    range of a clue's factor, where the frequency behind it was counted.

    Parameters
    ----------
    candidate
        A row of ``differential``.
    ax
        Where to draw; a figure is made without it.

    Returns
    -------
    Axes
        One bar (a patch) a clue, and one for the sum.

    Examples
    --------
    >>> import neuroimmune as ni
    >>> from neuroimmune import figures
    >>> first = ni.differential(["intention tremor", "dysarthria"], age=34)[0]
    >>> ax = figures.waterfall(first)
    >>> len(ax.patches) == len(first.contributions) + 1
    True
    """
    title = f"{candidate.condition}: {candidate.probability:.0%} of the conditions compared"
    if not candidate.contributions:
        return _nothing(f"{title}: no clue contributes", ax)
    steps = sorted(candidate.contributions, key=lambda part: (-abs(part.value), part.clue))
    ax = ax or _made(8.5, 1.7 + 0.42 * (len(steps) + 1))
    sums = [0.0, *accumulate(part.value for part in steps)]
    for y, part in enumerate(steps):
        _step(ax, part, y, sums[y], sums[y + 1])
    last = len(steps)
    ax.barh(last, candidate.score, height=_BAR, color=_GREY, edgecolor=_BLACK, linewidth=0.6)
    _write_beside(ax, last, "", _factor(candidate.score))
    _write_beside(ax, -0.7, "factor", "so far", "ground")
    labels = [*(part.clue for part in steps), "all together"]
    ax.set_yticks(range(last + 1), labels, fontsize=_NORMAL)
    ax.tick_params(axis="y", length=0)
    ax.axhline(last - 0.5, color=_GREY, linewidth=0.6)
    ax.axvline(0, color=_BLACK, linewidth=0.8, zorder=0)
    _factor_axis(ax, sums)
    ax.set_ylim(last + 0.5, -0.5)
    _legend_below(ax, _waterfall_legend(steps))
    return _titled(ax, title)


def _step(ax: Axes, part: Contribution, y: int, before: float, after: float) -> None:
    """Draw one clue, from what was to what is, and write factor and ground at the right."""
    against = part.value < 0
    ax.barh(
        y,
        part.value,
        left=before,
        height=_BAR,
        color=_VERMILLION if against else _GREEN,
        hatch="////" if against else None,
        edgecolor=_BLACK,
        linewidth=0.6,
    )
    if part.interval is not None:
        low, high = (before + log(bound) for bound in part.interval)
        ax.add_line(Line2D([low, high], [y, y], color=_BLACK, linewidth=1.2, zorder=3))
    ax.add_line(
        Line2D([after, after], [y + _BAR / 2, y + 1 - _BAR / 2], color=_GREY, linewidth=0.8)
    )
    _write_beside(ax, y, _factor(part.value), _factor(after), part.ground)


def _write_beside(ax: Axes, y: float, *texts: str) -> None:
    place = ax.get_yaxis_transform()
    for x, text, colour in zip(_TEXTS_AT, texts, (None, None, _GREY), strict=False):
        ax.text(x, y, text, transform=place, va="center", fontsize=_NORMAL, color=colour)


def _factor(value: float) -> str:
    factor = exp(value)
    return f"\u00d7{factor:.0f}" if factor >= 100 else f"\u00d7{factor:.2g}"


def _factor_axis(ax: Axes, sums: Sequence[float]) -> None:
    """Mark a logarithmic scale with round factors."""
    ends = [*sums, *(float(x) for line in ax.lines for x in line.get_xdata(orig=True))]
    low, high = min(*ends, log(0.8)) - 0.08, max(*ends, log(1.25)) + 0.08
    marks = (1, 2, 5) if high - low < log(1000) else (1,)
    powers = range(floor(low / log(10)), ceil(high / log(10)) + 1)
    factors = [mark * 10.0**power for power in powers for mark in marks]
    shown = [factor for factor in factors if low <= log(factor) <= high]
    ax.set_xticks([log(factor) for factor in shown], [f"\u00d7{factor:g}" for factor in shown])
    ax.tick_params(axis="x", labelsize=_SMALL)
    ax.set_xlim(low, high)
    ax.set_xlabel("running factor on the odds, on a logarithmic scale", fontsize=_SMALL)
    ax.spines[["top", "right", "left"]].set_visible(False)


def _waterfall_legend(steps: Sequence[Contribution]) -> dict[str, tuple[Artist, ...]]:
    entries: dict[str, tuple[Artist, ...]] = {}
    if any(part.value > 0 for part in steps):
        entries["speaks for"] = (Patch(facecolor=_GREEN, edgecolor=_BLACK),)
    if any(part.value < 0 for part in steps):
        against = Patch(facecolor=_VERMILLION, edgecolor=_BLACK, hatch="////")
        entries["speaks against"] = (against,)
    if any(part.interval for part in steps):
        entries["95% range of the factor"] = (Line2D([], [], color=_BLACK, linewidth=1.2),)
    return entries


# -- what all figures share --------------------------------------------------------------------


def _made(width: float, height: float) -> Axes:
    """Make a figure with one Axes; the layout leaves room for labels and legends."""
    return Figure(figsize=(width, height), layout="constrained").add_subplot()


def _nothing(message: str, ax: Axes | None) -> Axes:
    """Give an Axes that says that there is nothing to draw."""
    ax = _made(6.0, 1.5) if ax is None else ax
    ax.set_axis_off()
    text = "\n".join(wrap(message, 64))
    ax.text(0.5, 0.5, text, transform=ax.transAxes, ha="center", va="center", fontsize=_NORMAL)
    return ax


def _titled(ax: Axes, title: str) -> Axes:
    ax.set_title(title, loc="left", fontsize=_LARGE, fontweight="bold")
    return ax


def _name_cells(ax: Axes, columns: Sequence[str], rows: Sequence[str]) -> None:
    """Name columns above and rows at the left."""
    above = ["\n".join(wrap(name, 14)) for name in columns]
    ax.set_xticks(range(len(columns)), above, fontsize=_NORMAL)
    ax.set_yticks(range(len(rows)), ["\n".join(wrap(name, 48)) for name in rows], fontsize=_NORMAL)
    ax.tick_params(length=0, top=False, labeltop=True, bottom=False, labelbottom=False)
    ax.set_xlim(-0.6, len(columns) - 0.4)
    ax.set_ylim(len(rows) - 0.4, -0.6)


def _legend(ax: Axes, entries: Mapping[str, tuple[Artist, ...]]) -> None:
    """Explain the marks at the right of the Axes."""
    ax.legend(
        list(entries.values()),
        list(entries),
        handler_map={tuple: HandlerTuple(ndivide=1)},
        loc="upper left",
        bbox_to_anchor=(1.0, 1.0),
        frameon=False,
        fontsize=_SMALL,
        labelspacing=1.0,
    )


def _legend_below(ax: Axes, entries: Mapping[str, tuple[Artist, ...]]) -> None:
    """Explain the marks below the axis and its label."""
    lines = 3.2 + 1.3 * len(ax.get_xlabel().splitlines())
    ax.legend(
        list(entries.values()),
        list(entries),
        handler_map={tuple: HandlerTuple(ndivide=1)},
        loc="upper left",
        bbox_to_anchor=(0.0, 0.0),
        borderaxespad=lines,
        frameon=False,
        fontsize=_SMALL,
        ncols=2,
    )


def _distinct(values: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(values))


def _ink(face: str) -> str:
    """Choose black or white, whichever is read better on a colour."""
    parts = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in to_rgb(face)]
    luminance = sum(weight * x for weight, x in zip((0.2126, 0.7152, 0.0722), parts, strict=True))
    return _BLACK if luminance > 0.179 else _WHITE


def _tint(colour: str) -> str:
    """Mix a colour with white, so that black text is read on it."""
    return to_hex([0.3 * x + 0.7 for x in to_rgb(colour)])
