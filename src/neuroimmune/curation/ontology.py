"""Labels and mappings of identifiers: from the ontologies' tables, or the snapshot of those used.

The snapshot ``data/ontology.tsv`` holds only the identifiers that the data uses, so that a check
needs nothing else; ``python -m neuroimmune.curation snapshot --ontology FOLDER`` refreshes it.
"""

import csv
from collections.abc import Iterable
from pathlib import Path

from attrs import define, field, frozen

__all__ = ["SNAPSHOT", "Ontology", "read_snapshot", "read_tables", "write_snapshot"]

SNAPSHOT = "ontology.tsv"
_TABLES = ("hpo.tsv", "mondo.tsv", "maxo.tsv", "chebi_in_maxo.tsv")
_MAPPED = ("orphanet", "omim", "doid", "icd10cm", "icd11.foundation", "umls", "mesh", "medgen")
"""Columns of the Mondo table that become cross-references."""


@frozen
class Term:
    """An identifier's label and what it maps to elsewhere."""

    label: str
    mappings: tuple[str, ...] = ()


@define
class Ontology:
    """Terms by CURIE."""

    terms: dict[str, Term] = field(factory=dict)

    def problem(self, curie: str, label: str) -> tuple[str, str] | None:
        """Say what is wrong with an identifier and its label: a code and a message."""
        term = self.terms.get(curie)
        if term is None:
            return "O701", f"no {curie} in the ontology; take identifiers only from its table"
        if not label:
            return "O702", f"{curie} stands without its label; write '{curie} {term.label}'"
        if label != term.label:
            return "O702", f"{curie} is {term.label!r} in the ontology, not {label!r}"
        return None

    def mappings(self, curie: str) -> tuple[str, ...]:
        """Give the identifiers that mean the same elsewhere."""
        term = self.terms.get(curie)
        return term.mappings if term else ()


def read_tables(folder: Path) -> Ontology:
    """Read the ontologies' tables of a folder."""
    terms = {}
    for name in _TABLES:
        for row in _rows(folder / name):
            cells = (row.get(column) or "" for column in _MAPPED)
            mappings = tuple(part for cell in cells for part in cell.split("|") if ":" in part)
            terms[row["id"]] = Term(row["label"], mappings)
    return Ontology(terms)


def read_snapshot(file: Path) -> Ontology:
    """Read the snapshot."""
    return Ontology(
        {
            row["id"]: Term(row["label"], tuple(filter(None, (row["mappings"] or "").split("|"))))
            for row in _rows(file)
        }
    )


def write_snapshot(file: Path, ontology: Ontology, used: Iterable[str]) -> None:
    """Write the terms that are used."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(
            stream, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None
        )
        writer.writerow(["id", "label", "mappings"])
        for curie in sorted(used):
            if term := ontology.terms.get(curie):
                writer.writerow([curie, term.label, "|".join(term.mappings)])


def _rows(file: Path) -> Iterable[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        lines = (line for line in stream if not line.startswith("#"))
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
