"""The words of the field as frozen attrs classes: entities, assertions, evidence.

Each word has a module of its own name. They are imported when first touched, because a class
costs half a millisecond to make and a program seldom needs them all.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from neuroimmune.model.antibody_association import AntibodyAssociation
    from neuroimmune.model.assertion import Assertion
    from neuroimmune.model.autoantibody import Autoantibody
    from neuroimmune.model.causal_link import CausalLink
    from neuroimmune.model.characteristic import Characteristic
    from neuroimmune.model.condition import Condition
    from neuroimmune.model.diagnostic_finding import DiagnosticFinding
    from neuroimmune.model.diagnostic_test import DiagnosticTest
    from neuroimmune.model.distinction import Distinction
    from neuroimmune.model.entity import Entity
    from neuroimmune.model.estimate import Estimate
    from neuroimmune.model.evidence import Evidence, Grade, Harm
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
        Endpoint,
        FrequencyClass,
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

__all__ = [
    "AntibodyAssociation",
    "AntigenLocation",
    "Aspect",
    "Assertion",
    "Autoantibody",
    "Bearing",
    "BodySite",
    "Burden",
    "Category",
    "CausalLink",
    "Certainty",
    "Characteristic",
    "Condition",
    "Course",
    "DiagnosticFinding",
    "DiagnosticTest",
    "Direction",
    "Distinction",
    "Endpoint",
    "Entity",
    "Estimate",
    "Evidence",
    "Frequency",
    "FrequencyClass",
    "Grade",
    "Harm",
    "ImmuneMediation",
    "Intervention",
    "InterventionKind",
    "Level",
    "Manifestation",
    "Mechanism",
    "Onset",
    "OpenQuestion",
    "Purpose",
    "RatingScale",
    "RedFlag",
    "Result",
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
    "Urgency",
]

_HOMES = {
    "antibody_association": ("AntibodyAssociation",),
    "assertion": ("Assertion",),
    "autoantibody": ("Autoantibody",),
    "causal_link": ("CausalLink",),
    "characteristic": ("Characteristic",),
    "condition": ("Condition",),
    "diagnostic_finding": ("DiagnosticFinding",),
    "diagnostic_test": ("DiagnosticTest",),
    "distinction": ("Distinction",),
    "entity": ("Entity",),
    "estimate": ("Estimate",),
    "evidence": (
        "Evidence",
        "Grade",
        "Harm",
    ),
    "frequency": ("Frequency",),
    "intervention": ("Intervention",),
    "manifestation": ("Manifestation",),
    "mechanism": ("Mechanism",),
    "open_question": ("OpenQuestion",),
    "rating_scale": ("RatingScale",),
    "red_flag": ("RedFlag",),
    "risk_association": ("RiskAssociation",),
    "source": ("Source",),
    "symptom": ("Symptom",),
    "treatment_effect": ("TreatmentEffect",),
    "trigger": ("Trigger",),
    "vocabulary": (
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
    ),
}


def __getattr__(name: str) -> object:
    for module, names in _HOMES.items():
        if name in names:
            value = getattr(import_module(f"{__name__}.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
