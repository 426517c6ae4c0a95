"""What popular pages claim, and what the base answers: docs/claims.yaml, claim by claim."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest

import neuroimmune as ni
from docs.generate_claims import (
    PAGE,
    VERDICTS,
    Claim,
    ask,
    key_sources,
    page,
    read_claims,
    statements,
)

DOCUMENTS, CLAIMS = read_claims()
ANSWERED = [claim for claim in CLAIMS if claim.verdict != "open"]
UNANSWERED = [(claim, query) for claim in CLAIMS for query in claim.unanswered]


def conditions(rows: Iterable[Any]) -> list[str]:
    """Give the ids of the rows' conditions, in order."""
    return [row.condition.id for row in rows]


def symptoms(rows: Iterable[Any]) -> set[str]:
    """Give the ids of the rows' symptoms."""
    return {row.symptom.id for row in rows}


def kinds_of_test(rows: Iterable[Any]) -> set[str]:
    """Give the ids of the rows' tests."""
    return {row.test.id for row in rows}


def sign(condition: str, symptom: str) -> ni.Manifestation:
    """Give the one statement on a symptom of a condition itself."""
    wanted = ni.condition(condition).id, ni.symptom(symptom).id
    return ni.assertion(f"manifestation:{'/'.join(wanted)}")  # type: ignore[return-value]


def effect(intervention: str, condition: str, outcome: str) -> ni.TreatmentEffect:
    """Give the one statement on an intervention in a condition."""
    wanted = ni.intervention(intervention).id, ni.condition(condition).id, outcome
    return ni.assertion(f"treatment_effect:{'/'.join(wanted)}")  # type: ignore[return-value]


def established(condition: str, *names: str) -> bool:
    """Say whether all these symptoms of a condition are established."""
    return {sign(condition, name).standing for name in names} == {ni.Standing.ESTABLISHED}


def contested(condition: str, symptom: str) -> bool:
    """Say whether a symptom of a condition is contested, with a reason."""
    row = sign(condition, symptom)
    return row.standing is ni.Standing.CONTESTED and bool(row.reason)


def favours(one: str, other: str, *words: str) -> bool:
    """Say whether each word is in a feature that speaks for the other condition."""
    rows = ni.compare(one, other).filter(kind="feature", favours=other)
    return all(any(word in row.subject for row in rows) for word in words)


# -- tremor ----------------------------------------------------------------------------------


def test_t01_causes_of_tremor_are_ranked_by_what_stands_behind_them() -> None:
    """Multiple sclerosis and cerebellar degeneration, then limbic encephalitis, then Hashimoto."""
    rank = conditions(ni.conditions_causing("tremor")).index
    ms, cerebellar = rank("multiple-sclerosis"), rank("autoimmune-cerebellar-degeneration")
    assert max(ms, cerebellar) < rank("limbic-encephalitis") < rank("hashimoto-thyroiditis")
    assert contested("Hashimoto thyroiditis", "tremor")


def test_t02_demyelination_and_conduction_explain_weakness_in_ms() -> None:
    """The four signs are established, and the path goes through myelin and conduction."""
    assert established("MS", "muscle weakness", "numbness", "ataxia", "tremor")
    paths = ni.explain("MS", "weakness")
    assert any(path.passes("demyelination", "conduction-block") for path in paths)
    assert any(path.passes("demyelination", "corticospinal-tract-damage") for path in paths)


def test_t03_intention_tremor_in_ms_passes_the_cerebellum() -> None:
    """Through the cerebellum or its outgoing pathway; its share is not known."""
    cerebellum = {"cerebellar-dysfunction", "cerebellar-outflow-damage"}
    best = ni.explain("MS", "intention tremor")[0]
    assert cerebellum & {node.id for node in best.nodes}
    assert sign("MS", "intention tremor").frequency is None


def test_t04_an_underactive_thyroid_is_no_proven_cause_of_tremor() -> None:
    """Contested, without a mechanism and without a measured effect of levothyroxine."""
    assert contested("Hashimoto thyroiditis", "tremor")
    assert contested("hypothyroidism", "tremor")
    assert not ni.explain("hypothyroidism", "tremor").paths
    assert ni.explain("Hashimoto thyroiditis", "tremor")[0].passes("thyroid-hormone-excess")
    assert ni.evidence_level("levothyroxine", symptom="tremor").direction == "unknown"
    assert established("thyrotoxicosis", "tremor")
    assert established("Hashimoto encephalopathy", "tremor")


def test_t05_cerebellar_degeneration_shows_the_cerebellar_signs() -> None:
    """Each established, each with its HPO term."""
    names = ("gait ataxia", "ataxia", "intention tremor", "dysmetria", "dysarthria")
    assert established("autoimmune cerebellar degeneration", *names)
    assert all(ni.symptom(name).xrefs[0].startswith("HP:") for name in names)


def test_t06_tremor_in_limbic_encephalitis_is_only_reported() -> None:
    """Present, without a count, and called not typical."""
    row = sign("limbic encephalitis", "tremor")
    assert row.standing is ni.Standing.REPORTED
    assert row.frequency is None
    assert "Not typical" in (row.note or "")
    movements = sign("limbic encephalitis", "involuntary movement")
    assert movements.frequency is None
    assert "33% with CASPR2" in movements.evidence[0].found


def test_t07_every_kind_of_test_is_there() -> None:
    """Examination, blood, imaging and cerebrospinal fluid."""
    rows = [*ni.tests_for("autoimmune cerebellar degeneration"), *ni.tests_for(symptom="tremor")]
    assert {row.test.kind for row in rows} >= {
        ni.TestKind.EXAMINATION,
        ni.TestKind.BLOOD,
        ni.TestKind.IMAGING,
        ni.TestKind.CEREBROSPINAL_FLUID,
    }
    assert kinds_of_test(rows) >= {
        "neuronal-antibodies-serum",
        "thyroid-function-tests",
        "mri-brain",
    }


def test_t08_tremor_drugs_help_where_they_were_proven() -> None:
    """Beta-blockers differ between essential tremor and multiple sclerosis."""
    blockers = ni.evidence_level("beta-blockers", symptom="tremor")
    assert {"essential-tremor", "thyrotoxicosis"} <= set(conditions(blockers.effects))
    assert effect("propranolol", "essential tremor", "tremor").direction == "benefit"
    assert effect("propranolol", "MS", "tremor").direction == "unknown"
    assert ni.evidence_level("anticonvulsants", symptom="tremor").direction == "mixed"
    immune = ni.evidence_level("immunotherapy", symptom="tremor")
    assert immune
    assert {row.standing for row in immune.effects} == {ni.Standing.REPORTED}


def test_t09_early_treatment_is_tied_to_less_disability() -> None:
    """Benefit for disability, none clear for quality of life, and never more than moderate."""
    assert effect("early-disease-modifying-therapy", "MS", "disability").direction == "benefit"
    assert effect("early-disease-modifying-therapy", "MS", "quality-of-life").direction == "mixed"
    early = ni.evidence_level("early start of immunotherapy")
    assert early.direction == "benefit"
    assert early.certainty is not None
    assert early.certainty <= ni.Certainty.LOW
    assert ni.characteristics_of("MS", aspect="care")


# -- twitching -------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["fasciculations", "muscle twitching", "twitching"])
def test_w01_the_diseases_known_for_twitching_come_first(word: str) -> None:
    """Hyperexcitable nerves and ALS lead; the four of the page are reported or contested."""
    found = conditions(ni.conditions_causing(word))
    known = {
        "isaacs-syndrome",
        "morvan-syndrome",
        "cramp-fasciculation-syndrome",
        "amyotrophic-lateral-sclerosis",
    }
    claimed = ("CIDP", "GBS", "LEMS", "MS")
    assert known <= set(found)
    assert {ni.condition(name).id for name in (*claimed, "multifocal motor neuropathy")} <= set(
        found
    )
    last = max(found.index(name) for name in known)
    assert all(found.index(ni.condition(name).id) > last for name in claimed)
    assert sign("CIDP", "fasciculation").standing is ni.Standing.REPORTED


def test_w02_fasciculation_is_contested_and_spasm_established_in_ms() -> None:
    """A sign of the lower motor neurone, and the reason says so."""
    assert contested("MS", "fasciculation")
    assert "lower motor neuron" in (sign("MS", "fasciculation").reason or "")
    assert established("MS", "muscle spasm", "tonic spasm", "muscle weakness")


def test_w03_strength_improves_briefly_with_exercise_in_lems() -> None:
    """The mechanism is right, the claim on activity and twitching is not."""
    path = ni.explain("LEMS", "weakness")[0]
    assert path.standing is ni.Standing.ESTABLISHED
    assert path.passes("reduced-acetylcholine-release", "pq-vgcc-igg")
    assert established("LEMS", "post-exercise facilitation", "fatigue", "proximal muscle weakness")
    assert contested("LEMS", "fatigable weakness")
    assert contested("LEMS", "fasciculation")


def test_w04_weakness_not_twitching_marks_gbs() -> None:
    """Weakness and paralysis are established; fasciculation is contested and never counted."""
    assert established("GBS", "limb weakness", "paralysis")
    assert contested("GBS", "fasciculation")
    assert sign("GBS", "fasciculation").frequency is None
    assert sign("GBS", "myokymia").standing is ni.Standing.REPORTED
    assert "within 4 weeks in 97%" in ni.characteristics_of("GBS", aspect="onset")[0].statement


def test_w05_fasciculation_is_no_leading_sign_of_cidp() -> None:
    """Weakness and sensory disturbance are."""
    assert established("CIDP", "limb weakness", "sensory disturbance")
    assert sign("CIDP", "fasciculation").standing is ni.Standing.REPORTED
    assert "motor neuron disease" in (sign("CIDP", "fasciculation").note or "")


def test_w06_benign_and_malignant_mimics_are_told_apart() -> None:
    """Benign fasciculation, ALS and cholinesterase inhibitors."""
    found = conditions(ni.conditions_causing("fasciculation", immune_mediated=False))
    assert {"benign-fasciculation-syndrome", "amyotrophic-lateral-sclerosis"} <= set(found)
    mimics = ni.mimics_of("benign fasciculation syndrome").filter(condition="ALS")
    assert any("Weakness" in row.feature for row in mimics[0].distinctions)
    paths = ni.explain("myasthenia gravis", "fasciculation")
    assert any(path.nodes[0].id == "cholinesterase-inhibitors" for path in paths)
    assert "hypomagnesemia" in found
    steps = ("proton-pump-inhibitors", "peripheral-nerve-hyperexcitability")
    assert any(path.passes(*steps) for path in ni.explain("hypomagnesemia", "fasciculation"))


def test_w07_electromyography_leads_the_work_up_of_twitching() -> None:
    """Examination and electromyography for the sign, antibodies and conduction for the disease."""
    assert kinds_of_test(ni.tests_for(symptom="fasciculation")) >= {
        "electromyography",
        "neurological-examination",
    }
    assert "caspr2-lgi1-antibody-test" in kinds_of_test(ni.tests_for("Isaacs syndrome"))
    assert "nerve-conduction-studies" in kinds_of_test(ni.tests_for("CIDP"))
    assert "vgcc-antibody-test" in kinds_of_test(ni.tests_for("LEMS"))


def test_w08_immune_treatment_differs_by_disease() -> None:
    """Corticosteroids help in CIDP and not in GBS; hyperexcitable nerves get anticonvulsants."""
    assert effect("IVIG", "GBS", "disability").direction == "benefit"
    assert effect("corticosteroids", "GBS", "disability").direction == "no benefit"
    assert effect("corticosteroids", "CIDP", "disability").direction == "benefit"
    assert effect("amifampridine", "LEMS", "strength").role is ni.Role.FIRST_LINE
    nerves = "peripheral nerve hyperexcitability syndrome"
    assert effect("anticonvulsants", nerves, "symptom-control").role is ni.Role.FIRST_LINE
    immune = effect("immunosuppressants", nerves, "symptom-control")
    assert [grade.level for grade in immune.grades] == ["good practice point"]


# -- hand cramps -----------------------------------------------------------------------------


def test_c01_hand_cramp_is_a_hallmark_of_none() -> None:
    """Contested in four of the five, cramp reported in CIDP; low calcium leads."""
    found = conditions(ni.conditions_causing("hand cramps"))
    claimed = ("MS", "SLE", "rheumatoid arthritis", "myasthenia gravis")
    assert {ni.condition(name).id for name in claimed} <= set(found)
    assert all(contested(name, "hand cramp") for name in claimed)
    assert sign("CIDP", "muscle cramp").standing is ni.Standing.REPORTED
    assert found[0] == "hypocalcemia"


def test_c02_what_is_called_cramp_in_ms_is_spasm() -> None:
    """Tonic spasm and spasticity are established, cramp is contested."""
    assert established("MS", "muscle weakness", "spasticity", "tonic spasm")
    assert contested("MS", "muscle cramp")
    assert "tonic spasm" in (sign("MS", "hand cramp").reason or "")
    assert ni.BodySite.HAND in sign("MS", "tonic spasm").sites


def test_c03_joint_pain_leads_muscle_pain_and_cramp_in_lupus() -> None:
    """In this order; cramp is contested, and antimalarials harm muscle."""
    joints, muscles = sign("lupus", "arthralgia").frequency, sign("lupus", "myalgia").frequency
    assert joints is not None
    assert muscles is not None
    assert joints.point > muscles.point
    assert contested("lupus", "muscle cramp")
    assert effect("hydroxychloroquine", "lupus", "adverse-events").direction == "harm"


def test_c04_swelling_presses_on_the_median_nerve() -> None:
    """An established path to compression, and none to cramp."""
    path = ni.explain("rheumatoid arthritis", "median-nerve-compression")[0]
    assert path.standing is ni.Standing.ESTABLISHED
    assert path.passes("synovial-inflammation", "nerve-compression")
    assert contested("rheumatoid arthritis", "hand cramp")
    assert "rheumatoid arthritis" in ni.condition("carpal tunnel syndrome").description.lower()


def test_c05_cramp_is_counted_in_polyneuropathy_not_in_cidp() -> None:
    """Weakness and numbness are established, cramp is reported."""
    assert established("CIDP", "limb weakness", "numbness")
    row = sign("CIDP", "muscle cramp")
    assert row.standing is ni.Standing.REPORTED
    assert "no study of CIDP alone" in (row.note or "")


def test_c06_cramp_in_myasthenia_comes_from_the_drug() -> None:
    """Fatigable weakness is the sign; cholinesterase inhibitors or MuSK antibodies bring cramp."""
    assert established("myasthenia gravis", "fatigable weakness")
    assert contested("myasthenia gravis", "muscle cramp")
    starts = {path.nodes[0].id for path in ni.explain("myasthenia gravis", "muscle cramp")}
    assert starts == {"cholinesterase-inhibitors", "musk-igg"}
    harms = effect("pyridostigmine", "myasthenia gravis", "symptom-control").harms
    assert any("cramp" in harm.harm for harm in harms)


def test_c07_low_calcium_cramps_hands() -> None:
    """Established, with mechanism and tests; magnesium reported, dehydration contested."""
    assert sign("hypomagnesemia", "hand cramp").standing is ni.Standing.REPORTED
    dehydration = ni.triggers_of("exercise-associated muscle cramps").filter(trigger="dehydration")
    assert dehydration[0].standing is ni.Standing.CONTESTED
    assert dehydration[0].reason
    assert sign("focal hand dystonia", "hand cramp").standing is ni.Standing.CONTESTED
    assert established("hypokalemia", "tetraparesis")
    assert not ni.symptoms_of("hypokalemia").filter(symptom=["muscle cramp", "hand cramp"])
    assert established("hypocalcemia", "hand cramp", "muscle cramp", "tetany")
    path = ni.explain("hypocalcemia", "tetany")[0]
    assert path.passes("peripheral-nerve-hyperexcitability")
    assert "serum-calcium" in kinds_of_test(ni.tests_for("hypocalcemia"))
    calf = sign("idiopathic muscle cramps", "muscle cramp")
    assert ni.BodySite.HAND not in calf.sites


def test_c08_each_test_belongs_to_its_disease() -> None:
    """Conduction studies, antibodies and imaging."""
    assert "nerve-conduction-studies" in kinds_of_test(ni.tests_for("CIDP"))
    assert {"achr-antibody-test", "musk-antibody-test"} <= kinds_of_test(
        ni.tests_for("myasthenia gravis")
    )
    assert "mri-brain" in kinds_of_test(ni.tests_for("MS"))


def test_c09_cramp_itself_has_its_own_treatments() -> None:
    """Immunotherapy for the disease; for cramp mexiletine, and not quinine."""
    assert effect("IVIG", "CIDP", "disability").direction == "benefit"
    assert effect("corticosteroids", "myasthenia gravis", "strength").direction == "benefit"
    assert effect("physiotherapy", "MS", "function").direction == "benefit"
    cramp = ni.treatments_for(symptom="muscle cramp")
    assert cramp.filter(intervention="mexiletine")[0].direction == "benefit"
    assert cramp.filter(intervention="quinine")[0].role is ni.Role.NOT_RECOMMENDED
    toxin = ni.treatments_for("focal hand dystonia").filter(direction="benefit")
    assert any(grade.level == "B" for row in toxin for grade in row.grades)
    assert not ni.treatments_for(symptom="hand cramp")


# -- tremor in multiple sclerosis ------------------------------------------------------------


def test_m01_frequency_of_tremor_is_a_range_over_studies() -> None:
    """From a clinic in remission to a specialist clinic, each study with its sample."""
    row = sign("MS", "tremor")
    assert row.frequency is not None
    assert (row.frequency.low, row.frequency.high) == (0.144, 0.58)
    assert len([item for item in row.evidence if item.frequency and item.setting]) >= 4
    assert any("Unemployment" in item.found for item in row.evidence)


def test_m02_the_circuit_rests_on_imaging() -> None:
    """Cerebellum, thalamus and cortex, with Boonstra's study of 2017 and what it measured."""
    assert any(
        path.passes("cerebellar-outflow-damage", "cerebello-thalamo-cortical-dysfunction")
        for path in ni.explain("MS", "tremor")
    )
    links = ni.explain("MS", "tremor").links
    evidence = [item for link in links for item in link.evidence]
    boonstra = [item for item in evidence if item.source.name == "Boonstra et al. 2017"]
    assert any("smaller the thalamus" in item.found for item in boonstra)


def test_m03_intention_tremor_grows_towards_the_target() -> None:
    """With its manoeuvre; the studies give no share for it."""
    assert "nears its visual target" in ni.symptom("intention tremor").description
    assert "finger-to-nose" in ni.symptom("intention tremor").examination.lower()
    assert established("MS", "intention tremor")
    assert "no separate share" in (sign("MS", "intention tremor").note or "")
    assert "finger-to-nose-test" in kinds_of_test(ni.tests_for("MS", symptom="intention tremor"))


def test_m04_postural_tremor_and_imbalance_are_established() -> None:
    """Together with a cerebellar sign."""
    assert established("MS", "postural tremor", "postural instability", "dysmetria")


def test_m05_rest_tremor_asks_for_another_look() -> None:
    """Found in none of 58, contested, and a red flag."""
    row = sign("MS", "rest tremor")
    assert contested("MS", "rest tremor")
    assert "None of 58" in (row.reason or "")
    flags = [flag for flag in ni.red_flags("tremor") if "rest tremor" in flag.sign.lower()]
    assert any("reconsider the diagnosis" in flag.action for flag in flags)


def test_m06_the_bain_scale_is_described_and_validated() -> None:
    """Items, range and sources; the Fahn-Tolosa-Marin scale stands beside it."""
    bain = ni.scale("Bain tremor rating scale")
    assert (bain.minimum, bain.maximum) == (0, 10)
    assert {"rest", "posture", "kinetic", "intention"} <= set(bain.items)
    assert len(bain.evidence) >= 2
    assert ni.scales["fahn-tolosa-marin-scale"].evidence


def test_m07_essential_tremor_is_told_from_ms() -> None:
    """Symmetry, family and alcohol speak for it, other signs and MRI for multiple sclerosis."""
    assert favours("MS", "essential tremor", "symmetric", "Family", "alcohol")
    assert favours("essential tremor", "MS", "MRI", "Other neurological signs")


def test_m08_parkinson_disease_is_told_from_ms() -> None:
    """Rest tremor of one side, slowness and rigidity, levodopa, transporter imaging."""
    assert favours("MS", "Parkinson disease", "one-sided", "rigidity", "levodopa", "transporter")
    assert established("Parkinson disease", "rest tremor", "bradykinesia", "rigidity")
    freezing = sign("Parkinson disease", "freezing of gait").frequency
    assert freezing is not None
    assert freezing.low < 0.399 < freezing.high


def test_m09_functional_tremor_is_told_from_ms() -> None:
    """Distraction, abrupt onset and a battery of recordings with its accuracy."""
    assert favours("MS", "functional tremor", "attention", "Abrupt onset", "battery")
    assert established("functional tremor", "tremor-variability", "tremor-entrainment")
    rows = ni.tests_for("functional tremor").filter(test="tremor-recording")
    assert [(row.sensitivity.point, row.specificity.point) for row in rows] == [(0.895, 0.959)]


def test_m10_metabolic_toxic_and_drug_tremor_have_their_tests() -> None:
    """Each cause present, each with what finds it."""
    finders = {
        "thyrotoxicosis": "thyroid-function-tests",
        "hypoglycemia": "blood-glucose",
        "vitamin B12 deficiency": "vitamin-b12-level",
        "metal poisoning": "heavy-metal-screen",
        "lithium-induced tremor": "drug-level-measurement",
        "valproate-induced tremor": "medication-review",
        "drug-induced tremor": "medication-review",
    }
    found = set(conditions(ni.conditions_causing("tremor")))
    assert {ni.condition(name).id for name in finders} <= found
    assert all(test in kinds_of_test(ni.tests_for(name)) for name, test in finders.items())
    triggers = {row.trigger.id for row in ni.triggers_of("drug-induced tremor")}
    assert {"lithium", "valproate", "antidepressants", "stimulants"} <= triggers
    assert sign("vitamin B12 deficiency", "tremor").standing is ni.Standing.REPORTED
    assert contested("lead poisoning", "tremor")


def test_m11_the_work_up_serves_kind_severity_and_exclusion() -> None:
    """Examination, scale drawings, MRI, and the tests for other causes."""
    assert kinds_of_test(ni.tests_for("MS", symptom="tremor", standing="established")) >= {
        "tremor-examination",
        "finger-to-nose-test",
        "spiral-drawing",
        "nine-hole-peg-test",
        "mri-brain",
        "thyroid-function-tests",
        "medication-review",
    }


def test_m12_no_treatment_of_ms_tremor_is_sure_to_help() -> None:
    """No benefit beyond low certainty; several professions are advised for severe tremor."""
    helpful = ni.treatments_for("MS", symptom="tremor", direction="benefit")
    assert helpful
    assert max(row.certainty for row in helpful) <= ni.Certainty.LOW
    assert any("more than one profession" in flag.suspect for flag in ni.red_flags("tremor"))


def test_m13_every_drug_has_its_direction_and_certainty() -> None:
    """The page's list is cut off; the base names the drugs and what became of them."""
    rows = ni.treatments_for("MS", symptom="tremor")
    directions = {row.intervention.id: row.direction.value for row in rows}
    assert (
        directions.items()
        >= {
            "botulinum-toxin-type-a": "benefit",
            "primidone": "benefit",
            "fampridine": "benefit",
            "levetiracetam": "mixed",
            "ondansetron": "mixed",
            "propranolol": "unknown",
            "carbamazepine": "unknown",
            "clonazepam": "unknown",
            "topiramate": "unknown",
            "symptomatic-drug-treatment": "mixed",
        }.items()
    )
    assert effect("isoniazid", "MS", "tremor").direction == "mixed"
    assert effect("botulinum toxin A", "MS", "tremor").harms


def test_m14_cannabinoids_do_not_lessen_tremor() -> None:
    """No benefit, with the academy's own levels and words; spasticity differs."""
    tremor = ni.evidence_level("nabiximols", condition="MS", symptom="tremor")
    assert tremor.direction == "no benefit"
    assert {(grade.scheme, grade.level, grade.wording) for grade in tremor.grades} == {
        ("AAN-2011", "C", "possibly ineffective"),
        ("AAN-2011", "C", "might choose not to offer"),
    }
    extract = effect("oral cannabis extract", "MS", "tremor").grades
    assert [(grade.level, grade.wording) for grade in extract] == [("B", "probably ineffective")]
    assert effect("nabiximols", "MS", "spasticity").direction == "benefit"
    harms = " ".join(map(str, effect("cannabinoids", "MS", "adverse-events").harms))
    assert "cognitive" in harms
    assert "psychosis" in harms


def test_m15_rehabilitation_was_not_compared_with_drugs() -> None:
    """Contested for tremor; low or very low certainty for ataxia."""
    row = effect("rehabilitation", "MS", "tremor")
    assert (row.standing, row.direction) == ("contested", "unknown")
    assert "No trial was found that compares" in (row.reason or "")
    ataxia = ni.evidence_level("physiotherapy", condition="MS", symptom="ataxia")
    assert max(item.certainty for item in ataxia.effects) <= ni.Certainty.LOW


def test_m16_parts_of_physiotherapy_are_known_and_falls_are_not_shown_to_drop() -> None:
    """The four parts belong to physiotherapy; the effect on falls is unknown."""
    parts = (
        "trunk-stabilization-training",
        "proximal-strengthening",
        "coordination-training",
        "compensatory-tension-reduction",
    )
    assert all("physiotherapy" in {p.id for p in ni.interventions[part].parents} for part in parts)
    assert effect("trunk-stabilization-training", "MS", "ataxia").direction == "benefit"
    assert effect("falls-prevention-program", "MS", "falls").direction == "unknown"
    assert effect("strength-training", "MS", "walking").direction == "no benefit"


def test_m17_parts_of_occupational_therapy_are_known_and_its_effect_is_not() -> None:
    """Writing, eating, movement, grip and computer work."""
    parts = (
        "handwriting-adaptation",
        "eating-adaptation",
        "slowed-movement-strategy",
        "hand-over-hand-technique",
        "proximal-stabilization-technique",
    )
    therapy = {"occupational-therapy"}
    assert all(therapy & {p.id for p in ni.interventions[part].parents} for part in parts)
    assert effect("occupational-therapy", "MS", "function").direction == "unknown"
    assert effect("computer-access-adaptation", "MS", "function").direction == "benefit"


def test_m18_supports_are_recorded_with_how_little_is_known() -> None:
    """Orthoses, weights and utensils."""
    assert effect("sensory-dynamic-orthosis", "MS", "tremor").direction == "no benefit"
    assert effect("upper-limb-orthosis", "MS", "function").direction == "unknown"
    assert effect("limb-weights", "MS", "intention-tremor").direction == "unknown"
    assert effect("adapted-utensils", "MS", "function").certainty == "very low"


def test_m19_training_devices_help_balance_more_than_walking() -> None:
    """Less sway and fear; robots mixed; falls unknown."""
    assert effect("balance-training", "MS", "postural-instability").direction == "benefit"
    assert effect("virtual-reality-training", "MS", "postural-instability").direction == "benefit"
    assert effect("robot-assisted-gait-training", "MS", "walking").direction == "mixed"
    assert effect("virtual-reality-training", "MS", "falls").direction == "unknown"
    sway = effect("vibrotactile-biofeedback", "MS", "postural-instability")
    assert (sway.direction, sway.certainty) == ("benefit", "very low")
    platform = ni.interventions["balance-biofeedback-training"]
    assert "stabilometric platform training" in platform.synonyms


def test_m20_cooling_works_for_less_than_an_hour() -> None:
    """Lower amplitude at once, with the duration."""
    row = effect("limb-cooling", "MS", "intention-tremor")
    assert (row.direction, row.standing) == ("benefit", "established")
    assert "25 to 30 minutes" in (row.size or "")


def test_m21_focused_ultrasound_differs_by_condition() -> None:
    """Benefit in Parkinson disease and essential tremor; unknown and experimental in MS."""
    assert effect("MRgFUS thalamotomy", "Parkinson disease", "tremor").direction == "benefit"
    assert effect("MRgFUS thalamotomy", "essential tremor", "tremor").direction == "benefit"
    row = effect("MRgFUS thalamotomy", "MS", "tremor")
    assert (row.direction, row.role) == ("unknown", "experimental")


def test_m22_wearables_are_untested_in_ms() -> None:
    """Experimental, and mixed even in essential tremor."""
    row = effect("tremor-suppression-orthosis", "MS", "tremor")
    assert (row.direction, row.role) == ("unknown", "experimental")
    device = "transcutaneous-afferent-stimulation"
    assert effect(device, "MS", "tremor").direction == "unknown"
    assert effect(device, "essential tremor", "tremor").direction == "mixed"


def test_m23_deep_brain_stimulation_is_experimental_and_uncontrolled() -> None:
    """A size with its interval, very low certainty, and caveats as harms and as effects."""
    row = effect("deep brain stimulation", "MS", "tremor")
    assert (row.direction, row.certainty, row.role) == ("benefit", "very low", "experimental")
    assert "73%" in (row.size or "")
    assert "wanes" in (row.size or "")
    assert row.harms
    assert effect("deep brain stimulation", "MS", "disability").direction == "no benefit"
    assert effect("Vim DBS", "MS", "tremor").role is ni.Role.EXPERIMENTAL


def test_m24_thalamotomy_leaves_deficits() -> None:
    """Speech, coordination and strength are among its harms."""
    row = effect("radiofrequency-thalamotomy", "MS", "tremor")
    harms = " ".join(map(str, row.harms))
    assert row.direction == "benefit"
    assert all(word in harms for word in ("dysarthria", "hemiparesis", "ataxia"))


def test_m25_the_tremor_stays_and_goals_are_modest() -> None:
    """Less tremor and better quality of life rather than cure."""
    rows = ni.characteristics_of("MS", aspect="prognosis")
    assert any("quality of life rather than cure" in row.statement for row in rows)
    assert any("exception, even after surgery" in row.statement for row in rows)


def test_m26_red_flags_of_tremor_are_ordered_by_urgency() -> None:
    """Emergencies first, and the well-known ones among them."""
    flags = ni.red_flags("tremor")
    ranks = [flag.urgency.rank for flag in flags]
    assert ranks == sorted(ranks, reverse=True)
    text = " ".join(f"{flag.sign} {flag.suspect}" for flag in flags)
    words = ("stroke", "hypoglycemia", "lithium toxicity", "Wilson disease", "Parkinson disease")
    assert all(word in text for word in words)


# -- neuropathy ------------------------------------------------------------------------------


def test_n01_complement_demyelination_and_block_are_joined() -> None:
    """From antibodies to weakness; scars are no recorded mechanism."""
    paths = ni.explain("GBS", "weakness")
    steps = (
        "antiganglioside-antibody-response",
        "complement-activation",
        "peripheral-conduction-block",
    )
    assert any(path.passes(*steps) for path in paths)
    assert any(path.passes("peripheral-demyelination") for path in paths)
    scars = [link for path in paths for link in path.links if "fibrosis" in link.effect.id]
    assert not scars
    tissue = ni.mechanisms_of("CIDP", level="tissue")
    assert "peripheral-demyelination" in {row.mechanism.id for row in tissue}


def test_n02_campylobacter_raises_antibodies_by_mimicry() -> None:
    """An established path from the infection to weakness, and the risk as a number."""
    paths = ni.explain("GBS", "weakness")
    mimicry = [
        path for path in paths if path.passes("campylobacter-jejuni-infection", "molecular-mimicry")
    ]
    assert mimicry[0].standing is ni.Standing.ESTABLISHED
    row = ni.triggers_of("GBS").filter(trigger="campylobacter-jejuni-infection", condition="GBS")[0]
    assert row.estimate is not None
    assert row.estimate.value == 30.4


def test_n03_gbs_is_treated_with_immunoglobulin_or_plasma_exchange() -> None:
    """Both first line; corticosteroids bring no benefit and are recommended against."""
    assert established("GBS", "limb weakness", "paresthesia", "paralysis")
    assert ni.condition("GBS").onset is ni.Onset.ACUTE
    assert effect("IVIG", "GBS", "disability").role is ni.Role.FIRST_LINE
    assert effect("plasma exchange", "GBS", "walking").role is ni.Role.FIRST_LINE
    steroids = ni.evidence_level("corticosteroids", condition="GBS")
    assert steroids.direction == "no benefit"
    assert steroids.certainty is not None
    assert steroids.certainty >= ni.Certainty.MODERATE
    assert "recommended against" in {grade.level for grade in steroids.grades}


def test_n04_cidp_is_a_disease_of_its_own() -> None:
    """No subtype of GBS, told from it, with treatments that help and some that do not."""
    assert ni.condition("CIDP").parent is None
    assert "not a chronic Guillain-Barré syndrome" in ni.condition("CIDP").description
    assert ni.compare("CIDP", "GBS").filter(kind="feature")
    for helpful in ("IVIG", "corticosteroids", "plasma exchange"):
        assert effect(helpful, "CIDP", "disability").direction == "benefit"
    assert effect("azathioprine", "CIDP", "disability").direction == "unknown"
    assert effect("methotrexate", "CIDP", "steroid-sparing").direction == "no benefit"


def test_n05_not_every_neuropathy_in_lupus_is_lupus() -> None:
    """A share with its range, ganglion cells and vessels, and a flag for other causes."""
    share = sign("lupus", "peripheral neuropathy").frequency
    assert share is not None
    assert share.high < 0.2
    assert sign("lupus", "numbness").standing is ni.Standing.REPORTED
    assert {m.id for m in sign("lupus", "multiple mononeuropathy").via} == {
        "vasculitic-nerve-ischemia"
    }
    flags = ni.red_flags("lupus")
    assert any("another cause" in flag.suspect for flag in flags)


def test_n06_compression_leads_and_vasculitis_is_rare_in_rheumatoid_arthritis() -> None:
    """Established against reported."""
    assert established("rheumatoid arthritis", "median-nerve-compression", "peripheral neuropathy")
    row = sign("rheumatoid arthritis", "multiple mononeuropathy")
    assert row.standing is ni.Standing.REPORTED
    assert "rheumatoid-vasculitis" in {m.id for m in row.via}
    assert "symptoms" in (sign("rheumatoid arthritis", "peripheral neuropathy").frequency.setting)


def test_n07_sjogren_neuropathy_is_mostly_sensory() -> None:
    """Burning, numbness and small fibres are established; weakness is reported."""
    assert established("Sjögren syndrome", "burning pain", "numbness", "small-fiber neuropathy")
    assert sign("Sjögren syndrome", "muscle weakness").standing is ni.Standing.REPORTED
    assert sign("Sjögren syndrome", "small-fiber neuropathy").frequency is None
    assert ni.explain("Sjögren syndrome", "burning pain")[0].passes("small-nerve-fiber-loss")


def test_n08_celiac_neuropathy_is_real_small_and_unexplained() -> None:
    """Established symptoms, contested mechanisms, very low certainty for the diet."""
    assert established("celiac disease", "peripheral neuropathy", "burning pain", "paresthesia")
    links = ni.explain("celiac disease").links
    damage = [link for link in links if link.effect.id == "peripheral-axonal-degeneration"]
    assert len(damage) >= 2
    assert {link.standing for link in damage} == {ni.Standing.CONTESTED}
    diet = ni.evidence_level("gluten-free diet", condition="celiac disease")
    assert (diet.direction, diet.certainty) == ("benefit", "very low")


def test_n09_vasculitis_starves_nerves_of_blood() -> None:
    """Ischemia is on the path, and the shares differ between the diseases."""
    small = "microscopic polyangiitis"
    assert str(sign(small, "peripheral neuropathy").frequency).startswith("23%")
    for name in ("polyarteritis nodosa", "granulomatosis with polyangiitis", small):
        path = ni.explain(name, "multiple mononeuropathy")[0]
        assert path.passes("vasculitic-nerve-ischemia")
        assert established(name, "peripheral neuropathy")
    shares = [
        sign(name, "peripheral neuropathy").frequency
        for name in (small, "granulomatosis with polyangiitis", "EGPA")
    ]
    assert [share.low < 0.25 for share in shares if share] == [True, True, False]
    nodosa = sign("polyarteritis nodosa", "peripheral neuropathy").frequency
    assert nodosa is not None
    assert nodosa.high < 0.5


def test_n10_sensory_symptoms_stand_under_one_parent() -> None:
    """Each is a sensory disturbance, and each but one belongs to a condition."""
    sensory = ni.symptom("sensory disturbance")
    for name in ("numbness", "tingling", "burning pain", "hypersensitivity to touch", "allodynia"):
        assert sensory in ni.symptom(name).broader
    assert all(ni.symptom(name).xrefs for name in ("numbness", "tingling", "neuropathic pain"))
    assert established("CIDP", "numbness", "paresthesia", "neuropathic pain")
    assert established("Sjögren syndrome", "burning pain", "allodynia")
    assert established("celiac disease", "burning pain")
    assert established("diabetic neuropathy", "allodynia")


def test_n11_motor_symptoms_differ_in_standing() -> None:
    """Weakness and paralysis are established, twitching is not."""
    assert established("GBS", "limb weakness", "paralysis")
    assert ni.symptom("paralysis").broader == (ni.symptom("muscle weakness"),)
    assert sign("multifocal motor neuropathy", "fasciculation").standing is ni.Standing.REPORTED
    assert contested("GBS", "fasciculation")


def test_n12_autonomic_symptoms_are_recorded_without_dizziness() -> None:
    """Gut, sweating and heart; dizziness for neither disease."""
    assert established("GBS", "autonomic dysfunction", "ileus", "tachycardia", "bradycardia")
    assert established("CIDP", "sweating abnormality")
    assert sign("CIDP", "arrhythmia").standing is ni.Standing.REPORTED
    dizzy = conditions(ni.conditions_causing("dizziness"))
    assert not {ni.condition("GBS").id, ni.condition("CIDP").id} & set(dizzy)


def test_n13_conduction_studies_lead_the_work_up_of_neuropathy() -> None:
    """Antibodies, MRI and biopsy follow; biopsy is seldom needed."""
    rows = ni.tests_for("CIDP")
    assert kinds_of_test(rows) >= {
        "nerve-conduction-studies",
        "nodal-paranodal-antibody-test",
        "mri-brachial-plexus",
        "nerve-biopsy",
    }
    assert "Seldom needed" in (rows.filter(test="nerve-biopsy", condition="CIDP")[0].note or "")
    assert {"antiganglioside-antibody-test", "csf-analysis"} <= kinds_of_test(ni.tests_for("GBS"))
    for name in ("CIDP", "GBS"):
        needle = ni.tests_for(name).filter(test="electromyography")
        assert {row.purpose for row in needle} == {ni.Purpose.PROGNOSIS}
    biopsy = ni.tests_for("nonsystemic vasculitic neuropathy").filter(test="nerve-biopsy")[0]
    assert biopsy.sensitivity is not None
    assert 0.4 < biopsy.sensitivity.point < 0.6


def test_n14_corticosteroids_help_do_nothing_or_harm() -> None:
    """One drug, three neuropathies, three answers."""
    motor = "multifocal motor neuropathy"
    assert effect("corticosteroids", "CIDP", "disability").direction == "benefit"
    assert effect("corticosteroids", "GBS", "disability").direction == "no benefit"
    assert effect("corticosteroids", motor, "strength").direction == "harm"
    assert effect("IVIG", motor, "strength").direction == "benefit"
    assert effect("plasma exchange", motor, "strength").direction == "no benefit"


def test_n15_pain_drugs_are_proven_outside_immune_neuropathy() -> None:
    """First and second line for neuropathic pain in general; one small trial in GBS."""
    pain = "peripheral neuropathic pain"
    for drug, role in (
        ("gabapentin", "first line"),
        ("amitriptyline", "first line"),
        ("capsaicin", "second line"),
    ):
        row = effect(drug, pain, "neuropathic-pain")
        assert (row.direction, row.role) == ("benefit", role)
        assert row.grades
    assert "hardly ever in immune neuropathies" in ni.condition(pain).description
    gabapentin = effect("gabapentin", "GBS", "pain")
    assert (gabapentin.direction, gabapentin.certainty) == ("benefit", "low")


# -- the file as a whole ---------------------------------------------------------------------


def test_n16_exercise_helps_a_little_and_stress_management_is_unproven() -> None:
    """Rehabilitation and exercise with low certainty or less; psychology unknown; diets in diabetes alone."""
    care = effect("multidisciplinary-rehabilitation", "GBS", "function")
    assert (care.direction, care.certainty) == ("benefit", "low")
    training = effect("exercise-therapy", "CIDP", "strength")
    assert (training.direction, training.certainty) == ("benefit", "very low")
    pain = "peripheral neuropathic pain"
    assert effect("exercise-therapy", pain, "function").direction == "unknown"
    assert effect("psychological-therapies", pain, "neuropathic-pain").direction == "unknown"
    for name, sure in (
        ("mindfulness-based-stress-reduction", "low"),
        ("plant-based-diet", "very low"),
    ):
        eased = effect(name, pain, "neuropathic-pain")
        assert (eased.direction, eased.certainty) == ("benefit", sure)


def test_every_claim_of_the_file_has_a_test_and_the_reverse() -> None:
    """A claim that leaves the open ones must get a test of its own."""
    names = [re.match(r"test_([tcwmn]\d\d)_", name) for name in globals()]
    assert sorted(found[1].upper() for found in names if found) == sorted(
        claim.id for claim in ANSWERED
    )


def test_every_claim_of_the_pages_is_there_once() -> None:
    """Nine, eight, nine, 26 and 16: the advertisement is left out."""
    assert len({claim.id for claim in CLAIMS}) == len(CLAIMS)
    counts = Counter(claim.document for claim in CLAIMS)
    assert [counts[name] for name in DOCUMENTS] == [9, 8, 9, 26, 16]


@pytest.mark.parametrize("claim", ANSWERED, ids=lambda claim: claim.id)
def test_every_query_runs_and_finds_something(claim: Claim) -> None:
    """An answered claim shows its answer, with at least one source."""
    assert all(ask(query) for query in claim.query)
    assert key_sources(claim)


@pytest.mark.parametrize(("claim", "query"), UNANSWERED, ids=lambda value: getattr(value, "id", ""))
def test_what_is_called_open_is_open(claim: Claim, query: str) -> None:
    """It fails on the day the data arrive: then the claim needs a new answer and a test."""
    try:
        found = ask(query)
    except ni.UnknownTermError:
        return
    assert not found, f"{claim.id} can be answered now: {query}"


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_verdicts_agree_with_what_the_base_records(claim: Claim) -> None:
    """Supported needs what is established and nothing contested; and so on."""
    answered = [query for query in claim.query if query not in claim.unanswered]
    found = {row.standing for query in answered for row in statements(ask(query))}
    sound = found & {ni.Standing.ESTABLISHED, ni.Standing.REPORTED}
    doubted = found & {ni.Standing.CONTESTED, ni.Standing.REFUTED}
    assert {
        "supported": ni.Standing.ESTABLISHED in found and not doubted,
        "supported with limits": bool(sound),
        "contested": ni.Standing.CONTESTED in found,
        "not supported": bool(doubted),
        "open": not found,
    }[claim.verdict]


def test_answers_are_short_and_in_the_words_of_the_base() -> None:
    """A reader's answer, not an essay; every verdict is a known word."""
    assert all(claim.verdict in VERDICTS for claim in CLAIMS)
    assert all(len(claim.answer.split()) <= 75 for claim in CLAIMS)


def numbers(text: str) -> set[str]:
    """Give the numbers in a text."""
    return set(re.findall(r"\d+(?:\.\d+)?", text))


def words(answer: Any) -> str:
    """Give all that the statements behind an answer say, and whose evidence it is."""
    rows = list(statements(answer))
    harms = [harm for row in rows for harm in getattr(row, "harms", ())]
    parts = [str(getattr(row, name, "")) for row in rows for name in ("size", "reason", "note")]
    parts += [str(item) for row in (*rows, *harms) for item in (row, *row.evidence)]
    parts += [row.frequency.setting or "" for row in rows if getattr(row, "frequency", None)]
    return " ".join([*parts, getattr(answer, "description", "")])


@pytest.mark.parametrize("claim", ANSWERED, ids=lambda claim: claim.id)
def test_every_number_of_an_answer_stands_in_the_base(claim: Claim) -> None:
    """No figure that the query does not show."""
    told = " ".join([claim.claim, *(words(ask(query)) for query in claim.query)])
    assert numbers(claim.answer) <= numbers(told)


def test_the_page_is_what_the_generator_gives() -> None:
    """Otherwise run: python docs/generate_claims.py."""
    assert PAGE.read_text(encoding="utf-8") == page()
