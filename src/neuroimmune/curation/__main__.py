"""``python -m neuroimmune.curation``: check, compile, coverage, doubts, gaps, snapshot."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from neuroimmune.curation.building import CurationError, build, check, used_identifiers
from neuroimmune.curation.consistency import doubts
from neuroimmune.curation.coverage import coverage, coverage_table
from neuroimmune.curation.files import DATA, read_records
from neuroimmune.curation.gaps import gaps
from neuroimmune.curation.linking import Linked
from neuroimmune.curation.ontology import SNAPSHOT, read_tables, write_snapshot

__all__ = ["main"]

_TABLES = Path("../shared/ontology")
"""Where the ontologies' tables are looked for, beside the checkout."""


_REPORTS: dict[str, Callable[[Linked], str]] = {
    "coverage": lambda linked: coverage_table(coverage(linked)),
    "doubts": lambda linked: "\n".join(map(str, doubts(linked))) or "nothing sits ill",
    "gaps": lambda linked: "\n".join(map(str, gaps(linked))) or "every gap is told",
}
"""What each command prints that only looks."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit code is 1 when the data has a problem."""
    options = _parser().parse_args(arguments)
    data: Path = options.data
    if options.command == "snapshot":
        if options.ontology is None:
            print("snapshot needs --ontology: the folder of the tables", file=sys.stderr)
            return 2
        records = read_records(data)
        write_snapshot(data / SNAPSHOT, read_tables(options.ontology), used_identifiers(records))
        return 0
    if options.command == "compile":
        return _compile(data, options.output)
    checked = check(data, options.ontology)
    if options.command in _REPORTS:
        print(_REPORTS[options.command](checked.linked))
        return 0
    for problem in checked.problems:
        print(problem.show(data))
    statements = len(checked.linked.assertions)
    sources = len(checked.linked.entities["source"])
    print(f"{len(checked.problems)} problems in {statements} statements, {sources} sources")
    return 1 if checked.problems else 0


def _compile(data: Path, output: Path | None) -> int:
    try:
        print(build(data, output))
    except CurationError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m neuroimmune.curation", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the data files")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (
        ("check", "report every problem of the data files"),
        ("coverage", "show what is filled in for each condition"),
        ("doubts", "list statements that sit ill beside each other"),
        ("gaps", "list what a condition's file neither tells nor marks as open"),
        ("snapshot", "refresh the snapshot of the ontologies"),
    ):
        command = commands.add_parser(name, help=text)
        command.add_argument(
            "--ontology",
            type=Path,
            default=_TABLES if _TABLES.is_dir() else None,
            help=f"folder with the ontologies' tables, instead of the snapshot ({_TABLES})",
        )
    command = commands.add_parser("compile", help="make the bundle")
    command.add_argument("--output", type=Path, help="file to write")
    return parser


if __name__ == "__main__":
    sys.exit(main())
