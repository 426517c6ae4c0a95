"""What a curator should look at again: statements that sit ill beside each other.

Each doubt may have a good reason (two studies, two populations), so that none of them stops a
build; whoever reads the list decides.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from attrs import frozen

from neuroimmune.curation.linking import Linked
from neuroimmune.model.antibody_association import AntibodyAssociation
from neuroimmune.model.assertion import Assertion
from neuroimmune.model.autoantibody import Autoantibody
from neuroimmune.model.causal_link import CausalLink
from neuroimmune.model.condition import Condition
from neuroimmune.model.manifestation import Manifestation
from neuroimmune.model.treatment_effect import TreatmentEffect
from neuroimmune.model.vocabulary import Direction, Role, Standing, StudyDesign

__all__ = ["Doubt", "doubts"]

_HALLMARK = 0.8
"""A sign in at least this share of a condition is a hallmark of it."""

_LOST = 0.5
"""A subtype in which less than this share has the hallmark should say why."""

_JUDGE_CARE = (
    StudyDesign.GUIDELINE,
    StudyDesign.CONSENSUS_STATEMENT,
    StudyDesign.SYSTEMATIC_REVIEW,
    StudyDesign.NARRATIVE_REVIEW,
    StudyDesign.REGULATORY_DOCUMENT,
)
"""Kinds of source that say where a treatment stands in care."""

_UNCONTROLLED = (StudyDesign.UNCONTROLLED_TRIAL, StudyDesign.CASE_SERIES, StudyDesign.CASE_REPORT)
"""Kinds of study that cannot tell a benefit from what would have come anyway."""

_AGAINST = re.compile(
    r"\b(against|avoided|harmful|ineffective|no effect|not (?:be )?(?:offer|recommend|used)\w*)\b"
)
_FOR = re.compile(r"\b(effective|offer|recommend\w*|should)\b")


@frozen(order=True)
class Doubt:
    """Two statements, or two parts of one, that do not fit together."""

    rule: str
    place: str
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.rule}: {self.text}"


def doubts(linked: Linked) -> list[Doubt]:
    """Look through all statements.

    Parameters
    ----------
    linked
        The model objects of all data files.
    """
    by_condition: dict[str, list[Assertion]] = defaultdict(list)
    for assertion, _ in linked.assertions:
        if isinstance(condition := getattr(assertion, "condition", None), Condition):
            by_condition[condition.id].append(assertion)
    conditions: dict[str, Condition] = linked.entities["condition"]
    found: list[Doubt] = []
    for name, rows in by_condition.items():
        shown = [row for row in rows if isinstance(row, Manifestation)]
        found += _narrower_above_broader(shown)
        found += _grades_against_direction(rows)
        found += _roles_by_studies_alone(rows)
        found += _benefits_by_one_uncontrolled_study(rows)
        found += _antibodies_unexplained(conditions[name], rows, by_condition)
        found += _hallmarks_lost(conditions[name], shown, by_condition)
    return sorted(found)


def _narrower_above_broader(rows: list[Manifestation]) -> Iterator[Doubt]:
    """Find symptoms that are commoner than the broader ones which whoever has them has too."""
    by_symptom = {row.symptom.id: row for row in rows if row.frequency}
    for row in by_symptom.values():
        for broader in row.symptom.broader:
            above = by_symptom.get(broader.id)
            if (
                above
                and above.frequency
                and row.frequency
                and row.frequency.low > above.frequency.high
            ):
                yield Doubt(
                    "narrower above broader",
                    row.condition.id,
                    f"{row.symptom} {row.frequency}, but {broader} {above.frequency}",
                )


def _grades_against_direction(rows: Iterable[Assertion]) -> Iterator[Doubt]:
    """Find verdicts that point another way than the direction, unless a note says why."""
    for row in rows:
        if not isinstance(row, TreatmentEffect) or row.note:
            continue
        helps = row.direction is Direction.BENEFIT
        fails = row.direction in (Direction.NO_BENEFIT, Direction.HARM)
        for grade in row.grades:
            against = bool(_AGAINST.search(grade.wording))
            if (helps and against) or (fails and not against and _FOR.search(grade.wording)):
                yield Doubt("grade against direction", row.id, f"{row.direction}, but {grade}")
        if helps and row.role is Role.NOT_RECOMMENDED:
            yield Doubt("role against direction", row.id, f"{row.direction}, but {row.role}")


def _roles_by_studies_alone(rows: Iterable[Assertion]) -> Iterator[Doubt]:
    """Find places in care that nobody who judges care has given; a trial gives none."""
    for row in rows:
        if not isinstance(row, TreatmentEffect) or row.role in (None, Role.EXPERIMENTAL):
            continue
        if not row.grades and all(item.design not in _JUDGE_CARE for item in row.evidence):
            yield Doubt("role by studies alone", row.id, f"{row.role}, but no text that says so")


def _benefits_by_one_uncontrolled_study(rows: Iterable[Assertion]) -> Iterator[Doubt]:
    """Find established benefits that a single study without a control group has seen."""
    for row in rows:
        if not isinstance(row, TreatmentEffect) or row.direction is not Direction.BENEFIT:
            continue
        if row.standing is Standing.ESTABLISHED and not row.grades and len(row.supporting) == 1:
            design = row.supporting[0].design
            if design in _UNCONTROLLED:
                yield Doubt("benefit without a control", row.id, f"established by one {design}")


def _antibodies_unexplained(
    condition: Condition, rows: Iterable[Assertion], everything: dict[str, list[Assertion]]
) -> Iterator[Doubt]:
    """Find antibodies that take part in a condition and are not listed among its antibodies."""
    family = {place.id for place in condition.lineage}
    known = {
        row.autoantibody.id
        for name, others in everything.items()
        for row in others
        if isinstance(row, AntibodyAssociation)
        and not family.isdisjoint(place.id for place in row.condition.lineage)
    }
    for row in rows:
        if isinstance(row, CausalLink):
            for end in (row.cause, row.effect):
                if isinstance(end, Autoantibody) and end.id not in known:
                    yield Doubt("antibody not listed", condition.id, f"{end} in {row}")


def _hallmarks_lost(
    condition: Condition, rows: list[Manifestation], everything: dict[str, list[Assertion]]
) -> Iterator[Doubt]:
    """Find subtypes that lack what nearly all of their broader condition have."""
    own = {row.symptom.id: row for row in rows}
    for parent in condition.lineage[1:]:
        for row in everything.get(parent.id, ()):
            if not isinstance(row, Manifestation) or row.standing is not Standing.ESTABLISHED:
                continue
            here = own.get(row.symptom.id)
            if not row.frequency or row.frequency.low < _HALLMARK or here is None:
                continue
            if not here.holds or (here.frequency and here.frequency.high < _LOST):
                yield Doubt(
                    "hallmark lost",
                    condition.id,
                    f"{here.symptom} {here.frequency or here.standing}, in {parent} {row.frequency}",
                )
