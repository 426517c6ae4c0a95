"""The ranked differential, by textbook patients and by laws that hold for every patient."""

import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import isclose
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import neuroimmune as ni

VIGNETTES: dict[str, dict[str, Any]] = {
    "lithium-induced-tremor": {"present": ["postural tremor"], "history": ["lithium"]},
    "mercury-poisoning": {
        "present": ["tremor", "stomatitis", "insomnia", "personality change"],
        "history": ["mercury exposure"],
    },
    "parkinson-disease": {
        "present": ["rest tremor", "bradykinesia", "rigidity"],
        "age": 66,
        "onset": "chronic",
    },
    "essential-tremor": {
        "present": ["postural tremor", "kinetic tremor", "head tremor"],
        "absent": ["rest tremor", "bradykinesia", "ataxia"],
        "age": 60,
        "onset": "chronic",
    },
    "multiple-sclerosis": {
        "present": ["intention tremor", "dysarthria", "gait ataxia", "nystagmus"],
        "absent": ["rest tremor"],
        "age": 34,
        "sex": "female",
    },
    "guillain-barre-syndrome": {
        "present": ["limb weakness", "areflexia", "paresthesia", "facial palsy"],
        "onset": "acute",
        "history": ["Campylobacter jejuni infection"],
    },
    "miller-fisher-syndrome": {
        "present": ["ophthalmoplegia", "ataxia", "areflexia"],
        "onset": "acute",
    },
    "chronic-inflammatory-demyelinating-polyneuropathy": {
        "present": [
            "proximal muscle weakness",
            "distal muscle weakness",
            "areflexia",
            "impaired vibration sense",
        ],
        "onset": "chronic",
        "age": 55,
    },
    "multifocal-motor-neuropathy": {
        "present": ["distal muscle weakness", "wrist drop", "muscle atrophy"],
        "absent": ["numbness", "hyperreflexia"],
        "onset": "chronic",
        "age": 42,
        "sex": "male",
    },
    "myasthenia-gravis": {
        "present": ["ptosis", "diplopia", "fatigable weakness", "dysphagia"],
        "absent": ["sensory disturbance"],
        "onset": "subacute",
    },
    "lambert-eaton-myasthenic-syndrome": {
        "present": ["proximal muscle weakness", "areflexia", "dry mouth"],
        "onset": "subacute",
        "age": 60,
    },
    "isaacs-syndrome": {
        "present": ["myokymia", "neuromyotonia", "muscle cramp", "muscle stiffness"],
        "absent": ["insomnia", "hallucinations"],
    },
    "morvan-syndrome": {
        "present": ["myokymia", "insomnia", "hallucinations", "hyperhidrosis"],
        "onset": "subacute",
    },
    "anti-lgi1-encephalitis": {
        "present": ["faciobrachial dystonic seizures", "memory impairment", "hyponatremia"],
        "onset": "subacute",
        "age": 64,
    },
    "wilson-disease": {
        "present": ["tremor", "dystonia", "dysarthria", "Kayser-Fleischer ring"],
        "age": 19,
    },
    "thyrotoxicosis": {
        "present": ["fine tremor", "weight loss", "palpitations", "heat sensitivity"],
        "age": 40,
        "sex": "female",
    },
    "vitamin-b12-deficiency": {
        "present": [
            "impaired vibration sense",
            "impaired proprioception",
            "paresthesia",
            "macrocytic anemia",
        ],
        "onset": "subacute",
        "age": 70,
    },
    "functional-tremor": {
        "present": ["abrupt onset of tremor", "distractibility of tremor"],
        "onset": "acute",
    },
    "gluten-ataxia": {
        "present": ["gait ataxia", "nystagmus"],
        "onset": "chronic",
        "age": 53,
    },
    "paraneoplastic-cerebellar-degeneration": {
        "present": ["gait ataxia", "dysarthria", "nystagmus", "diplopia"],
        "onset": "subacute",
        "age": 63,
        "sex": "female",
    },
    "sjogren-disease": {
        "present": ["dry mouth", "dry eyes", "burning pain", "small-fiber neuropathy"],
        "age": 55,
        "sex": "female",
    },
    "polyarteritis-nodosa": {
        "present": ["multiple mononeuropathy", "fever", "myalgia"],
        "onset": "subacute",
        "age": 50,
    },
    "hypoglycemia": {
        "present": ["tremor", "hyperhidrosis", "palpitations", "confusion"],
        "onset": "acute",
    },
    "hypocalcemia": {
        "present": ["carpopedal spasm", "paresthesia", "hand cramp"],
    },
    "carpal-tunnel-syndrome": {
        "present": ["paresthesia", "numbness", "median nerve compression"],
        "onset": "chronic",
        "age": 50,
        "sex": "female",
    },
    "manganese-poisoning": {
        "present": ["parkinsonism", "gait disturbance", "dystonia", "dysarthria"],
        "history": ["manganese exposure"],
    },
    "botulism": {
        "present": ["bulbar palsy", "ptosis", "diplopia", "respiratory failure"],
        "onset": "acute",
    },
    "valproate-induced-tremor": {
        "present": ["postural tremor"],
        "history": ["valproate"],
    },
    "amyotrophic-lateral-sclerosis": {
        "present": ["muscle weakness", "muscle atrophy", "fasciculation", "hyperreflexia"],
        "absent": ["sensory disturbance"],
        "onset": "chronic",
        "age": 62,
    },
}


@pytest.mark.parametrize("condition", VIGNETTES)
def test_a_textbook_patient_is_recognised(condition: str) -> None:
    """The condition of the textbook is among the first three."""
    found = ni.differential(**VIGNETTES[condition])
    assert condition in [row.condition.id for row in found[:3]]


# -- laws ----------------------------------------------------------------------------------

names = st.sampled_from(sorted(ni.symptoms))
findings = st.lists(names, min_size=1, max_size=5, unique=True)
results = st.dictionaries(
    st.sampled_from(sorted({*ni.tests, *ni.autoantibodies})), st.booleans(), max_size=2
)


@cache
def _broader(name: str) -> frozenset[str]:
    """Give a symptom and all that is broader."""
    parents = ni.symptoms[name].parents
    return frozenset({name}.union(*(_broader(parent.id) for parent in parents)))


@cache
def _line(name: str) -> frozenset[str]:
    """Give a symptom, and all that is broader or narrower."""
    return _broader(name) | {one for one in ni.symptoms if name in _broader(one)}


def _lineage(condition: ni.Condition) -> Iterator[ni.Condition]:
    if condition.parent is not None:
        yield from _lineage(condition.parent)
    yield condition


@cache
def _listed(name: str) -> frozenset[str]:
    """Give the symptoms of a condition, and of its broader ones where it is mute."""
    rows: dict[str, bool] = {}
    for place in _lineage(ni.conditions[name]):
        every = ni.symptoms_of(place, standing=tuple(ni.Standing))
        rows |= {row.symptom.id: row.holds for row in every if row.condition == place}
    return frozenset(symptom for symptom, holds in rows.items() if holds)


@st.composite
def patients(draw: st.DrawFn) -> dict[str, Any]:
    """Patients of all kinds, no finding of whom is both present and absent."""
    present = draw(findings)
    held = frozenset().union(*map(_broader, present))
    return {
        "present": present,
        "absent": draw(st.lists(names.filter(lambda name: name not in held), max_size=3)),
        "tests": draw(results),
        "age": draw(st.none() | st.floats(0, 120)),
        "sex": draw(st.none() | st.sampled_from(["female", "male"])),
        "onset": draw(st.none() | st.sampled_from(ni.Onset)),
        "history": draw(st.lists(st.sampled_from(sorted(ni.triggers)), max_size=1)),
        "prior": draw(st.sampled_from(["prevalence", "flat"])),
    }


@given(patient=patients())
@settings(deadline=None)
def test_every_differential_adds_up(patient: dict[str, Any]) -> None:
    """Probabilities sum to one, contributions to the score, and the order is that of both."""
    found = ni.differential(**patient)
    assert isclose(sum(row.probability for row in found), 1)
    scores = [row.score for row in found]
    assert scores == sorted(scores, reverse=True)
    for row in found:
        total = sum(part.value for part in row.contributions)
        assert isclose(total, row.score, abs_tol=1e-9)
        assert isclose(row.odds * (1 - row.probability), row.probability, abs_tol=1e-9)


@given(present=findings, data=st.data())
@settings(deadline=None, max_examples=300)
def test_a_listed_finding_never_speaks_against_its_condition(
    present: list[str], data: st.DataObject
) -> None:
    """Not against one that has neither it nor anything broader or narrower.

    Whoever has respiratory failure has respiratory insufficiency too, which is broader than a
    paralysis of the diaphragm.
    """
    before = _scores(present)
    condition = data.draw(st.sampled_from(sorted(before)))
    added = data.draw(st.sampled_from(sorted(_listed(condition))))
    after = _scores([*present, added])
    gain = after[condition] - before[condition]
    for other in before:
        has = {broader for one in _listed(other) for broader in _broader(one)}
        if not _line(added) & has:
            assert gain >= after[other] - before[other] - 1e-9, other


def _scores(present: list[str], **known: Any) -> dict[str, float]:
    return {row.condition.id: row.score for row in ni.differential(present, **known)}


@given(patient=patients(), data=st.data())
@settings(deadline=None)
def test_the_order_of_the_findings_does_not_matter(
    patient: dict[str, Any], data: st.DataObject
) -> None:
    """Neither that of the present, nor of the absent, nor of the tests."""
    turned = patient | {
        "present": data.draw(st.permutations(patient["present"])),
        "absent": data.draw(st.permutations(patient["absent"])),
        "tests": dict(data.draw(st.permutations(list(patient["tests"].items())))),
    }
    ours, theirs = ni.differential(**patient), ni.differential(**turned)
    for one, other in zip(ours, theirs, strict=True):
        assert (one.condition, one.score, one.probability) == (
            other.condition,
            other.score,
            other.probability,
        )
        assert one.contributions == other.contributions
        assert set(one.unexplained) == set(other.unexplained)


@given(patient=patients())
@settings(deadline=None)
def test_a_finding_told_twice_counts_once(patient: dict[str, Any]) -> None:
    """By another of its names, too."""
    again = [*patient["present"], *(ni.symptoms[name].name for name in patient["present"])]
    twice = ni.differential(**patient | {"present": again})
    assert tuple(twice) == tuple(ni.differential(**patient))


@given(patient=patients())
@settings(deadline=None)
def test_an_unknown_finding_is_listed_and_changes_nothing(patient: dict[str, Any]) -> None:
    """Where the caller asks for that."""
    more = patient | {"present": [*patient["present"], "blorb"], "on_unknown": "report"}
    found = ni.differential(**more)
    assert found.unknown == ("blorb",)
    assert tuple(found) == tuple(ni.differential(**patient))


@given(patient=patients())
@settings(deadline=None, max_examples=30)
def test_among_restricts_and_changes_no_score(patient: dict[str, Any]) -> None:
    """A condition and its subtypes remain, with the scores that they had."""
    found = ni.differential(**patient, among=["myasthenia gravis", "Isaacs syndrome"])
    kept = {row.condition.id: row.score for row in found}
    assert {"myasthenia-gravis", "musk-myasthenia-gravis", "isaacs-syndrome"} <= set(kept)
    assert "multiple-sclerosis" not in kept
    every = {row.condition.id: row.score for row in ni.differential(**patient)}
    assert kept == {name: every[name] for name in kept}
    assert isclose(sum(row.probability for row in found), 1)


def test_two_fresh_bases_agree() -> None:
    """To the last digit."""
    for patient in VIGNETTES.values():
        ours, theirs = (tuple(ni.load().differential(**patient)) for _ in range(2))
        assert ours == theirs


def test_two_processes_agree() -> None:
    """Whatever the order of their sets."""
    code = (
        "import neuroimmune as ni\n"
        "found = ni.differential(['tremor', 'ataxia', 'ptosis'], tests={'LGI1 antibody': True})\n"
        "print([(row.condition.id, row.score, row.contributions) for row in found])\n"
        "print(found.next_steps(20), found.red_flags)\n"
    )
    ours, theirs = (
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    )
    assert ours == theirs != b""


# -- what a row says -----------------------------------------------------------------------


def test_each_contribution_says_on_what_it_rests() -> None:
    """A recorded finding leads to its statement and its sources; an unrecorded one to nothing."""
    found = ni.differential(["hyposmia", "ptosis"]).filter(condition="Parkinson disease")[0]
    clues = {part.clue: part for part in found.contributions}
    smell, ptosis = clues["hyposmia"], clues["ptosis"]
    assert smell.ground == "recorded"
    assert smell.basis is not None
    assert smell.basis.evidence[0].source.id
    assert smell.likelihood_ratio > 1
    assert (ptosis.ground, ptosis.basis) == ("not recorded", None)
    assert ptosis.likelihood_ratio < 1
    assert [symptom.id for symptom in found.unexplained] == ["ptosis"]


def test_a_broad_finding_and_its_narrow_one_are_not_counted_twice() -> None:
    """Tremor adds nothing to one who has intention tremor."""
    assert _scores(["intention tremor"]) == _scores(["tremor", "intention tremor"])


def test_absence_of_what_is_usual_speaks_against() -> None:
    """No bradykinesia makes Parkinson disease less likely."""
    with_it, without = _scores(["rest tremor"]), _scores(["rest tremor"], absent=["bradykinesia"])
    name = "parkinson-disease"
    assert without[name] < with_it[name]


def test_a_result_speaks_for_the_condition_that_has_it() -> None:
    """A positive one for, a negative one against."""
    positive, none, negative = (
        _scores(["ptosis"], tests=tests)["myasthenia-gravis"]
        for tests in (
            {"acetylcholine receptor antibody": "positive"},
            {},
            {"acetylcholine receptor antibody": "negative"},
        )
    )
    assert positive > none > negative


def test_red_flags_appear() -> None:
    """Those of the findings, in general or in the likeliest conditions."""
    found = ni.differential(["dyspnea", "limb weakness", "areflexia"], onset="acute")
    assert found.red_flags
    likely = {row.condition.id for row in found[:5]}
    known = {flag.id for name in ("dyspnea", "limb weakness") for flag in ni.red_flags(name)}
    known |= {flag.id for flag in ni.red_flags("areflexia")}
    for flag in found.red_flags:
        assert flag.id in known
        assert flag.condition is None or flag.condition.id in likely


def test_the_table_says_what_it_is_not() -> None:
    """Text and HTML carry the disclaimer and the unknown names, escaped."""
    found = ni.differential(["tremor", "<blorb>"], on_unknown="report")
    assert "This is no diagnosis" in repr(found)
    assert "unknown and left out: <blorb>" in repr(found)
    assert "Unknown and left out: &lt;blorb&gt;" in found._repr_html_()


# -- what to ask next ----------------------------------------------------------------------


@given(patient=patients())
@settings(deadline=None, max_examples=25)
def test_next_steps_tell_something_new(patient: dict[str, Any]) -> None:
    """Each has a gain, none asks what is known, and burden comes only with a greater gain."""
    steps = list(ni.differential(**patient).next_steps(1000))
    held = frozenset().union(*map(_broader, patient["present"]))
    missing = set(patient["absent"])
    for step in steps:
        assert step.gain > 0
        assert 0 <= step.chance <= 1
        assert step.subject.id not in patient["tests"]
        if isinstance(step.subject, ni.Symptom):
            assert step.subject.id not in held
            assert not _broader(step.subject.id) & missing
    weight = list(ni.Burden)
    for earlier, later in pairwise(steps):
        if weight.index(earlier.burden) > weight.index(later.burden):
            assert earlier.gain > later.gain


def test_next_steps_ask_the_question_of_the_textbook() -> None:
    """Tremor: is it at rest? With its answers told beforehand."""
    steps = ni.differential(["tremor"]).next_steps(1000)
    step = next(step for step in steps if step.subject.id == "rest-tremor")
    assert step.burden is ni.Burden.NONE
    yes = ni.differential(["tremor", "rest tremor"])[0].condition
    assert step.if_present[0] == yes
    assert len(ni.differential(["tremor"]).next_steps(3)) == 3


# -- bad input -----------------------------------------------------------------------------

TREMOR = {"present": ["tremor"]}
WRONG: list[tuple[dict[str, Any], type[Exception], str]] = [
    ({}, ni.ArgumentError, "differential() needs at least one finding or test"),
    (
        {"present": [], "absent": []},
        ni.ArgumentError,
        "differential() needs at least one finding or test",
    ),
    (
        {"present": "tremor"},
        ni.ArgumentKindError,
        "present is a list of names: write ['tremor']",
    ),
    ({"absent": "tremor"}, ni.ArgumentKindError, "absent is a list of names: write ['tremor']"),
    (
        TREMOR | {"history": "thymoma"},
        ni.ArgumentKindError,
        "history is a list of names: write ['thymoma']",
    ),
    (
        {"present": ["tremr"]},
        ni.UnknownTermError,
        "unknown symptom 'tremr'; did you mean 'tremor'?",
    ),
    (
        TREMOR | {"history": ["thymom"]},
        ni.UnknownTermError,
        "unknown trigger 'thymom'; did you mean 'thymoma'?",
    ),
    (
        TREMOR | {"among": ["mutiple sclerosis"]},
        ni.UnknownTermError,
        "unknown condition 'mutiple sclerosis'; did you mean 'multiple sclerosis' or 'juvenile multiple sclerosis'?",
    ),
    (TREMOR | {"among": []}, ni.ArgumentError, "among holds no condition with symptoms on record"),
    (
        {"present": ["MS"]},
        ni.WrongKindError,
        "'MS' is a condition, not a symptom; "
        "conditions go to symptoms_of(), treatments_for() and tests_for()",
    ),
    (
        {"present": [None]},
        ni.ArgumentKindError,
        "a symptom is wanted: its name, id or CURIE as text, or the object; not None (NoneType)",
    ),
    (
        {"present": ["tremor"], "absent": ["Tremor"]},
        ni.ArgumentError,
        "'tremor' cannot be absent: it, or something narrower, is present",
    ),
    (
        {"present": ["intention tremor"], "absent": ["tremor"]},
        ni.ArgumentError,
        "'tremor' cannot be absent: it, or something narrower, is present",
    ),
    *(
        (
            TREMOR | {"age": age},
            ni.ArgumentError,
            f"age is in years from 0 to 120, not {age!r}",
        )
        for age in (-1, 121, "34", float("nan"))
    ),
    (TREMOR | {"sex": "F"}, ni.ArgumentError, "sex is one of 'female', 'male', not 'F'"),
    (
        TREMOR | {"prior": "uniform"},
        ni.ArgumentError,
        "prior is one of 'prevalence', 'flat', not 'uniform'",
    ),
    (
        TREMOR | {"on_unknown": "ignore"},
        ni.ArgumentError,
        "on_unknown is one of 'raise', 'report', not 'ignore'",
    ),
    (
        TREMOR | {"tests": {"LGI1 antibody": "high"}},
        ni.ArgumentError,
        "the result of 'LGI1 antibody' is 'positive' or 'negative', not 'high'",
    ),
    (
        TREMOR | {"tests": ["LGI1 antibody"]},
        ni.ArgumentKindError,
        "tests maps names to results, not ['LGI1 antibody']",
    ),
]


@pytest.mark.parametrize(("arguments", "error", "message"), WRONG)
def test_bad_input_is_refused_in_words(
    arguments: dict[str, Any], error: type[Exception], message: str
) -> None:
    """The message names the value and the remedy."""
    with pytest.raises(error) as caught:
        ni.differential(**arguments)
    assert type(caught.value) is error
    assert str(caught.value) == message


@pytest.mark.parametrize(("role", "word"), [("onset", "fast"), ("site", "nose")])
def test_a_word_outside_a_vocabulary_is_refused(role: str, word: str) -> None:
    """The message lists the words that there are."""
    with pytest.raises(ni.InvalidValueError, match=f"'{word}' is not an? .*; choose one of: "):
        ni.differential(["tremor"], **{role: word})  # type: ignore[arg-type]


# -- known flaws: take the mark away with the flaw -----------------------------------------


def test_the_antibody_that_names_a_disease_speaks_for_it() -> None:
    """LGI1 antibodies speak for LGI1 encephalitis."""
    clinic = ["seizure", "memory impairment"]
    found = ni.differential(clinic, tests={"LGI1 antibody": "positive"})
    assert found[0].condition.id == "anti-lgi1-encephalitis"


def test_the_antibody_of_a_sibling_does_not_speak_for_a_subtype() -> None:
    """MuSK antibodies do not speak for the form with LRP4 antibodies."""
    before, after = _scores(["ptosis"]), _scores(["ptosis"], tests={"MuSK antibody": True})
    name = "lrp4-myasthenia-gravis"
    assert after[name] <= before[name]


def test_an_abnormal_scan_does_not_speak_for_a_disease_with_normal_scans() -> None:
    """Dopamine transporter imaging is normal in essential tremor."""
    before, after = _scores(["tremor"]), _scores(["tremor"], tests={"dat-spect": "positive"})
    assert after["essential-tremor"] < before["essential-tremor"]


def test_the_order_of_the_history_does_not_matter() -> None:
    """Any more than that of the findings."""
    ours = ni.differential(["tremor"], history=["thymoma", "lithium"])
    assert tuple(ours) == tuple(ni.differential(["tremor"], history=["lithium", "thymoma"]))


def test_a_lone_string_is_no_list_of_conditions() -> None:
    """It is refused as for the other lists."""
    with pytest.raises(ni.ArgumentKindError, match="among is a list of names: write"):
        ni.differential(["tremor"], among="MS")


def test_contradictory_results_are_refused() -> None:
    """A test under two names cannot be positive and negative."""
    with pytest.raises(ni.ArgumentError):
        ni.differential(tests={"LGI1 antibody": "positive", "lgi1-igg": "negative"})


def test_none_is_no_list_of_findings() -> None:
    """It is refused in words."""
    with pytest.raises(ni.NeuroimmuneError):
        ni.differential(None)  # type: ignore[arg-type]


def test_what_is_not_known_of_a_patient_may_be_none() -> None:
    """A program passes on what its form holds, empty fields too."""
    unknown = dict.fromkeys(("age", "sex", "onset", "tests", "history", "site", "among"))
    assert tuple(ni.differential(["tremor"], **unknown)) == tuple(ni.differential(["tremor"]))
