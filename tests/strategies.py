"""Generated model objects, for tests of properties."""

from typing import Any

from hypothesis import strategies as st

from neuroimmune.model import (
    AntibodyAssociation,
    Autoantibody,
    CausalLink,
    Certainty,
    Characteristic,
    Condition,
    DiagnosticFinding,
    DiagnosticTest,
    Distinction,
    Endpoint,
    Estimate,
    Evidence,
    Frequency,
    Grade,
    Harm,
    Intervention,
    Manifestation,
    Mechanism,
    OpenQuestion,
    RatingScale,
    RedFlag,
    RiskAssociation,
    Source,
    Standing,
    Symptom,
    TreatmentEffect,
    Trigger,
)
from neuroimmune.model import vocabulary as words

slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=20)
names = texts.filter(lambda text: bool(text.strip()))
numbers = st.floats(-1e6, 1e6, allow_nan=False)


@st.composite
def frequencies(draw: st.DrawFn) -> Frequency:
    setting = draw(st.none() | names)
    match draw(st.sampled_from(["range", "count", "class"])):
        case "count":
            sample = draw(st.integers(1, 100_000))
            return Frequency.from_count(draw(st.integers(0, sample)), sample, setting=setting)
        case "class":
            return Frequency.from_class(
                draw(st.sampled_from(words.FrequencyClass)), setting=setting
            )
    low, high = sorted(draw(st.tuples(st.floats(0, 1), st.floats(0, 1))))
    return Frequency(low=low, high=high, setting=setting)


@st.composite
def estimates(draw: st.DrawFn) -> Estimate:
    low, value, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    known = draw(st.booleans())
    return Estimate(
        measure=draw(names),
        value=value,
        low=low if known else None,
        high=high if known else None,
        unit=draw(st.none() | names),
    )


sources = st.builds(
    Source,
    id=st.integers(1, 10**8).map("PMID:{}".format),
    title=names,
    year=st.integers(1800, 2100),
    checked=names,
    authors=st.lists(names, max_size=2),
)
evidences = st.builds(
    Evidence,
    source=sources,
    found=names,
    bearing=st.sampled_from(words.Bearing),
    design=st.sampled_from(words.StudyDesign),
    sample=st.none() | st.integers(1, 10**6),
    frequency=st.none() | frequencies(),
    estimate=st.none() | estimates(),
    risk_of_bias=st.none() | st.sampled_from(words.RiskOfBias),
    rated=st.none() | st.sampled_from(words.Certainty),
    indirect=st.none() | names,
)
entity: dict[str, Any] = {
    "id": slugs,
    "name": names,
    "synonyms": st.lists(names, max_size=2),
    "xrefs": st.lists(names, max_size=2),
    "sources": st.lists(sources, max_size=1),
}
conditions = st.builds(Condition, **entity, parent=st.none() | st.builds(Condition, **entity))
symptoms = st.builds(Symptom, **entity, parents=st.lists(st.builds(Symptom, **entity), max_size=1))
mechanisms = st.builds(Mechanism, **entity)
triggers = st.builds(Trigger, **entity)
autoantibodies = st.builds(Autoantibody, **entity, tumours=st.lists(triggers, max_size=1))
tests = st.builds(DiagnosticTest, **entity)
interventions = st.builds(Intervention, **entity)
scales = st.builds(
    RatingScale,
    **entity,
    measures=st.lists(symptoms, max_size=1),
    minimum=st.none() | st.floats(-10, 0),
    maximum=st.none() | st.floats(1, 10),
    evidence=st.lists(evidences, min_size=1, max_size=2),
)
grades = st.builds(Grade, source=sources)
harms = st.builds(Harm, harm=names, evidence=st.lists(evidences, min_size=1, max_size=1))
assertion: dict[str, Any] = {
    "evidence": st.lists(evidences, min_size=1, max_size=2),
    "standing": st.sampled_from(Standing),
    "reason": names,
    "certainty": st.sampled_from(Certainty),
    "rationale": st.lists(names, max_size=2),
    "note": st.none() | names,
}
characteristics = st.builds(Characteristic, **assertion, condition=conditions, statement=names)
manifestations = st.builds(
    Manifestation,
    **assertion,
    condition=conditions,
    symptom=symptoms,
    frequency=st.none() | frequencies(),
    sites=st.lists(st.sampled_from(words.BodySite), max_size=2),
    via=st.lists(mechanisms, max_size=1),
)
treatment_effects = st.builds(
    TreatmentEffect,
    **assertion,
    intervention=interventions,
    condition=conditions,
    outcome=symptoms | st.sampled_from(Endpoint),
    grades=st.lists(grades, max_size=1),
    harms=st.lists(harms, max_size=1),
)
nodes = triggers | mechanisms | autoantibodies | conditions | symptoms
causal_links = st.builds(CausalLink, **assertion, cause=nodes, effect=nodes, condition=conditions)
diagnostic_findings = st.builds(
    DiagnosticFinding,
    **assertion,
    test=tests,
    condition=conditions,
    symptom=st.none() | symptoms,
    sensitivity=st.none() | frequencies(),
    specificity=st.none() | frequencies(),
)
antibody_associations = st.builds(
    AntibodyAssociation,
    **assertion,
    autoantibody=autoantibodies,
    condition=conditions,
    share_positive=st.none() | frequencies(),
    specificity=st.none() | frequencies(),
)
risk_associations = st.builds(
    RiskAssociation,
    **assertion,
    trigger=triggers,
    condition=conditions,
    estimate=st.none() | estimates(),
)
red_flags = st.builds(
    RedFlag,
    **assertion,
    condition=conditions,
    symptom=st.none() | symptoms,
    sign=names,
    suspect=names,
    action=names,
)


@st.composite
def distinctions(draw: st.DrawFn) -> Distinction:
    pair = draw(st.tuples(conditions, conditions))
    return Distinction(
        **{name: draw(part) for name, part in assertion.items()},
        condition=pair[0],
        other=pair[1],
        favours=draw(st.sampled_from(pair)),
        feature=draw(names),
        about=draw(st.none() | symptoms | tests | interventions),
        likelihood_ratio=draw(st.none() | estimates()),
    )


open_questions = st.builds(
    OpenQuestion,
    condition=conditions,
    about=st.sampled_from(words.Topic),
    statement=names,
    sources=st.lists(sources, max_size=2),
)
everything: dict[str, st.SearchStrategy[Any]] = {
    "Frequency": frequencies(),
    "Estimate": estimates(),
    "Source": sources,
    "OpenQuestion": open_questions,
    "Evidence": evidences,
    "Grade": grades,
    "Harm": harms,
    "Condition": conditions,
    "Symptom": symptoms,
    "Mechanism": mechanisms,
    "Trigger": triggers,
    "Autoantibody": autoantibodies,
    "DiagnosticTest": tests,
    "RatingScale": scales,
    "Intervention": interventions,
    "Characteristic": characteristics,
    "Manifestation": manifestations,
    "TreatmentEffect": treatment_effects,
    "CausalLink": causal_links,
    "DiagnosticFinding": diagnostic_findings,
    "AntibodyAssociation": antibody_associations,
    "RiskAssociation": risk_associations,
    "Distinction": distinctions(),
    "RedFlag": red_flags,
}
"""A strategy for every class of the model that holds data."""
