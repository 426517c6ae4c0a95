"""What all figures share: colours, sizes, and how an Axes is made, named and explained.

Colours are those of Okabe and Ito, which all eyes tell apart; none carries a meaning alone: a
symbol, a hatch or a text says the same, for print and for grey.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from textwrap import wrap
from typing import TypeVar

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.legend_handler import HandlerTuple

__all__ = [
    "distinct",
    "ink",
    "legend",
    "legend_below",
    "made",
    "name_cells",
    "nothing",
    "pitch",
    "tint",
    "titled",
    "write_beside",
]

T = TypeVar("T")

BLACK, WHITE, GREY, PALE = "#000000", "#FFFFFF", "#6E6E6E", "#D9D9D9"
ORANGE, SKY_BLUE, GREEN, YELLOW = "#E69F00", "#56B4E9", "#009E73", "#F0E442"
BLUE, VERMILLION, PURPLE = "#0072B2", "#D55E00", "#CC79A7"
SMALL, NORMAL, LARGE = 8, 9, 11


def made(width: float, height: float) -> Axes:
    """Make a figure with one Axes; the layout leaves room for labels and legends."""
    return Figure(figsize=(width, height), layout="constrained").add_subplot()


def nothing(message: str, ax: Axes | None) -> Axes:
    """Give an Axes that says that there is nothing to draw."""
    ax = made(6.0, 1.5) if ax is None else ax
    ax.set_axis_off()
    text = "\n".join(wrap(message, 64))
    ax.text(0.5, 0.5, text, transform=ax.transAxes, ha="center", va="center", fontsize=NORMAL)
    return ax


def titled(ax: Axes, title: str, *, pad: float = 6.0) -> Axes:
    """Write the title and give the Axes back."""
    ax.set_title(title, loc="left", fontsize=LARGE, fontweight="bold", pad=pad)
    return ax


def name_cells(ax: Axes, columns: Sequence[str], rows: Sequence[str]) -> None:
    """Name columns above and rows at the left."""
    above = ["\n".join(wrap(name, 14)) for name in columns]
    ax.set_xticks(range(len(columns)), above, fontsize=NORMAL)
    ax.set_yticks(range(len(rows)), list(map(_row_label, rows)), fontsize=NORMAL)
    ax.tick_params(length=0, top=False, labeltop=True, bottom=False, labelbottom=False)
    ax.set_xlim(-0.6, len(columns) - 0.4)
    ax.set_ylim(len(rows) - 0.4, -0.6)


def write_beside(ax: Axes, y: float | None, *texts: str) -> None:
    """Write texts at the right of a row, or above all rows, in columns of a fixed width."""
    for i, text in enumerate(texts):
        ax.annotate(
            text,
            (1.0, 1.0 if y is None else y),
            xycoords=ax.transAxes if y is None else ax.get_yaxis_transform(),
            xytext=(10 + 42 * i, 6 if y is None else 0),
            textcoords="offset points",
            va="center",
            fontsize=NORMAL,
            color=GREY if i == 2 else None,
            annotation_clip=False,
        )


def _row_label(name: str) -> str:
    return "\n".join(wrap(name, 48))


def pitch(names: Sequence[str]) -> float:
    """Give the height of a row, in inches, in which neighbouring names do not meet."""
    lines = [_row_label(name).count("\n") + 1 for name in names]
    return max([0.3, *(0.06 + 0.15 * (one + other) / 2 for one, other in pairwise(lines))])


def legend(ax: Axes, entries: Mapping[str, tuple[Artist, ...]]) -> None:
    """Explain the marks at the right of the Axes."""
    ax.legend(
        list(entries.values()),
        list(entries),
        handler_map={tuple: HandlerTuple(ndivide=1)},
        loc="upper left",
        bbox_to_anchor=(1.0, 1.0),
        frameon=False,
        fontsize=SMALL,
        labelspacing=1.3,
        handleheight=1.4,
    )


def legend_below(ax: Axes, entries: Mapping[str, tuple[Artist, ...]]) -> None:
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
        fontsize=SMALL,
        ncols=2,
    )


def distinct(values: Iterable[T]) -> list[T]:
    """Keep each value once, in order."""
    return list(dict.fromkeys(values))


def ink(face: str) -> str:
    """Choose black or white, whichever is read better on a colour."""
    parts = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in to_rgb(face)]
    luminance = sum(weight * x for weight, x in zip((0.2126, 0.7152, 0.0722), parts, strict=True))
    return BLACK if luminance > 0.179 else WHITE


def tint(colour: str) -> str:
    """Mix a colour with white, so that black text is read on it."""
    red, green, blue = (0.3 * part + 0.7 for part in to_rgb(colour))
    return to_hex((red, green, blue))
