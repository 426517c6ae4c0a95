"""What can only be seen when everything is there: clashes, doubles, leftovers."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from neuroimmune.curation.files import Records
from neuroimmune.curation.linking import Linked
from neuroimmune.curation.problems import Problem, Where
from neuroimmune.knowledge.names import fold
from neuroimmune.model.assertion import Assertion
from neuroimmune.model.evidence import Evidence
from neuroimmune.model.vocabulary import Standing, StudyDesign

__all__ = ["check_whole"]

_FEWEST_OF_A_SERIES = 10
"""Case series smaller than this are single cases."""


def check_whole(records: Records, linked: Linked) -> list[Problem]:
    """Find the problems of the base as a whole."""
    return [
        *_shared_names(records),
        *_shared_identifiers(records, linked),
        *_same_publication(records),
        *_same_statement(linked),
        *_weakly_established(linked),
        *_unused_sources(records, linked),
    ]


def _shared_names(records: Records) -> Iterator[Problem]:
    for kind, entities in records.of.items():
        if kind in ("source", "scheme"):
            continue
        holders: dict[str, Any] = {}
        for record in entities.values():
            names = (record.id, record.name, *record.synonyms, *record.abbreviations)
            for folded, name in {fold(name): name for name in names}.items():
                other = holders.setdefault(folded, record)
                if other is not record:
                    message = f"{kind} {record.id!r} is called {name!r}, as is {other.id!r}"
                    yield Problem.at(record.where, "I306", f"{message}; give it to one of them")


def _shared_identifiers(records: Records, linked: Linked) -> Iterator[Problem]:
    for kind, entities in linked.entities.items():
        if kind == "source":
            continue
        holders: dict[str, str] = {}
        for name, entity in entities.items():
            for curie in entity.xrefs:
                other = holders.setdefault(curie, name)
                if other != name:
                    where: Where = records.of[kind][name].where.of("xrefs")
                    yield Problem.at(where, "D803", f"{curie} is already on {kind} {other!r}")


def _same_publication(records: Records) -> Iterator[Problem]:
    holders: dict[str, str] = {}
    for record in records.of["source"].values():
        doi = f"DOI:{record.doi}" if record.doi else ""
        pmcid = f"PMC:{record.pmcid}" if record.pmcid else ""
        for curie in {name.lower() for name in (record.id, doi, pmcid) if name}:
            other = holders.setdefault(curie, record.id)
            if other != record.id:
                message = f"{record.id} and {other} are both {curie}; keep one"
                yield Problem.at(record.where, "D805", message)


def _same_statement(linked: Linked) -> Iterator[Problem]:
    seen: dict[str, Where] = {}
    for assertion, where in linked.assertions:
        first = seen.setdefault(assertion.id, where)
        if first is not where:
            message = f"{assertion.id} is already stated in {first.file.name}:{first.line}"
            yield Problem.at(where, "D801", f"{message}; put the evidence together")


def _weakly_established(linked: Linked) -> Iterator[Problem]:
    for assertion, where in linked.assertions:
        if assertion.standing is Standing.ESTABLISHED and _rests_on_cases(assertion):
            message = "single cases do not establish it; write 'standing: reported'"
            yield Problem.at(where.of("standing"), "E404", message)


def _rests_on_cases(assertion: Assertion) -> bool:
    return all(map(_is_single_case, assertion.supporting))


def _is_single_case(item: Evidence) -> bool:
    if item.design is StudyDesign.CASE_SERIES:
        return (item.participants or _FEWEST_OF_A_SERIES) < _FEWEST_OF_A_SERIES
    return item.design is StudyDesign.CASE_REPORT


def _unused_sources(records: Records, linked: Linked) -> Iterator[Problem]:
    used: dict[str, bool] = defaultdict(bool)
    for assertion, _ in linked.assertions:
        for source in (*assertion.sources, *_sources_of_parts(assertion)):
            used[source.id] = True
    for kind, entities in linked.entities.items():
        for entity in entities.values() if kind != "source" else ():
            for source in (*entity.sources, *(e.source for e in getattr(entity, "evidence", ()))):
                used[source.id] = True
    for scheme in records.of["scheme"].values():
        used[scheme.source] = True
    for name, record in records.of["source"].items():
        if not used[name]:
            yield Problem.at(record.where, "D804", f"nothing uses {name}; use it or remove it")


def _sources_of_parts(assertion: Assertion) -> Iterator[Any]:
    for grade in getattr(assertion, "grades", ()):
        yield grade.source
    for harm in getattr(assertion, "harms", ()):
        yield from (item.source for item in harm.evidence)
