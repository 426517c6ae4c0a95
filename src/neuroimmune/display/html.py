"""HTML for notebooks: everything escaped, no scripts, readable in light and dark themes."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

import attrs

from neuroimmune.display.columns import columns_of
from neuroimmune.model.evidence import Evidence
from neuroimmune.model.source import Source

__all__ = ["html_table", "to_html"]

_MOST_OPEN = 8
"""Lists longer than this are folded."""


def html_table(rows: Sequence[object], title: str) -> str:
    """Lay rows out as an HTML table with a caption; sources become links."""
    caption = f"{title}: {len(rows) or 'nothing recorded'}"
    if not rows:
        return f"<p>{escape(caption)}</p>"
    columns = [column for column in columns_of(rows[0]) if column.printed]
    head = "".join(f"<th scope='col'>{escape(column.name)}</th>" for column in columns)
    body = "".join(
        f"<tr>{''.join(f'<td>{_cell(column.read(row))}</td>' for column in columns)}</tr>"
        for row in rows
    )
    return (
        f"<table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def to_html(value: Any) -> str:
    """Show one model object as a definition list, nested objects by their text."""
    items = "".join(
        f"<dt>{escape(name)}</dt><dd>{_content(content)}</dd>" for name, content in _parts(value)
    )
    kind = escape(type(value).__name__)
    head = _line(str(value).partition("\n")[0])
    return f"<section><strong>{kind}: {head}</strong><dl>{items}</dl></section>"


def _parts(value: Any) -> Iterable[tuple[str, Any]]:
    for field in attrs.fields(type(value)):
        content = getattr(value, field.name)
        if content not in (None, (), ""):
            yield field.name, content


def _content(content: Any) -> str:
    if isinstance(content, tuple):
        return _list(content)
    if isinstance(content, Source):
        return _link(content)
    if isinstance(content, Evidence):
        found = _line(f"{content.found} ({content.design}, {content.bearing}) ")
        return found + _link(content.source)
    return _line(str(content))


def _list(items: tuple[Any, ...]) -> str:
    """Show a list; a long one is folded."""
    rows = f"<ul>{''.join(f'<li>{_content(item)}</li>' for item in items)}</ul>"
    if len(items) <= _MOST_OPEN:
        return rows
    return f"<details><summary>{len(items)}</summary>{rows}</details>"


def _link(source: Source) -> str:
    return f"<a href='{escape(source.link, quote=True)}'>{escape(str(source))}</a>"


def _line(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _cell(value: object) -> str:
    return "" if value is None else _line(str(value))
