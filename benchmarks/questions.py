"""The questions that are timed, each with what makes its answer right.

They hold whatever the breadth of the data: they ask for one well-known row, never for a count.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import neuroimmune as ni

__all__ = ["DIFFERENTIALS", "LOOKUPS", "NAMES", "TYPO", "Question", "suggestions"]

TYPO = "mutiple sclerosis"


class Question(NamedTuple):
    """A call on a knowledge base, and a check of its answer."""

    ask: Callable[[ni.KnowledgeBase], Any]
    right: Callable[[Any], bool]


def _has(path: str, wanted: str) -> Callable[[Any], bool]:
    """Check that some row has `wanted` as the id of its `path`."""
    return lambda rows: any(getattr(row, path).id == wanted for row in rows)


LOOKUPS: dict[str, Question] = {
    "conditions_causing": Question(
        lambda kb: kb.conditions_causing("tremor"), _has("condition", "multiple-sclerosis")
    ),
    "conditions_causing, filtered": Question(
        lambda kb: kb.conditions_causing("tremor", immune_mediated=True, standing="established"),
        _has("condition", "multiple-sclerosis"),
    ),
    "conditions_causing, at a site": Question(
        lambda kb: kb.conditions_causing("hand tremor"),
        lambda rows: {row.symptom.id for row in rows} == {"hand-tremor"},
    ),
    "symptoms_of": Question(lambda kb: kb.symptoms_of("MS"), _has("symptom", "fatigue")),
    "mechanisms_of": Question(
        lambda kb: kb.mechanisms_of("MS"), _has("mechanism", "demyelination")
    ),
    "antibodies_of, none": Question(
        lambda kb: kb.antibodies_of("essential tremor"), lambda rows: rows == ()
    ),
    "triggers_of": Question(
        lambda kb: kb.triggers_of("MS"),
        lambda rows: len(rows.filter(trigger="EBV")) > 0,
    ),
    "tests_for": Question(lambda kb: kb.tests_for("MS"), _has("test", "mri-brain")),
    "tests_for, symptom": Question(
        lambda kb: kb.tests_for("MS", symptom="tremor"),
        _has("test", "tremor-examination"),
    ),
    "treatments_for": Question(
        lambda kb: kb.treatments_for("MS"), _has("intervention", "physiotherapy")
    ),
    "treatments_for, symptom": Question(
        lambda kb: kb.treatments_for("MS", symptom="tremor"), _has("intervention", "nabiximols")
    ),
    "treatments_for, symptom alone": Question(
        lambda kb: kb.treatments_for(symptom="tremor"), _has("intervention", "nabiximols")
    ),
    "treatments_for, endpoint alone": Question(
        lambda kb: kb.treatments_for(outcome="relapse"),
        lambda rows: {row.outcome for row in rows} == {"relapse"},
    ),
    "evidence_level": Question(
        lambda kb: kb.evidence_level("nabiximols", condition="MS", symptom="tremor"),
        lambda profile: profile.direction == "no benefit",
    ),
    "evidence_level, class": Question(lambda kb: kb.evidence_level("cannabinoids"), bool),
    "red_flags": Question(lambda kb: kb.red_flags("tremor"), bool),
    "characteristics_of": Question(lambda kb: kb.characteristics_of("MS"), bool),
    "open_questions": Question(
        lambda kb: kb.open_questions("radiologically isolated syndrome"), bool
    ),
}
"""The lookup verbs: each has a budget of 20 µs warm and 2 µs repeated."""

NAMES: dict[str, Question] = {
    "condition, abbreviation": Question(
        lambda kb: kb.condition("MS"), lambda found: found.id == "multiple-sclerosis"
    ),
    "symptom, CURIE": Question(
        lambda kb: kb.symptom("HP:0001337"), lambda found: found.id == "tremor"
    ),
    "find, any kind": Question(
        lambda kb: kb.find("primidone"), lambda found: found.id == "primidone"
    ),
}
"""One thing by its name."""

_SHAKING = ["intention tremor", "dysarthria", "gait ataxia", "nystagmus"]


def _first_is(wanted: str) -> Callable[[Any], bool]:
    """Check which condition is likeliest, and that all of them are explained."""
    return lambda rows: (
        rows[0].condition.id == wanted and all(row.contributions for row in rows) and len(rows) > 50
    )


DIFFERENTIALS: dict[str, Question] = {
    "four findings": Question(
        lambda kb: kb.differential(_SHAKING), lambda rows: len(rows[0].contributions) > 4
    ),
    "four findings, and all else that is known": Question(
        lambda kb: kb.differential(
            ["ophthalmoplegia", "ataxia", "areflexia", "facial palsy"],
            absent=["spasticity"],
            tests={"GQ1b antibody": "positive"},
            age=43,
            sex="male",
            onset="acute",
        ),
        _first_is("miller-fisher-syndrome"),
    ),
}
"""Rankings of the whole base, with explanations: each has a budget of 1 ms warm."""


def suggestions(kb: ni.KnowledgeBase) -> tuple[str, ...]:
    """Give what an unknown name suggests."""
    try:
        kb.condition(TYPO)
    except ni.UnknownTermError as error:
        return error.suggestions
    return ()
