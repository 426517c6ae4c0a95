"""What the file of a condition neither tells nor marks as an open question."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from neuroimmune.curation.coverage import statements_by_condition
from neuroimmune.curation.linking import Linked
from neuroimmune.model.assertion import Assertion
from neuroimmune.model.condition import Condition
from neuroimmune.model.symptom import Symptom
from neuroimmune.model.vocabulary import ImmuneMediation, Topic

__all__ = ["Gap", "gaps"]

_FEWEST_SIGNS = 8
_FEWEST_COUNTED = 3
_FEWEST_TREATMENTS = 2
_FEWEST_TRAITS = 2
"""With fewer of them a condition's file is thin, and must say what is not known."""


@frozen(order=True)
class Gap:
    """A topic on which a condition's file is thin without saying so."""

    condition: str
    topic: Topic
    found: str

    def __str__(self) -> str:
        return f"{self.condition}: {self.found}, and no open question about {self.topic}"


def gaps(linked: Linked) -> list[Gap]:
    """Look through all conditions.

    The statements of subtypes count, because answers about a condition include them; so does what
    is recorded as not so.

    Parameters
    ----------
    linked
        The model objects of all data files.
    """
    conditions: dict[str, Condition] = linked.entities["condition"]
    groups: dict[str, list[Assertion]] = defaultdict(list)
    for name, rows in statements_by_condition(linked).items():
        for place in conditions[name].lineage:
            groups[place.id] += rows
    told = {(question.condition.id, question.about) for question, _ in linked.open_questions}
    return [
        Gap(condition.id, topic, found)
        for condition in conditions.values()
        for topic, found in _thin(condition, groups[condition.id])
        if (condition.id, topic) not in told
    ]


def _thin(condition: Condition, rows: Sequence[Assertion]) -> Iterator[tuple[Topic, str]]:
    """Give the topics on which little is recorded, and how little."""
    rows_of: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        rows_of[row.kind_name].append(row)
    signs = {row.symptom.id for row in rows_of["manifestation"]}
    counted = {row.symptom.id for row in rows_of["manifestation"] if row.frequency}
    treatments = rows_of["treatment_effect"]
    if len(rows_of["characteristic"]) < _FEWEST_TRAITS:
        yield Topic.EPIDEMIOLOGY, "hardly any characteristic"
    if len(signs) < _FEWEST_SIGNS:
        yield Topic.SYMPTOMS, f"{len(signs)} signs"
    if len(counted) < _FEWEST_COUNTED:
        yield Topic.FREQUENCIES, f"{len(counted)} signs with a frequency"
    if not any(isinstance(link.effect, Symptom) for link in rows_of["causal_link"]):
        yield Topic.MECHANISMS, "no causal link that ends in a sign"
    if not any(test.sensitivity or test.specificity for test in rows_of["diagnostic_finding"]):
        yield Topic.TESTS, "no test with its accuracy"
    if len(treatments) < _FEWEST_TREATMENTS:
        yield Topic.TREATMENTS, f"{len(treatments)} treatments"
    if not rows_of["distinction"]:
        yield Topic.DISTINCTIONS, "no distinction"
    if not rows_of["red_flag"]:
        yield Topic.RED_FLAGS, "no red flag"
    if condition.immune_mediated is not ImmuneMediation.NO:
        if not rows_of["risk_association"]:
            yield Topic.TRIGGERS, "no trigger"
        if not rows_of["antibody_association"]:
            yield Topic.ANTIBODIES, "no antibody"
