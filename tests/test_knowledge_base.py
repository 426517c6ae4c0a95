"""The verbs, by real medicine."""

import pickle
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

import neuroimmune as ni


@pytest.mark.parametrize("name", ["tremor", "Tremor", "HP:0001337", "shaking", " TREMORS "])
def test_a_symptom_answers_to_all_its_names(name: str) -> None:
    """Label, letter case, CURIE and lay word lead to the same answer."""
    assert ni.conditions_causing(name) == ni.conditions_causing("tremor") != ()


@pytest.mark.parametrize("name", ["MS", "ms", "Multiple Sclerosis", "MONDO:0005301"])
def test_a_condition_answers_to_all_its_names(name: str) -> None:
    """And to the object itself."""
    assert ni.condition(name) is ni.condition(ni.conditions["multiple-sclerosis"])


def test_causes_of_tremor_hold_the_mimics() -> None:
    """Immune-mediated or not, each with its manifestations."""
    found = {row.condition.id for row in ni.conditions_causing("tremor")}
    assert found >= {
        "multiple-sclerosis",
        "essential-tremor",
        "parkinson-disease",
        "functional-tremor",
        "enhanced-physiological-tremor",
        "thyrotoxicosis",
        "hypoglycemia",
        "vitamin-b12-deficiency",
        "drug-induced-tremor",
        "wilson-disease",
    }


def test_causes_are_ordered_by_standing_then_frequency_then_certainty() -> None:
    """The documented order, for every symptom of the base."""
    for symptom in ni.symptoms.values():
        rows = ni.conditions_causing(symptom)
        keys = [
            (
                -row.standing.rank,
                -(row.frequency.point if row.frequency else -1),
                -row.certainty.rank,
            )
            for row in rows
        ]
        assert keys == sorted(keys), symptom


def test_narrower_symptoms_are_included_and_visible() -> None:
    """Essential tremor causes tremor by way of its action tremor."""
    row = ni.conditions_causing("tremor").filter(condition="essential tremor")[0]
    assert "intention-tremor" in {m.symptom.id for m in row.manifestations}
    assert row.symptom.id == "tremor"


def test_a_site_narrows_the_answer() -> None:
    """Tremor of the head is found with its site, and in no answer about the foot."""
    heads = {row.condition.id for row in ni.conditions_causing("tremor", site="head")}
    everywhere = {row.condition.id for row in ni.conditions_causing("tremor")}
    assert "multiple-sclerosis" in heads <= everywhere


def test_a_symptom_at_a_site_is_also_the_broader_one_recorded_there() -> None:
    """Shaky hands are tremor in the hand: multiple sclerosis has it in the arm."""
    found = {row.condition.id for row in ni.conditions_causing("shaky hands")}
    assert "multiple-sclerosis" in found


def test_immune_mediated_divides_the_causes() -> None:
    """True and False share no condition and leave none out."""
    yes = ni.conditions_causing("tremor", immune_mediated=True)
    no = ni.conditions_causing("tremor", immune_mediated=False)
    assert {"multiple-sclerosis"} <= {row.condition.id for row in yes}
    assert {"essential-tremor"} <= {row.condition.id for row in no}
    assert len(yes) + len(no) == len(ni.conditions_causing("tremor"))


def test_subtypes_are_included_and_say_which() -> None:
    """Asking for multiple sclerosis asks for its courses too."""
    conditions = {row.condition.id for row in ni.symptoms_of("MS")}
    assert "primary-progressive-multiple-sclerosis" in conditions
    only = {row.condition.id for row in ni.symptoms_of("PPMS")}
    assert only == {"primary-progressive-multiple-sclerosis"}


def test_nabiximols_helps_spasticity_and_not_tremor() -> None:
    """The same drug, two outcomes, two answers, each with the academy's own words."""
    tremor = ni.evidence_level("nabiximols", condition="MS", symptom="tremor")
    assert tremor
    assert tremor.direction is ni.Direction.NO_BENEFIT
    assert ("AAN-2011", "C") in {(grade.scheme, grade.level) for grade in tremor.grades}
    assert "PMID:24663230" in {source.id for source in tremor.sources}
    spasticity = ni.evidence_level("Sativex", condition="MS", symptom="spasticity")
    assert spasticity.direction is ni.Direction.BENEFIT


def test_a_class_includes_its_members() -> None:
    """Cannabinoids are nabiximols, dronabinol and the rest."""
    members = {effect.intervention.id for effect in ni.evidence_level("cannabinoids").effects}
    assert members >= {"nabiximols", "dronabinol", "cannabinoids"}


def test_evidence_differs_by_condition() -> None:
    """Focused ultrasound: tried in a trial in essential tremor, in a handful with MS."""
    tremor = {"symptom": "tremor"}
    essential = ni.evidence_level("focused-ultrasound-thalamotomy", condition="ET", **tremor)
    sclerosis = ni.evidence_level("focused-ultrasound-thalamotomy", condition="MS", **tremor)
    assert essential.direction is ni.Direction.BENEFIT
    assert sclerosis.certainty is ni.Certainty.VERY_LOW
    assert essential.certainty is not None
    assert essential.certainty > sclerosis.certainty


def test_known_but_empty_is_falsy_and_says_where_else() -> None:
    """No error, no invention: an empty profile with a hint."""
    profile = ni.evidence_level("nabiximols", condition="Wilson disease", symptom="tremor")
    assert not profile
    assert (profile.direction, profile.certainty) == (ni.Direction.UNKNOWN, None)
    assert str(profile).startswith(
        "nothing is recorded on nabiximols for tremor in Wilson disease; recorded elsewhere: "
    )


def test_treatments_say_what_does_not_help() -> None:
    """Benefit first, harm and no benefit in the same answer."""
    rows = ni.treatments_for("MS", symptom="tremor")
    directions = [row.direction for row in rows]
    assert directions == sorted(directions)
    assert {"benefit", "no benefit"} <= set(directions)
    assert {row.condition.id for row in ni.treatments_for(symptom="tremor")} >= {
        "multiple-sclerosis",
        "essential-tremor",
        "parkinson-disease",
    }


def test_an_endpoint_is_an_outcome() -> None:
    """Relapse is no symptom and can be asked for all the same."""
    rows = ni.treatments_for("MS", outcome="relapse")
    assert {row.outcome for row in rows} == {ni.Endpoint.RELAPSE}
    assert "ocrelizumab" in {row.intervention.id for row in rows}
    assert ni.treatments_for(outcome=ni.Endpoint.RELAPSE)


def test_tests_for_a_symptom_of_a_condition() -> None:
    """The work-up of tremor in MS excludes the thyroid; it does not hold every test of MS."""
    workup = ni.tests_for("MS", symptom="tremor")
    assert any("thyroid" in row.test.id or "tsh" in row.test.id for row in workup)
    assert set(workup) < set(ni.tests_for("MS"))
    assert set(workup) <= set(ni.tests_for(symptom="tremor"))


def test_mechanisms_come_in_causal_order() -> None:
    """From the immune system over tissue to the circuit."""
    levels = [row.mechanism.level for row in ni.mechanisms_of("MS")]
    assert levels == sorted(levels)
    assert {"immune", "tissue", "circuit"} <= set(levels)


def test_red_flags_of_a_symptom_and_a_condition() -> None:
    """Both kinds can be asked, the most urgent first."""
    flags = ni.red_flags("tremor")
    assert [flag.urgency for flag in flags] == sorted((f.urgency for f in flags), reverse=True)
    assert ni.red_flags("MS")


def test_triggers_carry_their_risk() -> None:
    """Epstein-Barr virus with the cohort's hazard ratio."""
    row = ni.triggers_of("MS").filter(trigger="Epstein-Barr virus infection")[0]
    assert row.estimate is not None
    assert row.estimate.measure == "hazard ratio"


def test_every_statement_leads_to_a_checked_source() -> None:
    """From a row to the address is four attributes."""
    for row in ni.symptoms_of("MS"):
        for item in row.evidence:
            assert item.source.checked.startswith("http")
            assert item.source.year > 1900


def test_an_assertion_can_be_pointed_at() -> None:
    """Its id finds it again."""
    for row in ni.treatments_for("MS"):
        assert ni.assertion(row.id) is row


@pytest.mark.parametrize(
    ("ask", "error", "message"),
    [
        (
            lambda: ni.conditions_causing("tremr"),
            ni.UnknownTermError,
            "unknown symptom 'tremr'; did",
        ),
        (
            lambda: ni.condition(""),
            ni.ArgumentError,
            "a condition is wanted, not the empty name ''",
        ),
        (lambda: ni.condition("  "), ni.ArgumentError, "a condition is wanted, not the empty name"),
        (
            lambda: ni.condition(None),  # type: ignore[arg-type]
            ni.ArgumentKindError,
            "a condition is wanted: its name, id or CURIE as text, or the object; "
            "not None (NoneType)",
        ),
        (
            lambda: ni.evidence_level("tremor"),
            ni.WrongKindError,
            "'tremor' is a symptom, not an intervention; symptoms go to conditions_causing() "
            "and treatments_for(symptom=…)",
        ),
        (
            lambda: ni.symptoms_of("tremor"),
            ni.WrongKindError,
            "'tremor' is a symptom, not a condition; symptoms go to conditions_causing()",
        ),
        (
            lambda: ni.conditions_causing(ni.condition("MS")),  # type: ignore[arg-type]
            ni.WrongKindError,
            "'multiple-sclerosis' is a condition, not a symptom; conditions go to symptoms_of()",
        ),
        (
            lambda: ni.treatments_for(),
            ni.ArgumentError,
            "treatments_for() needs a condition, a symp",
        ),
        (lambda: ni.tests_for(), ni.ArgumentError, "tests_for() needs a condition, a symptom, or"),
        (
            lambda: ni.treatments_for("MS", symptom="tremor", outcome="relapse"),
            ni.ArgumentError,
            "give symptom or outcome, not both",
        ),
        (
            lambda: ni.conditions_causing("tremor", site="tail"),
            ni.InvalidValueError,
            "'tail' is not a BodySite; choose one of: head",
        ),
        (
            lambda: ni.conditions_causing("tremor", standing="sure"),
            ni.InvalidValueError,
            "'sure' is not a Standing; choose one of: refuted",
        ),
        (lambda: ni.search(""), ni.ArgumentError, "search needs words, not ''"),
        (lambda: ni.search("x", limit=0), ni.ArgumentError, "limit must be at least 1, not 0"),
        (lambda: ni.assertion("x:y"), ni.UnknownTermError, "unknown assertion 'x:y'"),
        (lambda: ni.conditions["nothing"], ni.UnknownTermError, "unknown condition 'nothing'"),
        (
            lambda: ni.symptoms_of("MS").filter(colour="red"),
            ni.ArgumentError,
            "a Manifestation has no 'colour'; it has: ",
        ),
    ],
)
def test_bad_input_is_told_apart(ask: Any, error: type[Exception], message: str) -> None:
    """What was wrong, and what to do; each error is also the builtin one."""
    with pytest.raises(error) as caught:
        ask()
    assert str(caught.value).startswith(message)
    assert isinstance(caught.value, ni.NeuroimmuneError)
    assert isinstance(caught.value, KeyError | ValueError | TypeError)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_search_finds_lay_words_and_typos_over_all_kinds() -> None:
    """The best comes first; the exact name scores one."""
    assert ni.search("shaky hands")[0].entity.id == "hand-tremor"
    assert ni.search("multple sclerosis")[0].entity is ni.condition("MS")
    assert ni.search("nabiximols")[0].score == 1
    assert len({hit.kind for hit in ni.search("tremor", limit=30)}) > 1
    assert ni.search("qqqqqqqq") == ()


def test_absence_is_never_presence() -> None:
    """Over the whole base: no verb and no export gives what does not hold, unless asked."""
    for condition in ni.conditions.values():
        for verb in (ni.symptoms_of, ni.antibodies_of, ni.triggers_of, ni.tests_for):
            assert all(row.holds for row in verb(condition))
    for symptom in ni.symptoms.values():
        for row in ni.conditions_causing(symptom):
            assert all(item.holds for item in row.manifestations)
            assert row.frequency is None or not row.frequency.is_zero


def test_what_was_refuted_is_given_on_request() -> None:
    """Rest tremor was found in none of 58; asking for the refuted shows such rows and only them."""
    refuted = [
        row
        for condition in ni.conditions.values()
        for row in ni.symptoms_of(condition, standing="refuted")
    ]
    assert all(not row.holds for row in refuted)


def test_contested_rows_are_marked_and_last() -> None:
    """They are in the answer, with their reason."""
    rows = ni.symptoms_of("MS")
    contested = [row for row in rows if row.standing is ni.Standing.CONTESTED]
    assert contested
    assert list(rows[-len(contested) :]) == contested
    assert all(row.reason for row in contested)


def test_a_base_pickles_and_answers_the_same() -> None:
    """Nothing is tied to the process."""
    base = pickle.loads(pickle.dumps(ni.load()))
    assert base.conditions_causing("tremor") == ni.conditions_causing("tremor")
    assert pickle.loads(pickle.dumps(ni.symptoms_of("MS"))) == ni.symptoms_of("MS")


def test_two_bases_do_not_disturb_each_other() -> None:
    """Objects of one base are understood by another, and answers stay their own."""
    first, second = ni.load(), ni.load()
    assert first.condition("MS") is not second.condition("MS")
    assert first.condition(second.condition("MS")) is first.condition("MS")


def test_many_threads_share_a_cold_base() -> None:
    """The first query of all threads at once gives one answer and one object each."""
    base = ni.load()
    barrier = threading.Barrier(8)

    def ask(_: int) -> tuple[int, int]:
        barrier.wait()
        answer = base.conditions_causing("tremor")
        return len(answer), id(answer[0].condition)

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(ask, range(8)))) == 1


def test_lists_of_standings_are_taken() -> None:
    """An unhashable argument is asked afresh and right."""
    both = ni.symptoms_of("MS", standing=["established", "contested"])
    assert {row.standing for row in both} == {"established", "contested"}


def test_the_mappings_hold_everything() -> None:
    """Each collection is read-only and gives what the lookup gives."""
    for mapping, find in (
        (ni.conditions, ni.condition),
        (ni.symptoms, ni.symptom),
        (ni.interventions, ni.intervention),
        (ni.mechanisms, ni.mechanism),
        (ni.triggers, ni.trigger),
        (ni.autoantibodies, ni.autoantibody),
        (ni.tests, ni.test),
        (ni.scales, ni.scale),
        (ni.sources, ni.source),
    ):
        assert len(mapping) > 0
        assert all(find(key) is value for key, value in mapping.items())
        assert not hasattr(mapping, "__setitem__")


def test_an_error_comes_without_a_trail_of_inner_ones() -> None:
    """No lookup of ours shows as the context of a user's mistake."""
    with pytest.raises(ni.UnknownTermError) as caught:
        ni.load().conditions_causing("tremr")
    assert caught.value.__context__ is None or caught.value.__suppress_context__


def test_a_suggestion_names_each_thing_once() -> None:
    """The Bain scale has five names; one of them is enough."""
    with pytest.raises(
        ni.UnknownTermError, match=r"^unknown scale 'Bain'; did you mean 'Bain score'\?$"
    ):
        ni.scale("Bain")


def test_all_statements_of_a_kind_hold_what_was_refuted_too() -> None:
    rows = ni.statements(ni.Manifestation)
    assert len(rows) > len(rows.filter(holds=True)) > 0
    assert all(row is ni.assertion(row.id) for row in rows[:50])
    assert rows[0].standing is ni.Standing.ESTABLISHED


@pytest.mark.parametrize("kind", ["manifestation", None, ni.Assertion, ni.Symptom])
def test_statements_are_asked_for_by_their_class(kind: Any) -> None:
    with pytest.raises(ni.ArgumentKindError, match="by their class, not"):
        ni.statements(kind)


def test_a_wrong_word_is_refused_even_where_nothing_is_recorded() -> None:
    """An empty answer to a misspelt question would read as knowledge."""
    for ask in (
        lambda: ni.open_questions("ALS", about="nonsense"),
        lambda: ni.mechanisms_of("idiopathic muscle cramps", level="nonsense"),
    ):
        with pytest.raises(ni.InvalidValueError, match=r"'nonsense' is not a \w+; choose one of: "):
            ask()
