"""The published cases, told in the words of the base."""

import csv
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from attrs import field, frozen

import neuroimmune as ni

__all__ = ["Case", "Words", "cases"]

_HERE = Path(__file__).parent


@frozen(kw_only=True)
class Case:
    """One patient of one report; ``present`` and ``absent`` map HPO ids to labels.

    Attributes
    ----------
    expected
        Ids of our conditions that are right: the diagnosis, its subtype or its broader form.
        Empty where the base does not know the diagnosis.
    same_patient_as
        Another case that tells of the same patient; this one is then left out.
    tests, history
        Facts as reported.
    results, triggers
        Those of them that have an id of ours, whether or not the base holds it yet.
    """

    id: str
    diagnosis: str
    mondo: str | None
    expected: tuple[str, ...] = field(converter=tuple)
    age: float | None
    sex: str | None
    onset: str | None
    present: Mapping[str, str]
    absent: Mapping[str, str]
    tests: Mapping[str, str]
    results: Mapping[str, str]
    history: tuple[str, ...] = field(converter=tuple)
    triggers: tuple[str, ...] = field(converter=tuple)
    source: tuple[str, ...] = field(converter=tuple)
    same_patient_as: str | None = None


def cases() -> list[Case]:
    """Read all cases, each patient once."""
    text = (_HERE / "cases.json").read_text(encoding="utf-8")
    every = [Case(**entry) for entry in json.loads(text)]
    return [case for case in every if case.same_patient_as is None]


@cache
def _parents() -> dict[str, list[str]]:
    lines = (_HERE / "hpo_parents.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if line[0] != "#"), delimiter="\t")
    return {row["id"]: [one for one in row["parents"].split("|") if one] for row in rows}


class Words:
    """Finds what a case says among the symptoms, tests and triggers of a base.

    Parameters
    ----------
    kb
        The base.
    """

    def __init__(self, kb: ni.KnowledgeBase) -> None:
        self._kb = kb
        self._symptoms: dict[str, list[str]] = {}
        for symptom in kb.symptoms.values():
            for xref in symptom.xrefs:
                self._symptoms.setdefault(xref, []).append(symptom.id)
        self._mondo = {
            xref: condition.id for condition in kb.conditions.values() for xref in condition.xrefs
        }

    def present(self, case: Case) -> list[str]:
        """Give our symptoms, or the nearest broader ones, that the patient has."""
        found = (name for term in case.present for name in self.nearest(term))
        return sorted(set(found))

    def absent(self, case: Case) -> list[str]:
        """Give our symptoms that the patient has not.

        A broader one will not do: who has no rash on the face may have one elsewhere.
        """
        found = {name for term in case.absent for name in self._symptoms.get(term, ())}
        present = [self._kb.symptoms[name] for name in self.present(case)]
        held = {symptom.id for one in present for symptom in (one, *one.broader)}
        return sorted(found - held)

    def unmapped(self, case: Case) -> list[str]:
        """Give the labels of the findings for which the base has no word."""
        return [
            *(label for term, label in case.present.items() if not self.nearest(term)),
            *(f"no {label}" for term, label in case.absent.items() if term not in self._symptoms),
        ]

    def climbed(self, case: Case) -> int:
        """Count the present findings that are told by a broader word."""
        return sum(term not in self._symptoms and bool(self.nearest(term)) for term in case.present)

    def nearest(self, term: str) -> list[str]:
        """Climb from a term until the base has a word."""
        level, seen = [term], {term}
        while level:
            found = sorted(name for one in level for name in self._symptoms.get(one, ()))
            if found:
                return found
            above = {parent for one in level for parent in _parents().get(one, ())}
            level = sorted(above - seen)
            seen |= above
        return []

    def results(self, case: Case) -> dict[str, str]:
        """Give the results of tests and antibodies that the base has."""
        known = {*self._kb.tests, *self._kb.autoantibodies}
        return {name: result for name, result in case.results.items() if name in known}

    def triggers(self, case: Case) -> list[str]:
        """Give the triggers in the history that the base has."""
        return [name for name in case.triggers if name in self._kb.triggers]

    def right(self, case: Case) -> set[str]:
        """Give the conditions that are right; by MONDO id also those that the base has since."""
        known = {name for name in case.expected if name in self._kb.conditions}
        new = self._mondo.get(case.mondo or "")
        return known | ({new} if new else set())

    def unforeseen(self, case: Case) -> set[str]:
        """Give right conditions that the case does not list yet."""
        return self.right(case) - set(case.expected)

    def patient(self, case: Case, known: str = "tests") -> dict[str, Any]:
        """Give the arguments of the differential.

        Parameters
        ----------
        case
            The patient.
        known
            "findings" alone; "history" also, with age, sex and onset; "tests" also.
        """
        patient: dict[str, Any] = {"present": self.present(case), "absent": self.absent(case)}
        if known == "findings":
            return patient
        patient |= {
            "age": case.age,
            "sex": case.sex,
            "onset": case.onset if case.onset in set(ni.Onset) else None,
            "history": self.triggers(case),
        }
        return patient | {"tests": self.results(case)} if known == "tests" else patient
