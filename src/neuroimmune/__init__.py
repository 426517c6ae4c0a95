"""What is known of the autoimmune diseases of the nervous system, with sources.

>>> import neuroimmune as ni
>>> ni.evidence_level("nabiximols", condition="MS", symptom="tremor").direction
<Direction.NO_BENEFIT: 'no benefit'>

The verbs of this module ask the knowledge base that comes with the package. It informs; it does
not diagnose or prescribe.
"""

from neuroimmune.version import __version__

TYPE_CHECKING = False  # typing itself costs more than this package may

if TYPE_CHECKING:
    from neuroimmune.bundled import knowledge_base as _bundled
    from neuroimmune.errors import (
        AmbiguousTermError,
        ArgumentError,
        ArgumentKindError,
        BundleError,
        InvalidValueError,
        MissingExtraError,
        NeuroimmuneError,
        PlainDataError,
        UnknownTermError,
        WrongKindError,
    )
    from neuroimmune.exchange.plain import from_plain, to_plain
    from neuroimmune.knowledge.search import Hit
    from neuroimmune.knowledge_base import KnowledgeBase, load
    from neuroimmune.model import (
        AntibodyAssociation,
        AntigenLocation,
        Aspect,
        Assertion,
        Autoantibody,
        Bearing,
        BodySite,
        Burden,
        Category,
        CausalLink,
        Certainty,
        Characteristic,
        Condition,
        Course,
        DiagnosticFinding,
        DiagnosticTest,
        Direction,
        Distinction,
        Endpoint,
        Entity,
        Estimate,
        Evidence,
        Frequency,
        FrequencyClass,
        Grade,
        Harm,
        ImmuneMediation,
        Intervention,
        InterventionKind,
        Level,
        Manifestation,
        Mechanism,
        Onset,
        OpenQuestion,
        Purpose,
        RatingScale,
        RedFlag,
        Result,
        RiskAssociation,
        RiskOfBias,
        Role,
        Source,
        Standing,
        StudyDesign,
        Symptom,
        TestKind,
        Topic,
        TreatmentEffect,
        Trigger,
        TriggerKind,
        Urgency,
    )
    from neuroimmune.reasoning.causes import Cause
    from neuroimmune.reasoning.comparison import Contrast, Mimic
    from neuroimmune.reasoning.contribution import Contribution
    from neuroimmune.reasoning.differential import Candidate
    from neuroimmune.reasoning.evidence_profile import EvidenceProfile
    from neuroimmune.reasoning.explanation import CausalPath, Explanation
    from neuroimmune.reasoning.involvement import Involvement
    from neuroimmune.reasoning.next_steps import NextStep
    from neuroimmune.results import Differential, Results

    antibodies_of = _bundled.antibodies_of
    assertion = _bundled.assertion
    autoantibodies = _bundled.autoantibodies
    autoantibody = _bundled.autoantibody
    characteristics_of = _bundled.characteristics_of
    cite = _bundled.cite
    compare = _bundled.compare
    condition = _bundled.condition
    conditions = _bundled.conditions
    conditions_causing = _bundled.conditions_causing
    content_hash = _bundled.content_hash
    data_version = _bundled.data_version
    differential = _bundled.differential
    evidence_level = _bundled.evidence_level
    explain = _bundled.explain
    find = _bundled.find
    frames = _bundled.frames
    intervention = _bundled.intervention
    interventions = _bundled.interventions
    mechanism = _bundled.mechanism
    mechanisms = _bundled.mechanisms
    mechanisms_of = _bundled.mechanisms_of
    mimics_of = _bundled.mimics_of
    open_questions = _bundled.open_questions
    red_flags = _bundled.red_flags
    scale = _bundled.scale
    scales = _bundled.scales
    search = _bundled.search
    source = _bundled.source
    sources = _bundled.sources
    statements = _bundled.statements
    symptom = _bundled.symptom
    symptoms = _bundled.symptoms
    symptoms_of = _bundled.symptoms_of
    test = _bundled.test
    tests = _bundled.tests
    tests_for = _bundled.tests_for
    treatments_for = _bundled.treatments_for
    trigger = _bundled.trigger
    triggers = _bundled.triggers
    triggers_of = _bundled.triggers_of

__all__ = [
    "DISCLAIMER",
    "AmbiguousTermError",
    "AntibodyAssociation",
    "AntigenLocation",
    "ArgumentError",
    "ArgumentKindError",
    "Aspect",
    "Assertion",
    "Autoantibody",
    "Bearing",
    "BodySite",
    "BundleError",
    "Burden",
    "Candidate",
    "Category",
    "CausalLink",
    "CausalPath",
    "Cause",
    "Certainty",
    "Characteristic",
    "Condition",
    "Contrast",
    "Contribution",
    "Course",
    "DiagnosticFinding",
    "DiagnosticTest",
    "Differential",
    "Direction",
    "Distinction",
    "Endpoint",
    "Entity",
    "Estimate",
    "Evidence",
    "EvidenceProfile",
    "Explanation",
    "Frequency",
    "FrequencyClass",
    "Grade",
    "Harm",
    "Hit",
    "ImmuneMediation",
    "Intervention",
    "InterventionKind",
    "InvalidValueError",
    "Involvement",
    "KnowledgeBase",
    "Level",
    "Manifestation",
    "Mechanism",
    "Mimic",
    "MissingExtraError",
    "NeuroimmuneError",
    "NextStep",
    "Onset",
    "OpenQuestion",
    "PlainDataError",
    "Purpose",
    "RatingScale",
    "RedFlag",
    "Result",
    "Results",
    "RiskAssociation",
    "RiskOfBias",
    "Role",
    "Source",
    "Standing",
    "StudyDesign",
    "Symptom",
    "TestKind",
    "Topic",
    "TreatmentEffect",
    "Trigger",
    "TriggerKind",
    "UnknownTermError",
    "Urgency",
    "WrongKindError",
    "__version__",
    "antibodies_of",
    "assertion",
    "autoantibodies",
    "autoantibody",
    "characteristics_of",
    "cite",
    "compare",
    "condition",
    "conditions",
    "conditions_causing",
    "content_hash",
    "data_version",
    "differential",
    "evidence_level",
    "explain",
    "find",
    "frames",
    "from_plain",
    "intervention",
    "interventions",
    "load",
    "mechanism",
    "mechanisms",
    "mechanisms_of",
    "mimics_of",
    "open_questions",
    "red_flags",
    "scale",
    "scales",
    "search",
    "source",
    "sources",
    "statements",
    "symptom",
    "symptoms",
    "symptoms_of",
    "test",
    "tests",
    "tests_for",
    "to_plain",
    "treatments_for",
    "trigger",
    "triggers",
    "triggers_of",
]


DISCLAIMER = (
    "neuroimmune reports what publications found. It informs; it does not diagnose or prescribe, "
    "it gives no doses, and it does not replace the judgement of a clinician."
)
"""What this library is not."""

_HOMES = {
    "neuroimmune.exchange.plain": ("from_plain", "to_plain"),
    "neuroimmune.knowledge.search": ("Hit",),
    "neuroimmune.knowledge_base": ("KnowledgeBase", "load"),
    "neuroimmune.reasoning.causes": ("Cause",),
    "neuroimmune.reasoning.comparison": ("Contrast", "Mimic"),
    "neuroimmune.reasoning.contribution": ("Contribution",),
    "neuroimmune.reasoning.differential": ("Candidate",),
    "neuroimmune.reasoning.evidence_profile": ("EvidenceProfile",),
    "neuroimmune.reasoning.next_steps": ("NextStep",),
    "neuroimmune.reasoning.explanation": ("CausalPath", "Explanation"),
    "neuroimmune.reasoning.involvement": ("Involvement",),
    "neuroimmune.results": ("Differential", "Results"),
}
"""Where the names live that are neither errors, words of the model nor verbs."""


if not TYPE_CHECKING:  # a checker should see a misspelt name

    def __getattr__(name: str) -> object:
        """Load a public name when it is first touched, so that importing costs next to nothing."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = _load(name)
        globals()[name] = value
        return value

    def _load(name: str) -> object:
        from importlib import import_module

        for module, names in _HOMES.items():
            if name in names:
                return getattr(import_module(module), name)
        if name[0].isupper():
            home = "errors" if name.endswith("Error") else "model"
            return getattr(import_module(f"neuroimmune.{home}"), name)
        return getattr(import_module("neuroimmune.bundled").knowledge_base, name)


def __dir__() -> list[str]:
    return sorted(__all__)
