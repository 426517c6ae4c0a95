"""The authoring format as classes: what may stand in a data file, and what it refers to.

A record has the same field names as the model class that it becomes; where the model holds an
object, the record holds its id. ``docs/reference/data-format.md`` explains the format.
"""

from typing import Any, ClassVar

from attrs import field, frozen

from neuroimmune.curation.problems import Where
from neuroimmune.model.antibody_association import AntibodyAssociation
from neuroimmune.model.autoantibody import Autoantibody
from neuroimmune.model.causal_link import CausalLink
from neuroimmune.model.characteristic import Characteristic
from neuroimmune.model.condition import Condition
from neuroimmune.model.diagnostic_finding import DiagnosticFinding
from neuroimmune.model.diagnostic_test import DiagnosticTest
from neuroimmune.model.distinction import Distinction
from neuroimmune.model.estimate import Estimate
from neuroimmune.model.evidence import Evidence, Harm
from neuroimmune.model.frequency import Frequency
from neuroimmune.model.intervention import Intervention
from neuroimmune.model.manifestation import Manifestation
from neuroimmune.model.mechanism import Mechanism
from neuroimmune.model.open_question import OpenQuestion
from neuroimmune.model.rating_scale import RatingScale
from neuroimmune.model.red_flag import RedFlag
from neuroimmune.model.risk_association import RiskAssociation
from neuroimmune.model.source import Source
from neuroimmune.model.symptom import Symptom
from neuroimmune.model.treatment_effect import TreatmentEffect
from neuroimmune.model.trigger import Trigger
from neuroimmune.model.vocabulary import (
    AntigenLocation,
    Aspect,
    Bearing,
    BodySite,
    Burden,
    Category,
    Certainty,
    Course,
    Direction,
    ImmuneMediation,
    InterventionKind,
    Level,
    Onset,
    Purpose,
    Result,
    RiskOfBias,
    Role,
    Standing,
    StudyDesign,
    TestKind,
    Topic,
    TriggerKind,
    Urgency,
)

__all__ = ["ConditionRecord", "Record", "SchemeRecord", "SourceRecord"]


def _refers(*kinds: str, **options: Any) -> Any:
    """Declare a field that holds the id, or the ids, of an entity of one of these kinds."""
    return field(metadata={"kinds": kinds}, **options)


@frozen(kw_only=True)
class Record:
    """A mapping in a data file, with its place."""

    model: ClassVar[type]

    where: Where


@frozen(kw_only=True)
class EvidenceRecord(Record):
    model = Evidence

    source: str = _refers("source")
    found: str
    bearing: Bearing = Bearing.SUPPORTS
    design: StudyDesign | None = None
    sample: int | None = None
    frequency: Frequency | None = None
    estimate: Estimate | None = None
    setting: str | None = None
    risk_of_bias: RiskOfBias | None = None
    rated: Certainty | None = None
    indirect: str | None = None


@frozen(kw_only=True)
class GradeRecord(Record):
    scheme: str
    level: str
    wording: str
    source: str = _refers("source")


@frozen(kw_only=True)
class HarmRecord(Record):
    model = Harm

    harm: str
    evidence: tuple[EvidenceRecord, ...]


@frozen(kw_only=True)
class SchemeRecord(Record):
    id: str
    name: str
    levels: dict[str, str]
    source: str = _refers("source")


@frozen(kw_only=True)
class SourceRecord(Record):
    model = Source

    id: str
    title: str
    year: int
    kind: StudyDesign
    checked: str
    authors: tuple[str, ...] = ()
    journal: str | None = None
    doi: str | None = None
    pmcid: str | None = None
    url: str | None = None
    year_from: str | None = None


# -- entities ------------------------------------------------------------------------------


@frozen(kw_only=True)
class EntityRecord(Record):
    id: str
    name: str
    synonyms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    xrefs: tuple[str, ...] = ()
    description: str = ""
    sources: tuple[str, ...] = _refers("source", default=())


@frozen(kw_only=True)
class MechanismRecord(EntityRecord):
    model = Mechanism

    level: Level


@frozen(kw_only=True)
class TriggerRecord(EntityRecord):
    model = Trigger

    kind: TriggerKind


@frozen(kw_only=True)
class AutoantibodyRecord(EntityRecord):
    model = Autoantibody

    antigen: str
    location: AntigenLocation | None = None
    igg_subclass: str | None = None
    tumours: tuple[str, ...] = _refers("trigger", default=())


@frozen(kw_only=True)
class TestRecord(EntityRecord):
    __test__: ClassVar[bool] = False  # the name would make pytest collect it
    model = DiagnosticTest

    kind: TestKind
    burden: Burden


@frozen(kw_only=True)
class ScaleRecord(EntityRecord):
    model = RatingScale

    measures: tuple[str, ...] = _refers("symptom", default=())
    items: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    evidence: tuple[EvidenceRecord, ...]


@frozen(kw_only=True)
class InterventionRecord(EntityRecord):
    model = Intervention

    kind: InterventionKind
    parents: tuple[str, ...] = _refers("intervention", default=())


# -- assertions ----------------------------------------------------------------------------


@frozen(kw_only=True)
class CertaintyRecord(Record):
    level: Certainty
    reason: str


@frozen(kw_only=True)
class AssertionRecord(Record):
    evidence: tuple[EvidenceRecord, ...]
    standing: Standing = Standing.ESTABLISHED
    reason: str | None = None
    certainty: CertaintyRecord | None = None
    note: str | None = None


@frozen(kw_only=True)
class CharacteristicRecord(AssertionRecord):
    model = Characteristic

    aspect: Aspect
    statement: str
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    setting: str | None = None


@frozen(kw_only=True)
class ManifestationRecord(AssertionRecord):
    model = Manifestation

    symptom: str = _refers("symptom")
    frequency: Frequency | None = None
    setting: str | None = None
    sites: tuple[BodySite, ...] = ()
    onset: str | None = None
    course: str | None = None
    via: tuple[str, ...] = _refers("mechanism", default=())


@frozen(kw_only=True)
class TreatmentRecord(AssertionRecord):
    model = TreatmentEffect

    intervention: str = _refers("intervention")
    outcome: str = _refers("symptom", "endpoint")
    direction: Direction
    role: Role | None = None
    size: str | None = None
    grades: tuple[GradeRecord, ...] = ()
    harms: tuple[HarmRecord, ...] = ()


_CAUSAL = ("mechanism", "trigger", "autoantibody", "symptom", "condition")


@frozen(kw_only=True)
class CausalLinkRecord(AssertionRecord):
    model = CausalLink

    cause: str = _refers(*_CAUSAL)
    effect: str = _refers(*_CAUSAL)


@frozen(kw_only=True)
class RiskRecord(AssertionRecord):
    model = RiskAssociation

    trigger: str = _refers("trigger")
    estimate: Estimate | None = None


@frozen(kw_only=True)
class AntibodyRecord(AssertionRecord):
    model = AntibodyAssociation

    autoantibody: str = _refers("autoantibody")
    share_positive: Frequency | None = None
    specificity: Frequency | None = None
    meaning: str | None = None


@frozen(kw_only=True)
class FindingRecord(AssertionRecord):
    model = DiagnosticFinding

    test: str = _refers("test")
    finding: str
    symptom: str | None = _refers("symptom", default=None)
    result: Result = Result.ABNORMAL
    purpose: Purpose | None = None
    sensitivity: Frequency | None = None
    specificity: Frequency | None = None
    versus: str | None = None


@frozen(kw_only=True)
class DistinctionRecord(AssertionRecord):
    model = Distinction

    other: str = _refers("condition")
    feature: str
    favours: str = _refers("condition")
    about: str | None = _refers("symptom", "test", "intervention", default=None)
    likelihood_ratio: Estimate | None = None


@frozen(kw_only=True)
class RedFlagRecord(AssertionRecord):
    model = RedFlag

    sign: str
    symptom: str | None = _refers("symptom", default=None)
    suspect: str
    action: str
    urgency: Urgency


@frozen(kw_only=True)
class SymptomRecord(EntityRecord):
    model = Symptom

    parents: tuple[str, ...] = _refers("symptom", default=())
    site: BodySite | None = None
    examination: str = ""
    pitfalls: str = ""
    red_flags: tuple[RedFlagRecord, ...] = ()


@frozen(kw_only=True)
class OpenQuestionRecord(Record):
    model = OpenQuestion

    about: Topic
    statement: str
    sources: tuple[str, ...] = _refers("source", default=())


@frozen(kw_only=True)
class ConditionRecord(EntityRecord):
    model = Condition

    category: Category
    immune_mediated: ImmuneMediation
    parent: str | None = _refers("condition", default=None)
    onset: Onset | None = None
    course: Course | None = None
    open_questions: tuple[OpenQuestionRecord, ...] = ()
    characteristics: tuple[CharacteristicRecord, ...] = ()
    manifestations: tuple[ManifestationRecord, ...] = ()
    treatments: tuple[TreatmentRecord, ...] = ()
    causal_links: tuple[CausalLinkRecord, ...] = ()
    triggers: tuple[RiskRecord, ...] = ()
    antibodies: tuple[AntibodyRecord, ...] = ()
    tests: tuple[FindingRecord, ...] = ()
    distinctions: tuple[DistinctionRecord, ...] = ()
    red_flags: tuple[RedFlagRecord, ...] = ()
