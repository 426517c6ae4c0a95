"""Figures, drawn with matplotlib's objects: nothing global is touched, nothing is shown."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from math import ceil, exp, floor, log, sqrt
from textwrap import wrap

from attrs import frozen
from matplotlib import colormaps
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle
from matplotlib.ticker import PercentFormatter

from neuroimmune.display import drawing as d
from neuroimmune.display.causal_figure import causal_graph
from neuroimmune.model.condition import Condition
from neuroimmune.model.evidence import Evidence
from neuroimmune.model.frequency import Frequency
from neuroimmune.model.manifestation import Manifestation
from neuroimmune.model.symptom import Symptom
from neuroimmune.model.treatment_effect import TreatmentEffect
from neuroimmune.model.vocabulary import Bearing, Certainty, Direction, Standing
from neuroimmune.reasoning.causes import Cause, causes
from neuroimmune.reasoning.contribution import Contribution
from neuroimmune.reasoning.differential import Candidate

__all__ = ["causal_graph", "evidence_map", "forest", "symptom_heatmap", "waterfall"]

# -- evidence map ------------------------------------------------------------------------------

_DIRECTIONS: Mapping[Direction, tuple[str, str]] = {
    Direction.BENEFIT: (d.GREEN, r"$\mathbf{+}$"),
    Direction.MIXED: (d.YELLOW, r"$\mathbf{\pm}$"),
    Direction.NO_BENEFIT: (d.BLUE, r"$\mathbf{0}$"),
    Direction.HARM: (d.VERMILLION, r"$\mathbf{-}$"),
    Direction.UNKNOWN: (d.PALE, r"$\mathbf{?}$"),
}
"""Colour and symbol of each direction; grey is what nobody knows."""

_SIZES: Mapping[Certainty, float] = {
    Certainty.VERY_LOW: 11.0,
    Certainty.LOW: 14.0,
    Certainty.MODERATE: 17.0,
    Certainty.HIGH: 20.0,
}
"""Diameter of a mark in points; the least still holds a readable symbol."""

_DASHES = (0.0, (2.0, 1.3))
_EDGES: Mapping[Standing, str | tuple[float, tuple[float, float]]] = {
    Standing.ESTABLISHED: "solid",
    Standing.REPORTED: "solid",
    Standing.CONTESTED: _DASHES,
    Standing.REFUTED: "dotted",
}


def evidence_map(effects: Iterable[TreatmentEffect], *, ax: Axes | None = None) -> Axes:
    """Draw interventions against outcomes: which way, and how certain.

    Colour and symbol give the direction, size the certainty; a contested effect has a dashed edge.
    Where there is no mark, nothing is recorded.

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
        return d.nothing(f"{title}: nothing recorded", ax)
    several = len({effect.condition for effect in rows}) > 1
    names = d.distinct(_effect_name(effect, several) for effect in rows)
    outcomes = d.distinct(str(effect.outcome) for effect in rows)
    ax = ax or d.made(5.4 + 0.95 * len(outcomes), max(3.8, 1.1 + d.pitch(names) * len(names)))
    for effect in rows:
        x, y = outcomes.index(str(effect.outcome)), names.index(_effect_name(effect, several))
        _mark(ax, effect, x, y)
    d.name_cells(ax, outcomes, names)
    ax.grid(color=d.PALE, linewidth=0.6)
    ax.set_axisbelow(True)
    d.legend(ax, _map_legend(rows))
    return d.titled(ax, title)


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
        edgecolors=d.BLACK,
        linewidths=1.4 if effect.standing <= Standing.CONTESTED else 0.6,
        linestyles=[_EDGES[effect.standing]],
        label=str(effect),
        zorder=2,
    )
    ax.add_line(_symbol(symbol, colour, size, x, y))


def _symbol(symbol: str, colour: str, size: float, x: float, y: float) -> Line2D:
    """Give a symbol that fits into a mark: its own marker, so that it sits in the middle."""
    return Line2D(
        [x],
        [y],
        linestyle="none",
        marker=symbol,
        markersize=size * 0.56,
        markerfacecolor=d.ink(colour),
        markeredgewidth=0,
        zorder=3,
    )


def _map_legend(rows: Sequence[TreatmentEffect]) -> dict[str, tuple[Artist, ...]]:
    told = {effect.direction for effect in rows}
    middle = _SIZES[Certainty.LOW]
    entries: dict[str, tuple[Artist, ...]] = {
        str(word): (_disc(colour, middle), _symbol(symbol, colour, middle, 0, 0))
        for word, (colour, symbol) in _DIRECTIONS.items()
        if word in told
    }
    entries |= {f"{word} certainty": (_disc(d.WHITE, size),) for word, size in _SIZES.items()}
    if any(effect.standing is Standing.CONTESTED for effect in rows):
        dashes = Line2D([], [], color=d.BLACK, linestyle=_DASHES, linewidth=1.4)
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
        markeredgecolor=d.BLACK,
        markeredgewidth=0.6,
    )


# -- heat map ----------------------------------------------------------------------------------

_MOST_SYMPTOMS = 25
_HATCH = "////"
_SIGNS = {
    "+": (r"$\mathbf{+}$", "recorded, not counted"),
    "\u2265": (r"$\mathbf{\geq}$", "at least: of a narrower symptom"),
    "?": (r"$\mathbf{?}$", "contested"),
}


@frozen
class _Cell:
    """What one cell of the heat map shows."""

    text: str = ""
    face: str = d.WHITE
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
        return d.nothing("symptoms: nothing recorded", ax)
    ax = ax or d.made(5.2 + 1.0 * len(conditions), max(3.4, 1.4 + 0.28 * len(rows)))
    table = [[_cell(condition, symptom, told) for condition in conditions] for symptom in rows]
    for y, line in enumerate(table):
        for x, cell in enumerate(line):
            _paint(ax, cell, x, y)
    d.name_cells(ax, [str(item) for item in conditions], [str(item) for item in rows])
    ax.set_xlim(-0.5, len(conditions) - 0.5)
    ax.set_ylim(len(rows) - 0.5, -0.5)
    d.legend(ax, _heat_legend([cell for line in table for cell in line]))
    more = f" (the {len(rows)} most shared of {len(rows) + hidden})" if hidden else ""
    return d.titled(ax, f"how often symptoms occur{more}")


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
    """Say how often, or that it was not counted (+), is contested (?) or is not so (a cross)."""
    frequency = cause.frequency
    text, face = "+", d.WHITE
    if frequency is not None:
        exact = cause.manifestations[0].symptom == cause.symptom
        text = _shares(frequency) if exact else _at_least(frequency)
        face = d.WHITE if text == "+" else _shade(frequency.point)
    if cause.standing is Standing.REFUTED:
        return _Cell(f"\u00d7 {text}".removesuffix(" +"), d.tint(d.VERMILLION))
    if cause.standing is Standing.CONTESTED:
        text = f"{text} ?".removeprefix("+ ")
    return _Cell(text, face)


def _is_narrower(one: Symptom, other: Symptom) -> bool:
    return any(parent == other or _is_narrower(parent, other) for parent in one.parents)


def _paint(ax: Axes, cell: _Cell, x: int, y: int) -> None:
    box = Rectangle(
        (x - 0.5, y - 0.5),
        1,
        1,
        facecolor=cell.face,
        edgecolor=d.PALE,
        linewidth=0.8,
        hatch=None if cell.recorded else _HATCH,
    )
    ax.add_patch(box)
    ax.text(
        x,
        y,
        cell.text,
        ha="center",
        va="center",
        fontsize=d.NORMAL,
        fontweight="bold" if _says_none(cell) else "normal",
        color=d.ink(cell.face),
    )


def _says_none(cell: _Cell) -> bool:
    return cell.text.startswith(("0% ", "\u00d7")) or cell.text == "0%"


def _shade(share: float) -> str:
    return to_hex(colormaps["Blues"](0.06 + 0.89 * share))


def _heat_legend(cells: Sequence[_Cell]) -> dict[str, tuple[Artist, ...]]:
    """Explain the signs that occur."""
    texts = [cell.text for cell in cells]
    entries: dict[str, tuple[Artist, ...]] = {}
    if any("%" in text for text in texts):
        for share in (0.1, 0.5, 0.9):
            entries[f"in {share:.0%}"] = (_swatch(_shade(share)),)
    if "0%" in texts or "0% ?" in texts:
        entries["0%: looked for, found in none"] = (_swatch(_shade(0)),)
    if any("\u00d7" in text for text in texts):
        swatch = _swatch(d.tint(d.VERMILLION))
        entries["recorded as not so"] = (swatch, _letter(r"$\mathbf{\times}$"))
    if not all(cell.recorded for cell in cells):
        entries["nothing recorded"] = (_swatch(d.WHITE, _HATCH),)
    for sign, (marker, meaning) in _SIGNS.items():
        if any(sign in text for text in texts):
            entries[meaning] = (_letter(marker),)
    return entries


def _swatch(face: str, hatch: str | None = None) -> Patch:
    return Patch(facecolor=face, edgecolor=d.GREY, hatch=hatch, linewidth=0.6)


def _letter(marker: str) -> Line2D:
    return Line2D([], [], linestyle="none", marker=marker, markersize=6.5, mfc=d.BLACK, mew=0)


def _at_least(frequency: Frequency) -> str:
    """Write the frequency of a narrower symptom: the broader one is no rarer."""
    least = frequency.low if _is_range(frequency) else frequency.point
    if least == 0:
        return "+"
    return "100%" if least == 1 else f"\u2265{_percent(least)}"


def _shares(frequency: Frequency) -> str:
    if not _is_range(frequency):
        return _percent(frequency.point)
    return f"{_percent(frequency.low)[:-1]}\u2013{_percent(frequency.high)}"


def _percent(share: float) -> str:
    """Round to two digits, so that little is not mistaken for nothing."""
    percent = share * 100
    return f"{percent:.0f}%" if percent >= 10 else f"{percent:.2g}%"


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
        return d.nothing(f"{title}: no frequency recorded", ax)
    counted.sort(key=lambda item: (item.source.year, item.source.name))
    labels = [_study_label(item) for item in counted]
    pitch = 0.16 + 0.15 * max([2, *(label.count("\n") + 1 for label in labels)])
    ax = ax or d.made(9.5, 1.9 + pitch * max(1, len(counted)))
    for y, item in enumerate(counted):
        _study(ax, item, y)
    ax.set_yticks(range(len(counted)), labels, fontsize=d.SMALL)
    ax.tick_params(axis="y", length=0)
    ax.set_ylim(max(1, len(counted)) - 0.4, -0.6)
    if manifestation.frequency is not None:
        _band(ax, manifestation.frequency)
    _percent_axis(ax)
    without = d.distinct(
        item.source.name for item in manifestation.evidence if item.frequency is None
    )
    ax.set_xlabel(_forest_note(without), fontsize=d.SMALL)
    d.legend_below(ax, _forest_legend(counted, manifestation.frequency))
    return d.titled(ax, title)


def _study(ax: Axes, item: Evidence, y: int) -> None:
    """Draw what one source counted, and write it at the right."""
    frequency, sample = item.frequency, _sample(item)
    assert frequency is not None
    colour = d.BLUE if item.bearing is Bearing.SUPPORTS else d.VERMILLION
    text = _exact(frequency)
    if _is_range(frequency):
        ax.add_line(_range_bar([frequency.low, frequency.high], [y, y], colour))
    elif sample:
        low, high = _wilson(frequency.point, sample)
        ax.add_line(Line2D([low, high], [y, y], color=colour, linewidth=1.6))
        ax.add_line(_point(frequency.point, y, colour))
        text += f" ({low * 100:.1f}\u2013{high * 100:.1f})"
    else:
        ax.add_line(_point(frequency.point, y, colour, face=d.WHITE))
    d.write_beside(ax, y, text)


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
    return "\n".join(lines + wrap(setting or "", 58, max_lines=2, placeholder=" …"))


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
        place = ax.get_xaxis_transform()
        colour = (*to_rgb(d.ORANGE), 0.25)
        band = Rectangle((low, 0), high - low, 1, transform=place, facecolor=colour, zorder=0)
        ax.add_patch(band)
    for edge in dict.fromkeys((low, high)):
        ax.axvline(edge, color=d.ORANGE, linewidth=1.4, zorder=0.5)


def _percent_axis(ax: Axes) -> None:
    """Reach from zero to the next ten percent above all that is drawn."""
    end = min(1.0, ceil(max(ax.dataLim.x1, 0.05) * 10 + 0.1) / 10)
    ax.set_xlim(-0.02 * end, 1.02 * end)
    ax.xaxis.set_major_formatter(PercentFormatter(1.0, decimals=0))
    ax.tick_params(axis="x", labelsize=d.SMALL)
    ax.spines[["top", "right", "left"]].set_visible(False)


def _forest_note(without: Sequence[str]) -> str:
    lines = ["share of those examined"]
    if without:
        lines += wrap(f"without a number, not drawn: {'; '.join(without)}", 96)
    return "\n".join(lines)


def _forest_legend(
    counted: Sequence[Evidence], summary: Frequency | None
) -> dict[str, tuple[Artist, ...]]:
    """Explain the marks that occur."""
    entries: dict[str, tuple[Artist, ...]] = {}
    for item in counted:
        assert item.frequency is not None
        if _is_range(item.frequency):
            entries["range that the source gives"] = (_range_bar([], [], d.BLUE),)
        elif _sample(item):
            whisker = Line2D([], [], color=d.BLUE, linewidth=1.6)
            entries["share with its 95% interval (Wilson)"] = (whisker, _point(0, 0, d.BLUE))
        else:
            entries["share, people not counted"] = (_point(0, 0, d.BLUE, face=d.WHITE),)
        if item.bearing is not Bearing.SUPPORTS:
            entries["speaks against"] = (Line2D([], [], color=d.VERMILLION, linewidth=3),)
    if summary is not None:
        band = Patch(facecolor=(*to_rgb(d.ORANGE), 0.25), edgecolor=d.ORANGE)
        entries[f"summary: {summary}"] = (band,)
    return entries


# -- waterfall ---------------------------------------------------------------------------------


_BAR = 0.62


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
    title = f"{candidate.condition}, probability {candidate.probability:.0%}"
    if not candidate.contributions:
        return d.nothing(f"{title}: no clue contributes", ax)
    steps = sorted(candidate.contributions, key=lambda part: (-abs(part.value), part.clue))
    ax = ax or d.made(8.5, 1.7 + 0.42 * (len(steps) + 1))
    sums = [0.0, *accumulate(part.value for part in steps)]
    for y, part in enumerate(steps):
        _step(ax, part, y, sums[y], sums[y + 1])
    last = len(steps)
    ax.barh(last, candidate.score, height=_BAR, color=d.GREY, edgecolor=d.BLACK, linewidth=0.6)
    d.write_beside(ax, last, "", _factor(candidate.score))
    d.write_beside(ax, None, "factor", "so far", "ground")
    labels = [*(part.clue for part in steps), "all together"]
    ax.set_yticks(range(last + 1), labels, fontsize=d.NORMAL)
    ax.tick_params(axis="y", length=0)
    ax.axhline(last - 0.5, color=d.GREY, linewidth=0.6)
    ax.axvline(0, color=d.BLACK, linewidth=0.8, zorder=0)
    _factor_axis(ax)
    ax.set_ylim(last + 0.5, -0.5)
    d.legend_below(ax, _waterfall_legend(steps))
    return d.titled(ax, title, pad=16)


def _step(ax: Axes, part: Contribution, y: int, before: float, after: float) -> None:
    """Draw one clue, from what was to what is, and write factor and ground at the right."""
    against = part.value < 0
    ax.barh(
        y,
        part.value,
        left=before,
        height=_BAR,
        color=d.VERMILLION if against else d.GREEN,
        hatch="///" if against else None,
        edgecolor=d.BLACK,
        linewidth=0.6,
    )
    if part.interval is not None:
        low, high = (before + log(bound) for bound in part.interval)
        ax.add_line(Line2D([low, high], [y, y], color=d.BLACK, linewidth=1.2, zorder=3))
    ax.add_line(
        Line2D([after, after], [y + _BAR / 2, y + 1 - _BAR / 2], color=d.GREY, linewidth=0.8)
    )
    d.write_beside(ax, y, _factor(part.value), _factor(after), part.ground)


def _factor(value: float) -> str:
    factor = exp(value)
    return f"\u00d7{factor:.0f}" if factor >= 100 else f"\u00d7{factor:.2g}"


def _factor_axis(ax: Axes) -> None:
    """Mark a logarithmic scale with round factors."""
    low = min(ax.dataLim.x0, log(0.8)) - 0.08
    high = max(ax.dataLim.x1, log(1.25)) + 0.08
    marks = (1, 2, 5) if high - low < log(1000) else (1,)
    powers = range(floor(low / log(10)), ceil(high / log(10)) + 1)
    factors = [mark * 10.0**power for power in powers for mark in marks]
    shown = [factor for factor in factors if low <= log(factor) <= high]
    ax.set_xticks([log(factor) for factor in shown], [f"\u00d7{factor:g}" for factor in shown])
    ax.tick_params(axis="x", labelsize=d.SMALL)
    ax.set_xlim(low, high)
    label = "running factor on the odds, on a logarithmic scale"
    note = "probabilities are relative to the conditions compared"
    ax.set_xlabel(f"{label}\n{note}", fontsize=d.SMALL)
    ax.spines[["top", "right", "left"]].set_visible(False)


def _waterfall_legend(steps: Sequence[Contribution]) -> dict[str, tuple[Artist, ...]]:
    entries: dict[str, tuple[Artist, ...]] = {}
    if any(part.value > 0 for part in steps):
        entries["speaks for"] = (Patch(facecolor=d.GREEN, edgecolor=d.BLACK),)
    if any(part.value < 0 for part in steps):
        against = Patch(facecolor=d.VERMILLION, edgecolor=d.BLACK, hatch="///")
        entries["speaks against"] = (against,)
    if any(part.interval for part in steps):
        entries["95% range of the factor"] = (Line2D([], [], color=d.BLACK, linewidth=1.2),)
    return entries
