"""The command line: a thin layer over the public face."""

import os
import sys
from typing import Annotated, Any

from cyclopts import App, Parameter
from cyclopts.exceptions import CycloptsError
from rich.console import Console
from rich.table import Table

import neuroimmune as ni
from neuroimmune.display.columns import columns_of
from neuroimmune.display.text import not_known
from neuroimmune.errors import NeuroimmuneError
from neuroimmune.exchange.plain import to_json

__all__ = ["run"]

app = App(
    name="neuroimmune",
    version=ni.__version__,
    help="Ask what is known of the autoimmune diseases of the nervous system.\n\n" + ni.DISCLAIMER,
)

AsJson = Annotated[bool, Parameter(name="--json", negative=(), help="Print JSON.")]


@app.command
def causes(symptom: str, *, site: str | None = None, json: AsJson = False) -> None:
    """List the conditions that cause a symptom, the strongest first.

    Parameters
    ----------
    symptom
        The symptom: "tremor", "HP:0001337", "shaky hands".
    site
        Only where it occurs at this body site.
    """
    _show(ni.conditions_causing(symptom, site=site), json)


@app.command
def symptoms(condition: str, *, json: AsJson = False) -> None:
    """List the symptoms and signs of a condition.

    Parameters
    ----------
    condition
        The condition: "MS", "MONDO:0005301".
    """
    _show(ni.symptoms_of(condition), json)


@app.command
def treatments(
    condition: str | None = None, *, symptom: str | None = None, json: AsJson = False
) -> None:
    """List what was tried for a condition, a symptom, or both, what does not help included.

    Parameters
    ----------
    condition
        The condition.
    symptom
        The symptom.
    """
    _show(ni.treatments_for(condition, symptom=symptom), json)


@app.command
def evidence(
    intervention: str,
    *,
    condition: str | None = None,
    symptom: str | None = None,
    json: AsJson = False,
) -> None:
    """Say how good the evidence for an intervention is.

    Parameters
    ----------
    intervention
        The intervention: "nabiximols", "cannabinoids".
    condition
        Only in this condition.
    symptom
        Only for this symptom.
    """
    profile = ni.evidence_level(intervention, condition=condition, symptom=symptom)
    if json:
        print(to_json(profile, indent=2))
        return
    print(profile)
    for effect in profile.effects:
        for item in effect.evidence:
            print(f"  - {item}")


@app.command
def tests(
    condition: str | None = None, *, symptom: str | None = None, json: AsJson = False
) -> None:
    """List the tests for a condition, a symptom's work-up, or both.

    Parameters
    ----------
    condition
        The condition.
    symptom
        The symptom.
    """
    _show(ni.tests_for(condition, symptom=symptom), json)


@app.command
def show(name: str, *, json: AsJson = False) -> None:
    """Show one condition, symptom, intervention, source … whole.

    Parameters
    ----------
    name
        Any name, id or CURIE.
    """
    thing = ni.find(name)
    if json:
        print(to_json(thing, indent=2))
        return
    print(f"{thing.name} ({thing.kind_name} {thing.id})")
    for label, value in (
        ("also called", ", ".join(getattr(thing, "names", ())[1:])),
        ("title", getattr(thing, "title", "")),
        ("identifiers", ", ".join(getattr(thing, "xrefs", ()))),
        ("description", getattr(thing, "description", "")),
        ("examination", getattr(thing, "examination", "")),
        ("pitfalls", getattr(thing, "pitfalls", "")),
    ):
        if value:
            print(f"{label}: {value}")
    if isinstance(thing, ni.Condition):
        _show(ni.characteristics_of(thing), json)
        _show(ni.symptoms_of(thing), json)
        _show(ni.open_questions(thing), json)


@app.command
def search(query: str, *, limit: int = 10, json: AsJson = False) -> None:
    """Find anything by words like its name.

    Parameters
    ----------
    query
        Any words, misspelt or lay: "shaky hands".
    limit
        How many rows at most.
    """
    _show(ni.search(query, limit=limit), json)


@app.command
def cite(source: str, *, json: AsJson = False) -> None:
    """Print a source's record.

    Parameters
    ----------
    source
        Its CURIE: "PMID:24663230".
    """
    print(ni.cite(source, style="csl-json" if json else "apa"))


def _show(rows: "ni.Results[Any]", as_json: bool) -> None:
    """Print rows: JSON, a table drawn by rich on a terminal, plain text into a pipe."""
    if as_json:
        print(rows.to_json(indent=2))
    elif rows and sys.stdout.isatty():
        Console().print(_table(rows))
        for line in not_known(rows.open_questions):
            print(line)
    else:
        print(rows)


def _table(rows: "ni.Results[Any]") -> Table:
    columns = [column for column in columns_of(rows[0]) if column.printed]
    table = Table(*(column.name for column in columns), title=f"{rows.title}: {len(rows)}")
    for row in rows:
        cells = (column.read(row) for column in columns)
        table.add_row(*("" if cell is None else str(cell) for cell in cells))
    return table


def run(arguments: list[str] | None = None) -> int:
    """Run one command.

    Returns
    -------
    int
        0, or 2 when a name is unknown or an argument makes no sense.
    """
    try:
        app(arguments, exit_on_error=False, print_error=False, result_action="return_value")
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of the pipe has seen enough; Python would complain once more when it exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (NeuroimmuneError, CycloptsError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0
