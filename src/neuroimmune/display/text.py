"""Tables in plain text."""

from collections.abc import Iterable, Sequence
from textwrap import shorten

from neuroimmune.display.columns import columns_of
from neuroimmune.model.open_question import OpenQuestion

__all__ = ["not_known", "text_table"]

_WIDTH = 150
_NARROWEST = 46
_GAP = "  "
_MOST_ROWS = 30


def text_table(rows: Sequence[object], title: str) -> str:
    """Lay rows out in columns, with a line that says what they are.

    The longest cells are shortened, the more the more columns there are, and long tables cut,
    each visibly; columns that hold nothing are left out.
    """
    head = f"{title}: {len(rows) or 'nothing recorded'}"
    if not rows:
        return head
    columns = [column for column in columns_of(rows[0]) if column.printed]
    cells = [[_cell(column.read(row)) for column in columns] for row in rows[:_MOST_ROWS]]
    kept = [i for i in range(len(columns)) if any(line[i] for line in cells)]
    lines = [[columns[i].name for i in kept], *([line[i] for i in kept] for line in cells)]
    widest = _widest(lines)
    lines = [[shorten(cell, widest, placeholder="…") for cell in line] for line in lines]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    table = [
        _GAP.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]
    more = [f"… and {len(rows) - _MOST_ROWS} more"] if len(rows) > _MOST_ROWS else []
    return "\n".join([head, *table, *more])


def not_known(questions: Iterable[OpenQuestion]) -> list[str]:
    """Give a line for each open question, for below a table."""
    return [f"not known: {question.statement}" for question in questions]


def _widest(lines: Sequence[Sequence[str]]) -> int:
    """Find the longest cell that may stand, so that a line fits where it can."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    room = _WIDTH - len(_GAP) * (len(widths) - 1)
    widest = max(_NARROWEST, *widths)
    while widest > _NARROWEST and sum(min(width, widest) for width in widths) > room:
        widest -= 1
    return widest


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())
