"""Tables in plain text."""

from collections.abc import Sequence
from textwrap import shorten

from neuroimmune.display.columns import columns_of

__all__ = ["text_table"]

_WIDEST = 46
_MOST_ROWS = 30


def text_table(rows: Sequence[object], title: str) -> str:
    """Lay rows out in columns, with a line that says what they are.

    Long cells are shortened and long tables cut, each visibly; columns that hold nothing are
    left out.
    """
    head = f"{title}: {len(rows) or 'nothing recorded'}"
    if not rows:
        return head
    columns = [column for column in columns_of(rows[0]) if column.printed]
    shown = rows[:_MOST_ROWS]
    cells = [[_cell(column.read(row)) for column in columns] for row in shown]
    kept = [i for i in range(len(columns)) if any(line[i] for line in cells)]
    lines = [[columns[i].name for i in kept], *([line[i] for i in kept] for line in cells)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(kept))]
    table = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]
    more = [f"… and {len(rows) - _MOST_ROWS} more"] if len(rows) > _MOST_ROWS else []
    return "\n".join([head, *table, *more])


def _cell(value: object) -> str:
    return "" if value is None else shorten(str(value), _WIDEST, placeholder="…")
