"""From the folder to a bundle that answers, or to all the reasons why not."""

import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import neuroimmune as ni
from neuroimmune.curation.building import CurationError, build, check, is_current
from neuroimmune.curation.files import DATA


@pytest.fixture
def base(data: Path) -> ni.KnowledgeBase:
    """Give a knowledge base compiled from the good folder."""
    return ni.load(build(data))


def test_bundle_knows_its_version(base: ni.KnowledgeBase) -> None:
    """It is the one of the folder."""
    assert base.data_version == "2026.1.0"


def test_bundle_says_what_causes_a_symptom(base: ni.KnowledgeBase) -> None:
    """Every name leads there, with frequency and sources."""
    causes = base.conditions_causing("shaking")
    assert [cause.condition.id for cause in causes] == ["essential-tremor", "multiple-sclerosis"]
    assert causes == base.conditions_causing("HP:0001337")
    ms = base.symptoms_of("MS").filter(symptom="tremor")[0]
    assert ms.frequency == ni.Frequency.from_count(58, 100, setting="specialist clinic")
    assert [mechanism.id for mechanism in ms.via] == ["demyelination"]
    assert ms.sources == (base.source("10.1000/survey"),)


def test_bundle_says_how_good_the_evidence_is(base: ni.KnowledgeBase) -> None:
    """Of a drug, and of the class that it belongs to."""
    profile = base.evidence_level("Sativex", condition="MS", symptom="tremor")
    assert profile.direction is ni.Direction.NO_BENEFIT
    assert profile.certainty is ni.Certainty.HIGH
    of_class = base.evidence_level("cannabinoids", condition="MS", symptom="tremor")
    assert of_class.effects == profile.effects
    assert not base.evidence_level("nabiximols", condition="essential tremor")


def test_bundle_says_what_is_not_known(base: ni.KnowledgeBase) -> None:
    """Asked for, by subject or for all conditions; and below the answer that it concerns."""
    (question,) = base.open_questions("MS")
    assert question.statement == "Why only some have tremor is not known."
    assert question.sources == (base.source("PMID:1002"),)
    assert base.open_questions() == base.open_questions(about="mechanisms") == (question,)
    assert base.open_questions("MS", about="tests") == base.open_questions("ET") == ()
    mechanisms = base.mechanisms_of("MS")
    assert repr(mechanisms).endswith("\nnot known: Why only some have tremor is not known.")
    assert mechanisms.filter(standing="refuted").open_questions == (question,)
    assert not base.symptoms_of("MS").open_questions
    with pytest.raises(ni.UnknownTermError):
        base.assertion(question.id)  # it asserts nothing


def test_bundle_answers_every_other_verb(base: ni.KnowledgeBase) -> None:
    """Each section of a condition's file comes out where it belongs."""
    assert [row.harms[0].harm for row in base.treatments_for("MS")] == ["dizziness"]
    assert [row.mechanism.id for row in base.mechanisms_of("MS")] == ["demyelination"]
    assert [row.trigger.id for row in base.triggers_of("MS")] == ["smoking"]
    assert base.antibodies_of("MS") == ()  # what is refuted does not hold, and is kept all the same
    assert base.assertion("antibody_association:multiple-sclerosis/mog-igg").standing == "refuted"
    assert [row.test.id for row in base.tests_for("MS")] == ["mri-brain"]
    assert [row.sign for row in base.red_flags("MS")] == ["Pure rest tremor"]
    assert [row.unit for row in base.characteristics_of("MS")] == ["per 100,000"]
    assert [scale.id for scale in base.scales.values()] == ["spiral-scale"]
    assert base.condition("Orphanet:802").id == "multiple-sclerosis"


def test_same_data_give_the_same_bytes(data: Path, tmp_path: Path) -> None:
    """Wherever the folder lies."""
    copy = Path(shutil.copytree(data, tmp_path / "elsewhere"))
    assert build(data).read_bytes() == build(copy).read_bytes()


def test_bundle_is_written_where_it_is_wanted(data: Path, tmp_path: Path) -> None:
    """And nothing is left beside it."""
    target = tmp_path / "out" / "some.bundle"
    target.parent.mkdir()
    assert build(data, target) == target
    assert list(target.parent.iterdir()) == [target]
    assert not (data / "knowledge.bundle").exists()


def test_all_problems_of_all_files_come_at_once(
    data: Path, gout: Callable[[str], Path], write: Callable[[str, str], Path]
) -> None:
    """In the order of file and line, and each once."""
    gout("""\
manifestations:
  - symptom: tremmor
    evidence:
      - {source: PMID:1001, found: Tremor in some., sample: 0}
""")
    write("conditions/flu.yaml", "id: flu\nname: flu\nname: influenza\ncategory: infectious\n")
    write("schemes.yaml", "- id: AAN-2011\n  name: a\n  levels: {B: b}\n  source: PMID:1001\n")
    write("symptoms/pain.yaml", "- id: Pain\n  name: shaking\n  xrefs: [HP:1 Pain]\n")
    with pytest.raises(CurationError) as caught:
        build(data)
    assert str(caught.value).splitlines() == [
        "conditions/flu.yaml:1: S202 'immune_mediated' is missing; add it",
        "conditions/flu.yaml:3: Y102 key 'name' stands here again, first in line 2",
        "conditions/gout.yaml:6: I304 no symptom 'tremmor'; did you mean 'tremor'?",
        "conditions/gout.yaml:8: N503 a sample of 0 counts nobody",
        "conditions/multiple-sclerosis.yaml:39: G602 AAN-2011 has no level 'C'; it has: B",
        "symptoms/pain.yaml:1: I302 id 'Pain' is not a slug: "
        "lower-case letters, digits and hyphens",
        "symptoms/pain.yaml:3: O701 no HP:1 in the ontology; take identifiers only from its table",
        "symptoms/tremor.yaml:1: I306 symptom 'tremor' is called 'shaking', as is 'Pain'; "
        "give it to one of them",
    ]
    assert caught.value.problems == check(data).problems
    assert isinstance(caught.value, ni.NeuroimmuneError)


def test_nothing_is_written_while_there_are_problems(
    data: Path, gout: Callable[[str], Path]
) -> None:
    """The bundle of before stays as it was."""
    target = build(data)
    before = target.read_bytes()
    gout("where: here\n")
    with pytest.raises(CurationError):
        build(data)
    with pytest.raises(CurationError):
        build(data, data / "other.bundle")
    assert target.read_bytes() == before
    assert not (data / "other.bundle").exists()


def test_error_of_a_build_survives_pickling(data: Path, gout: Callable[[str], Path]) -> None:
    """It may be raised in another process."""
    gout("where: here\n")
    with pytest.raises(CurationError) as caught:
        build(data)
    again = pickle.loads(pickle.dumps(caught.value))
    assert str(again) == "conditions/gout.yaml:5: S201 unknown key 'where'; remove it"
    assert again.problems == caught.value.problems


@pytest.mark.parametrize(
    "change",
    [
        lambda data: (data / "scales" / "all.yaml").write_text("# to be written\n"),
        lambda data: (data / "symptoms" / "pain.yaml").write_text("- {id: pain, name: pain}\n"),
        lambda data: (data / "scales" / "all.yaml").unlink(),
        lambda data: (data / "scales" / "all.yaml").rename(data / "scales" / "some.yaml"),
        lambda data: (data / "VERSION").write_text("2026.2.0\n"),
        lambda data: (data / "ontology.tsv").write_text("id\tlabel\tmappings\n"),
        lambda data: (data / "knowledge.bundle").unlink(),
        lambda data: (data / "knowledge.bundle").write_text("broken"),
    ],
    ids=["edit", "new", "gone", "renamed", "version", "snapshot", "no bundle", "broken bundle"],
)
def test_bundle_is_current_until_something_changes(
    data: Path, change: Callable[[Path], object]
) -> None:
    """Any change of what it was made of, or to itself, makes it stale."""
    build(data)
    assert is_current(data)
    change(data)
    assert not is_current(data)


def test_snapshot_that_is_missing_leaves_all_identifiers_unknown(data: Path) -> None:
    """They are reported, not believed."""
    (data / "ontology.tsv").unlink()
    codes = [problem.code for problem in check(data).problems]
    assert codes == ["O701"] * 4


def test_tables_go_before_the_snapshot(data: Path) -> None:
    """With the tables at hand a stale snapshot is itself the problem."""
    tables = Path(__file__).parent / "bad" / "O703-stale-snapshot" / "tables"
    condition = check(data, tables).linked.entities["condition"]["multiple-sclerosis"]
    assert condition.xrefs == ("MONDO:0005301", "Orphanet:802", "DOID:2377", "ICD10CM:G35")


def test_data_of_the_package_have_no_problems() -> None:
    """What is shipped passes its own checks."""
    problems = "\n".join(problem.show(DATA) for problem in check().problems)
    assert not problems, f"mend the data files:\n{problems}"
