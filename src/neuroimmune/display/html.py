"""HTML for notebooks: everything escaped, no scripts, readable in light and dark themes."""

from collections.abc import Iterable, Sequence
from functools import singledispatch
from html import escape
from typing import Any

import attrs

from neuroimmune.display.columns import Column, columns_of
from neuroimmune.display.marks import (
    STYLE,
    certainty_mark,
    direction_mark,
    frequency_bar,
    standing_mark,
)
from neuroimmune.model.assertion import Assertion
from neuroimmune.model.entity import Entity
from neuroimmune.model.evidence import Evidence, Grade, Harm
from neuroimmune.model.frequency import Frequency
from neuroimmune.model.open_question import OpenQuestion
from neuroimmune.model.source import Source
from neuroimmune.model.vocabulary import Bearing, Certainty, Direction, Standing
from neuroimmune.reasoning.contribution import Contribution
from neuroimmune.reasoning.evidence_profile import EvidenceProfile
from neuroimmune.reasoning.explanation import CausalPath

__all__ = ["html_table", "to_html"]

_MOST_ROWS = 15
_MOST_OPEN = 8
"""Tables and lists longer than this are folded."""

_MOST_LINKS = 3


def html_table(
    rows: Sequence[object], title: str, open_questions: Sequence[OpenQuestion] = ()
) -> str:
    """Lay rows out as an HTML table with a caption; a long one is folded.

    Parameters
    ----------
    rows, title
        The rows, and what they are.
    open_questions
        What is not known of it, told below the table.
    """
    unknown = (f"<p>Not known: {_draw(question)}</p>" for question in open_questions)
    return _framed(_table(rows, title) + "".join(unknown))


def to_html(value: Any) -> str:
    """Show one object: what it is in a line, then all it holds."""
    kind = type(value).__name__
    head = f"<strong>{escape(kind)}: {_line(str(value).partition(chr(10))[0])}</strong>"
    return _framed(f"<section>{head}{_body(value)}</section>")


def _framed(content: str) -> str:
    return f"<div class='neuroimmune'>{STYLE}{content}</div>"


# -- tables ----------------------------------------------------------------------------------


def _table(rows: Sequence[object], title: str) -> str:
    caption = f"{title}: {len(rows) or 'nothing recorded'}"
    if not rows:
        return f"<p>{escape(caption)}</p>"
    columns = [column for column in columns_of(rows[0]) if column.printed]
    columns = [column for column in columns if any(_holds(column.read(row)) for row in rows)]
    head = "".join(f"<th scope='col'>{escape(column.name)}</th>" for column in columns)
    table = (
        f"<table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead>{_rows(rows[:_MOST_ROWS], columns)}</table>"
    )
    rest = rows[_MOST_ROWS:]
    if not rest:
        return table
    more = f"<table>{_rows(rest, columns)}</table>"
    return f"{table}<details><summary>{len(rest)} more</summary>{more}</details>"


def _holds(cell: object) -> bool:
    return cell is not None and cell != ""


def _rows(rows: Iterable[object], columns: Sequence[Column]) -> str:
    cells = ("".join(f"<td>{_draw(column.drawn(row))}</td>" for column in columns) for row in rows)
    return f"<tbody>{''.join(f'<tr>{line}</tr>' for line in cells)}</tbody>"


# -- single objects --------------------------------------------------------------------------


@singledispatch
def _body(value: Any) -> str:
    """Give what an object holds, part by part."""
    return _parts((field.name, getattr(value, field.name)) for field in attrs.fields(type(value)))


@_body.register
def _(value: EvidenceProfile) -> str:
    answer = [("direction", value.direction), ("certainty", value.certainty)]
    verdicts = [("grades", value.grades), ("harms", value.harms)]
    effects = _table(value.effects, "effects") if value.effects else ""
    why = _folded("why", _list(value.rationale))
    return f"{_parts(answer)}{effects}{_parts(verdicts)}{why}"


@_body.register
def _(value: Frequency) -> str:
    return f"<p>{frequency_bar(value)} {_line(value.setting or '')}</p>"


@_body.register
def _(value: CausalPath) -> str:
    return _table(value.links, "links")


def _parts(parts: Iterable[tuple[str, object]]) -> str:
    items = "".join(
        f"<dt>{escape(name)}</dt><dd>{_content(content)}</dd>"
        for name, content in parts
        if content not in (None, (), "")
    )
    return f"<dl>{items}</dl>"


def _content(content: object) -> str:
    """Draw a part in full: contributions as a table, lists one under the other."""
    if not isinstance(content, tuple):
        return _draw(content)
    if isinstance(content[0], Assertion | Contribution):
        return _table(content, "all")
    listed = _list(content)
    return listed if len(content) <= _MOST_OPEN else _folded(str(len(content)), listed)


def _list(items: Iterable[object]) -> str:
    return f"<ul>{''.join(f'<li>{_draw(item)}</li>' for item in items)}</ul>"


def _folded(summary: str, content: str) -> str:
    return f"<details><summary>{escape(summary)}</summary>{content}</details>"


# -- single values ---------------------------------------------------------------------------


@singledispatch
def _draw(value: Any) -> str:
    """Draw a value within a line."""
    return "" if value is None else _line(str(value))


_draw.register(Certainty, certainty_mark)
_draw.register(Direction, direction_mark)
_draw.register(Standing, standing_mark)
_draw.register(Frequency, frequency_bar)


@_draw.register
def _(value: float) -> str:
    return f"{value:.3g}"


@_draw.register
def _(value: Entity) -> str:
    return f"<span title='{escape(value.description, quote=True)}'>{_line(value.name)}</span>"


@_draw.register
def _(value: Source) -> str:
    return f"<a href='{escape(value.link, quote=True)}'>{_line(str(value))}</a>"


@_draw.register
def _(value: Evidence) -> str:
    bearing = "" if value.bearing is Bearing.SUPPORTS else f"<strong>{value.bearing} it:</strong> "
    return f"{bearing}{_line(value.found)} ({value.design}) {_draw(value.source)}"


@_draw.register
def _(value: Grade) -> str:
    return f"{_line(str(value))} {_link(value.source)}"


@_draw.register
def _(value: Harm) -> str:
    return f"{_line(value.harm)} {_draw(tuple(item.source for item in value.evidence))}"


@_draw.register
def _(value: OpenQuestion) -> str:
    return f"{_line(value.statement)} {_draw(value.sources)}".rstrip()


@_draw.register
def _(value: tuple) -> str:  # type: ignore[type-arg]
    """Draw the sources of a row, or a list of things; many sources are folded."""
    if not value or not isinstance(value[0], Source):
        return ", ".join(map(_draw, value))
    links = ", ".join(map(_link, value))
    return links if len(value) <= _MOST_LINKS else _folded(f"{len(value)} sources", links)


def _link(source: Source) -> str:
    href, title = escape(source.link, quote=True), escape(str(source), quote=True)
    return f"<a href='{href}' title='{title}'>{escape(source.id)}</a>"


def _line(text: str) -> str:
    return escape(text).replace("\n", "<br>")
