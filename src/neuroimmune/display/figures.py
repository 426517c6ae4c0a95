"""Figures, drawn with matplotlib's objects: nothing global is touched, nothing is shown.

Colours are those of Okabe and Ito, which all eyes tell apart; none carries a meaning alone: a
symbol, a hatch or a text says the same, for print and for grey.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from math import ceil, floor, log, sqrt
from textwrap import shorten, wrap
from typing import TypeVar

from attrs import evolve, frozen

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
from neuroimmune.model.trigger import Trigger
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
    entries = _forest_legend(counted, manifestation.frequency)
    ax.legend(
        [handles[-1] for handles in entries.values()],
        list(entries),
        loc="upper left",
        bbox_to_anchor=(1.24, 1.0),
        frameon=False,
        fontsize=_SMALL,
    )
    return _titled(ax, title)
