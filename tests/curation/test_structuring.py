"""Plain data becomes records, or says all that is wrong with it."""

from pathlib import Path
from typing import TypeVar

import pytest

from neuroimmune.curation.problems import Problem
from neuroimmune.curation.reading import read_yaml
from neuroimmune.curation.records import (
    AntibodyRecord,
    DistinctionRecord,
    ManifestationRecord,
    Record,
    ScaleRecord,
    SchemeRecord,
    SourceRecord,
    TreatmentRecord,
)
from neuroimmune.curation.structuring import structure
from neuroimmune.model import Direction, Estimate, Frequency, Standing, StudyDesign

R = TypeVar("R", bound=Record)
EVIDENCE = "evidence: [{source: PMID:1, found: It was seen.}]\n"


def _structure(tmp_path: Path, kind: type[R], text: str) -> tuple[R | None, list[str]]:
    file = tmp_path / "file.yaml"
    file.write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    record = structure(read_yaml(file, problems), kind, problems)
    return record, [problem.show(tmp_path) for problem in problems]


def _record(tmp_path: Path, kind: type[R], text: str) -> R:
    record, problems = _structure(tmp_path, kind, text)
    assert problems == []
    assert record is not None
    return record


def test_words_of_a_list_become_members(tmp_path: Path) -> None:
    """Not mere text: the rules of certainty compare members by identity."""
    record = _record(
        tmp_path,
        TreatmentRecord,
        "intervention: a\noutcome: b\ndirection: no benefit\nstanding: refuted\n" + EVIDENCE,
    )
    assert record.direction is Direction.NO_BENEFIT
    assert record.standing is Standing.REFUTED


def test_word_may_be_spelt_as_a_program_spells_it(tmp_path: Path) -> None:
    """Case and underscores make no difference."""
    text = "intervention: a\noutcome: b\ndirection: NO_BENEFIT\n" + EVIDENCE
    assert _record(tmp_path, TreatmentRecord, text).direction is Direction.NO_BENEFIT


@pytest.mark.parametrize(
    ("written", "frequency"),
    [
        ("58/100", Frequency.from_count(58, 100)),
        ("25.5%", Frequency(low=0.255, high=0.255)),
        ("26-58%", Frequency(low=0.26, high=0.58)),
        ("very rare", Frequency.from_class("very rare")),
    ],
)
def test_frequency_is_read_in_all_its_spellings(
    tmp_path: Path, written: str, frequency: Frequency
) -> None:
    """Counts, percentages, ranges and HPO's words."""
    text = f"symptom: tremor\nfrequency: {written}\n" + EVIDENCE
    assert _record(tmp_path, ManifestationRecord, text).frequency == frequency


@pytest.mark.parametrize(
    ("written", "estimate"),
    [
        ("5.2", Estimate(measure="likelihood ratio", value=5.2)),
        (
            "{measure: odds ratio, value: 3, low: 2, high: 4, unit: per pack}",
            Estimate(measure="odds ratio", value=3, low=2, high=4, unit="per pack"),
        ),
    ],
)
def test_likelihood_ratio_is_a_number_or_an_estimate(
    tmp_path: Path, written: str, estimate: Estimate
) -> None:
    """A bare number is enough where nothing else is known."""
    text = f"other: a\nfeature: b\nfavours: a\nlikelihood_ratio: {written}\n" + EVIDENCE
    assert _record(tmp_path, DistinctionRecord, text).likelihood_ratio == estimate


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("high", "S203 value: a number is wanted, not 'high'"),
        ("[5]", "S203 likelihood_ratio: a number or a mapping is wanted, not a list"),
        ("{value: 5}", "S202 'measure' is missing; add it"),
        (
            "{measure: odds ratio, value: 5, range: 2-7}",
            "S201 unknown key 'range'; known: measure, value, low, high, unit",
        ),
    ],
)
def test_unreadable_estimate_says_what_is_wanted(
    tmp_path: Path, written: str, message: str
) -> None:
    """Each way of going wrong has its own message."""
    text = f"other: a\nfeature: b\nfavours: a\nlikelihood_ratio: {written}\n" + EVIDENCE
    record, problems = _structure(tmp_path, DistinctionRecord, text)
    assert record is None
    assert problems == [f"file.yaml:4: {message}"]


def test_source_keeps_its_list_of_authors_as_a_tuple(tmp_path: Path) -> None:
    """Records can be shared, because nothing in them can change."""
    record = _record(
        tmp_path,
        SourceRecord,
        "id: PMID:1\ntitle: T\nyear: 2001\nkind: cohort study\nchecked: here\nauthors: [A B, C D]\n",
    )
    assert record.authors == ("A B", "C D")
    assert record.year == 2001
    assert record.kind is StudyDesign.COHORT_STUDY


def test_whole_number_is_wanted_where_one_counts(tmp_path: Path) -> None:
    """A year is no decimal."""
    text = "id: PMID:1\ntitle: T\nyear: 2001.5\nkind: cohort study\nchecked: here\n"
    assert _structure(tmp_path, SourceRecord, text) == (
        None,
        ["file.yaml:3: S203 year: a whole number is wanted, not '2001.5'"],
    )


def test_levels_keep_their_order_and_nothing_else(tmp_path: Path) -> None:
    """The place of the mapping is no level."""
    text = "id: A\nname: a\nlevels: {U: unproven, A: proven}\nsource: PMID:1\n"
    record = _record(tmp_path, SchemeRecord, text)
    assert list(record.levels.items()) == [("U", "unproven"), ("A", "proven")]


@pytest.mark.parametrize(
    ("levels", "message"),
    [
        ("[A, B]", "levels: levels with their meanings are wanted, not a list"),
        ("{A: }", "levels: a text is wanted, not nothing"),
    ],
)
def test_levels_without_meanings_are_refused(tmp_path: Path, levels: str, message: str) -> None:
    """A reader must learn what a level means."""
    text = f"id: A\nname: a\nlevels: {levels}\nsource: PMID:1\n"
    assert _structure(tmp_path, SchemeRecord, text) == (None, [f"file.yaml:3: S203 {message}"])


@pytest.mark.parametrize(
    ("evidence", "message"),
    [
        ("evidence:\n", "evidence: a list is wanted, not nothing; begin entries with '- '"),
        ("evidence: PMID:1\n", "evidence: a list is wanted, not 'PMID:1'; write [PMID:1]"),
        ("evidence: [[PMID:1]]\n", "evidence: a mapping is wanted, not a list"),
        ("evidence: [~]\n", "evidence: a mapping is wanted, not nothing"),
    ],
)
def test_evidence_of_another_shape_is_refused_in_few_words(
    tmp_path: Path, evidence: str, message: str
) -> None:
    """Never with the insides of the program."""
    text = f"autoantibody: a\n{evidence}"
    assert _structure(tmp_path, AntibodyRecord, text) == (None, [f"file.yaml:2: S203 {message}"])


def test_all_faults_of_an_entry_are_found_at_once(tmp_path: Path) -> None:
    """However deep they lie, each at its own line."""
    _, problems = _structure(
        tmp_path,
        ScaleRecord,
        """\
id: scale
nmae: a scale
minimum: low
evidence:
  - source: PMID:1
    found: It was good.
    sample: twenty
  - found: It was bad.
    bearing: against
""",
    )
    assert sorted(problems) == [
        "file.yaml:1: S202 'name' is missing; add it",
        "file.yaml:2: S201 unknown key 'nmae'; did you mean 'name'?",
        "file.yaml:3: S203 minimum: a number is wanted, not 'low'",
        "file.yaml:7: S203 sample: a whole number is wanted, not 'twenty'",
        "file.yaml:8: E402 'source' is missing; add it",
        "file.yaml:9: S203 bearing: 'against' is not a Bearing; "
        "choose one of: supports, weakens, refutes",
    ]
