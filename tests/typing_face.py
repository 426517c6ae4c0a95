"""User code under the type checkers; never run."""

from typing import assert_type

import neuroimmune as ni


def user_code() -> None:
    """Use the face as a program would."""
    causes = ni.conditions_causing(
        "tremor", site="hand", immune_mediated=True, standing="established"
    )
    assert_type(causes, ni.Results[ni.Cause])
    assert_type(causes[0], ni.Cause)
    assert_type(causes[0].condition, ni.Condition)
    assert_type(causes[0].frequency, ni.Frequency | None)
    assert_type(causes[:3], ni.Results[ni.Cause])
    assert_type(causes.filter(standing="established"), ni.Results[ni.Cause])

    effects = ni.treatments_for("MS", symptom=ni.symptom("tremor"))
    assert_type(effects[0], ni.TreatmentEffect)
    assert_type(effects[0].evidence[0].source.authors, tuple[str, ...])
    assert_type(effects[0].outcome, ni.Symptom | ni.Endpoint)

    profile = ni.evidence_level("nabiximols", condition="MS", symptom="tremor")
    assert_type(profile, ni.EvidenceProfile)
    assert_type(profile.certainty, ni.Certainty | None)
    assert_type(profile.direction, ni.Direction)

    assert_type(ni.tests_for("MS")[0].test, ni.DiagnosticTest)
    assert_type(ni.antibodies_of("MS")[0].autoantibody, ni.Autoantibody)
    assert_type(ni.conditions["multiple-sclerosis"], ni.Condition)
    assert_type(ni.load().sources["PMID:24663230"], ni.Source)
    assert_type(ni.from_plain({}, ni.Frequency), ni.Frequency)
    assert_type(ni.data_version, str)
    assert_type(ni.statements(ni.Distinction), ni.Results[ni.Distinction])

    found = ni.differential(["tremor"], absent=["rest tremor"], age=34)
    assert_type(found, ni.Differential)
    assert_type(found[0], ni.Candidate)
    assert_type(found[0].contributions, tuple[ni.Contribution, ...])
    assert_type(found.next_steps(3), ni.Results[ni.NextStep])
    assert_type(ni.explain("MS", "tremor")[0], ni.CausalPath)
    assert_type(ni.compare("MS", "ET"), ni.Results[ni.Contrast])
    assert_type(ni.open_questions("MS")[0].condition, ni.Condition)
    assert_type(ni.mimics_of("MS"), ni.Results[ni.Mimic])
    assert_type(ni.cite("PMID:24663230"), str)

    frequency = ni.Frequency(low=0.1, high=0.2, frequency_class="occasional")
    assert_type(frequency.nearest_class, ni.FrequencyClass)
