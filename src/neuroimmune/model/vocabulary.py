"""The closed word lists: how sure, which way, how often, what kind."""

from enum import StrEnum
from typing import Self

from neuroimmune.errors import InvalidValueError

__all__ = [
    "AntigenLocation",
    "Aspect",
    "Bearing",
    "BodySite",
    "Burden",
    "Category",
    "Certainty",
    "Course",
    "Direction",
    "Endpoint",
    "FrequencyClass",
    "ImmuneMediation",
    "InterventionKind",
    "Level",
    "Onset",
    "Purpose",
    "Result",
    "RiskOfBias",
    "Role",
    "Standing",
    "StudyDesign",
    "TestKind",
    "Topic",
    "TriggerKind",
    "Urgency",
    "Word",
]


class Word(StrEnum):
    """A member of a closed list; equal to its text, ordered as the list is written.

    Examples
    --------
    >>> from neuroimmune import Certainty
    >>> Certainty("low") < Certainty.HIGH, Certainty.LOW == "low"
    (True, True)
    """

    rank: int
    """Position in the list, from 0."""

    def __new__(cls, text: str) -> Self:
        """Make the next member of the list."""
        member = str.__new__(cls, text)
        member._value_ = text
        member.rank = len(cls.__members__)
        return member

    @classmethod
    def _missing_(cls, value: object) -> "Word":
        # Program spellings ("NO_BENEFIT") are the same word as the written one ("no benefit").
        if isinstance(value, str):
            wanted = value.strip().lower().replace("_", " ")
            for member in cls:
                if wanted == member.value.lower():
                    return member
        known = ", ".join(member.value for member in cls)
        article = "an" if cls.__name__[0] in "AEIOU" else "a"
        raise InvalidValueError(
            f"{value!r} is not {article} {cls.__name__}; choose one of: {known}", rule="word"
        )

    def _alike(self, other: str) -> Self:
        # Comparing two members is common; looking a word up costs ten times as much.
        return other if isinstance(other, type(self)) else type(self)(other)

    def __lt__(self, other: str) -> bool:
        return self.rank < self._alike(other).rank

    def __le__(self, other: str) -> bool:
        return self.rank <= self._alike(other).rank

    def __gt__(self, other: str) -> bool:
        return self.rank > self._alike(other).rank

    def __ge__(self, other: str) -> bool:
        return self.rank >= self._alike(other).rank


class Standing(Word):
    """What the literature as a whole makes of a statement, weakest first."""

    REFUTED = "refuted"
    CONTESTED = "contested"
    REPORTED = "reported"
    ESTABLISHED = "established"


class Certainty(Word):
    """GRADE's four words for how sure one can be, least sure first."""

    VERY_LOW = "very low"
    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Direction(Word):
    """Which way a treatment moves an outcome."""

    BENEFIT = "benefit"
    MIXED = "mixed"
    NO_BENEFIT = "no benefit"
    HARM = "harm"
    UNKNOWN = "unknown"


class Bearing(Word):
    """What one source does to one statement."""

    SUPPORTS = "supports"
    WEAKENS = "weakens"
    REFUTES = "refutes"


class StudyDesign(Word):
    """The kind of a publication."""

    SYSTEMATIC_REVIEW = "systematic review"
    GUIDELINE = "guideline"
    RANDOMISED_TRIAL = "randomised trial"
    CONTROLLED_TRIAL = "controlled trial"
    COHORT_STUDY = "cohort study"
    DIAGNOSTIC_ACCURACY_STUDY = "diagnostic accuracy study"
    CROSS_SECTIONAL_STUDY = "cross-sectional study"
    CASE_CONTROL_STUDY = "case-control study"
    UNCONTROLLED_TRIAL = "uncontrolled trial"
    CONSENSUS_STATEMENT = "consensus statement"
    PHYSIOLOGICAL_STUDY = "physiological study"
    LABORATORY_STUDY = "laboratory study"
    CASE_SERIES = "case series"
    CASE_REPORT = "case report"
    NARRATIVE_REVIEW = "narrative review"
    REGULATORY_DOCUMENT = "regulatory document"


class RiskOfBias(Word):
    """How much a study's conduct may have moved its result, where somebody judged it."""

    LOW = "low"
    SOME = "some concerns"
    SERIOUS = "serious"
    VERY_SERIOUS = "very serious"


class FrequencyClass(Word):
    """HPO's frequency words (HP:0040279 and below), rarest first."""

    EXCLUDED = "excluded"
    VERY_RARE = "very rare"
    OCCASIONAL = "occasional"
    FREQUENT = "frequent"
    VERY_FREQUENT = "very frequent"
    OBLIGATE = "obligate"


class ImmuneMediation(Word):
    """Whether and how the immune system drives a condition."""

    AUTOIMMUNE = "autoimmune"
    IMMUNE_MEDIATED = "immune-mediated"
    PARANEOPLASTIC = "paraneoplastic"
    NO = "no"


class Category(Word):
    """The field of neurology or medicine that a condition belongs to."""

    CENTRAL_DEMYELINATING = "central demyelinating"
    CENTRAL_INFLAMMATORY = "central inflammatory"
    AUTOIMMUNE_ENCEPHALITIS = "autoimmune encephalitis"
    PARANEOPLASTIC = "paraneoplastic"
    CEREBELLAR = "cerebellar"
    PERIPHERAL_NEUROPATHY = "peripheral neuropathy"
    ENTRAPMENT_NEUROPATHY = "entrapment neuropathy"
    NEUROMUSCULAR_JUNCTION = "neuromuscular junction"
    NERVE_HYPEREXCITABILITY = "nerve hyperexcitability"
    MUSCLE = "muscle"
    VASCULITIS = "vasculitis"
    SYSTEMIC_AUTOIMMUNE = "systemic autoimmune"
    ENDOCRINE = "endocrine"
    MOVEMENT_DISORDER = "movement disorder"
    NEURODEGENERATIVE = "neurodegenerative"
    METABOLIC = "metabolic"
    NUTRITIONAL = "nutritional"
    TOXIC = "toxic"
    DRUG_INDUCED = "drug-induced"
    GENETIC = "genetic"
    INFECTIOUS = "infectious"
    NEOPLASTIC = "neoplastic"
    VASCULAR = "vascular"
    FUNCTIONAL = "functional"


class Onset(Word):
    """How fast a condition begins: days, weeks, or months to years."""

    ACUTE = "acute"
    SUBACUTE = "subacute"
    CHRONIC = "chronic"
    VARIABLE = "variable"


class Course(Word):
    """How a condition goes on."""

    MONOPHASIC = "monophasic"
    RELAPSING = "relapsing"
    PROGRESSIVE = "progressive"
    FLUCTUATING = "fluctuating"
    STATIC = "static"
    VARIABLE = "variable"


class Aspect(Word):
    """What a characteristic of a condition is about."""

    PREVALENCE = "prevalence"
    INCIDENCE = "incidence"
    FEMALE_SHARE = "female share"
    AGE_AT_ONSET = "age at onset"
    ONSET = "onset"
    COURSE = "course"
    PROGNOSIS = "prognosis"
    MORTALITY = "mortality"
    IMPACT = "impact"
    CARE = "care"


class Topic(Word):
    """What an open question about a condition concerns."""

    EPIDEMIOLOGY = "epidemiology"
    SYMPTOMS = "symptoms"
    FREQUENCIES = "frequencies"
    MECHANISMS = "mechanisms"
    TRIGGERS = "triggers"
    ANTIBODIES = "antibodies"
    TESTS = "tests"
    TREATMENTS = "treatments"
    DISTINCTIONS = "distinctions"
    RED_FLAGS = "red flags"


class BodySite(Word):
    """Where in the body a symptom is."""

    HEAD = "head"
    FACE = "face"
    EYE = "eye"
    MOUTH = "mouth"
    VOICE = "voice"
    NECK = "neck"
    TRUNK = "trunk"
    ARM = "arm"
    HAND = "hand"
    LEG = "leg"
    FOOT = "foot"
    BLADDER = "bladder"
    BOWEL = "bowel"
    GENERALISED = "generalised"

    @property
    def part_of(self) -> "BodySite | None":
        """The larger site that this one lies in.

        Examples
        --------
        >>> from neuroimmune import BodySite
        >>> BodySite.HAND.part_of
        <BodySite.ARM: 'arm'>
        """
        return _LARGER_SITE.get(self)

    def lies_in(self, site: "BodySite") -> bool:
        """Whether this site is `site` or a part of it."""
        return self == site or (self.part_of is not None and self.part_of.lies_in(site))

    def reaches(self, site: "BodySite") -> bool:
        """Whether something at this site is at `site` too.

        A part is at the whole; a limb's trouble reaches its hand or foot, a general one all.

        Examples
        --------
        >>> from neuroimmune import BodySite
        >>> BodySite.ARM.reaches(BodySite.HAND), BodySite.HEAD.reaches(BodySite.EYE)
        (True, False)
        """
        whole = self in (BodySite.ARM, BodySite.LEG) and site.lies_in(self)
        return whole or self is BodySite.GENERALISED or self.lies_in(site)


_LARGER_SITE = {
    BodySite.HAND: BodySite.ARM,
    BodySite.FOOT: BodySite.LEG,
    BodySite.FACE: BodySite.HEAD,
    BodySite.EYE: BodySite.FACE,
    BodySite.MOUTH: BodySite.FACE,
}


class Level(Word):
    """The level at which a mechanism acts, in causal order."""

    TRIGGER = "trigger"
    IMMUNE = "immune"
    MOLECULAR = "molecular"
    TISSUE = "tissue"
    CIRCUIT = "circuit"
    PHYSIOLOGICAL = "physiological"


class TriggerKind(Word):
    """What kind of thing sets a condition off or raises its risk."""

    INFECTION = "infection"
    TUMOUR = "tumour"
    DRUG = "drug"
    VACCINE = "vaccine"
    EXPOSURE = "exposure"
    GENE = "gene"
    PHYSIOLOGICAL_STATE = "physiological state"


class AntigenLocation(Word):
    """Where an autoantibody finds its antigen."""

    CELL_SURFACE = "cell surface"
    INTRACELLULAR = "intracellular"
    SOLUBLE = "soluble"


class TestKind(Word):
    """How a diagnostic test is done."""

    __test__ = False  # the name would make pytest collect it

    EXAMINATION = "examination"
    QUESTIONNAIRE = "questionnaire"
    BLOOD = "blood"
    URINE = "urine"
    CEREBROSPINAL_FLUID = "cerebrospinal fluid"
    IMAGING = "imaging"
    NEUROPHYSIOLOGY = "neurophysiology"
    GENETIC = "genetic"
    BIOPSY = "biopsy"
    THERAPEUTIC_TRIAL = "therapeutic trial"


class Burden(Word):
    """What a test asks of the patient."""

    NONE = "none"
    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Purpose(Word):
    """What a test is done for."""

    DIAGNOSIS = "diagnosis"
    EXCLUSION = "exclusion"
    SEVERITY = "severity"
    MONITORING = "monitoring"
    PROGNOSIS = "prognosis"


class Result(Word):
    """Which way a test turns out."""

    ABNORMAL = "abnormal"
    NORMAL = "normal"


class InterventionKind(Word):
    """What kind of treatment something is."""

    DRUG = "drug"
    BIOLOGICAL = "biological"
    PROCEDURE = "procedure"
    DEVICE = "device"
    REHABILITATION = "rehabilitation"
    LIFESTYLE = "lifestyle"


class Role(Word):
    """The place of a treatment in care."""

    FIRST_LINE = "first line"
    SECOND_LINE = "second line"
    ADJUNCT = "adjunct"
    EXPERIMENTAL = "experimental"
    NOT_RECOMMENDED = "not recommended"


class Endpoint(Word):
    """An outcome of treatment that is not a symptom."""

    RELAPSE = "relapse"
    RELAPSE_RECOVERY = "relapse recovery"
    DISABILITY = "disability"
    FUNCTION = "function"
    WALKING = "walking"
    STRENGTH = "strength"
    QUALITY_OF_LIFE = "quality of life"
    REMISSION = "remission"
    SURVIVAL = "survival"
    MORTALITY = "mortality"
    VENTILATION = "ventilation"
    MRI_ACTIVITY = "MRI activity"
    CONVERSION = "conversion"
    DISEASE_ACTIVITY = "disease activity"
    BIOCHEMICAL_CONTROL = "biochemical control"
    STEROID_SPARING = "steroid sparing"
    NERVE_CONDUCTION = "nerve conduction"
    TUMOUR_CONTROL = "tumour control"
    ADVERSE_EVENTS = "adverse events"
    SYMPTOM_CONTROL = "symptom control"
    GLOBAL_IMPROVEMENT = "global improvement"


class Urgency(Word):
    """How soon a red flag must be acted on, least urgent first."""

    SOON = "soon"
    URGENT = "urgent"
    EMERGENCY = "emergency"
