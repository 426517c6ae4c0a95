"""What tells conditions apart."""

import pytest

import neuroimmune as ni


def test_curated_distinctions_come_first() -> None:
    """MRI lesions speak for multiple sclerosis, a family history for essential tremor."""
    rows = ni.compare("MS", "essential tremor")
    features = [row for row in rows if row.kind == "feature"]
    assert list(rows[: len(features)]) == features
    favoured = {row.favours.id for row in features if row.favours}
    assert favoured == {"multiple-sclerosis", "essential-tremor"}
    assert all(row.basis for row in features)


def test_the_strongest_likelihood_ratio_leads() -> None:
    """Within the features."""
    rows = ni.compare("essential tremor", "Parkinson disease").filter(kind="feature")
    ratios = [row.likelihood_ratio.value for row in rows if row.likelihood_ratio]
    assert ratios == sorted(ratios, reverse=True)
    assert len(ratios) > 1


def test_only_what_was_looked_for_in_two_is_a_difference() -> None:
    """A symptom row has at least two frequencies, and its ratio is theirs."""
    for row in ni.compare("MS", "essential tremor", "Parkinson disease").filter(kind="symptom"):
        known = [value for value in row.values if value != "not recorded"]
        assert len(known) >= 2
        shares = [item.frequency.point for item in row.basis]  # type: ignore[attr-defined]
        if row.likelihood_ratio:
            assert row.likelihood_ratio.value == round(max(shares) / min(shares), 2)


def test_a_table_has_a_column_for_each_condition() -> None:
    """In text and in a frame."""
    rows = ni.compare("MS", "functional tremor")
    assert {"multiple sclerosis", "functional tremor"} <= set(rows.to_frame().columns)
    assert "multiple sclerosis" in repr(rows).splitlines()[1]


@pytest.mark.parametrize("names", [(), ("MS",), ("MS", "multiple sclerosis")])
def test_one_condition_is_nothing_to_compare(names: tuple[str, ...]) -> None:
    """Two different ones are needed."""
    with pytest.raises(ni.ArgumentError, match="needs two or more different conditions"):
        ni.compare(*names)


def test_mimics_come_from_both_sides_of_a_distinction() -> None:
    """Written once, found from either condition."""
    assert "essential-tremor" in {row.condition.id for row in ni.mimics_of("MS", symptom="tremor")}
    assert "multiple-sclerosis" in {row.condition.id for row in ni.mimics_of("essential tremor")}
    for row in ni.mimics_of("MS"):
        for item in row.distinctions:
            assert {item.condition.id, item.other.id} == {"multiple-sclerosis", row.condition.id}


def test_red_flags_of_several_findings_are_the_union() -> None:
    """Each once, the most urgent first."""
    both = ni.red_flags(["tremor", "muscle weakness"])
    assert set(both) == set(ni.red_flags("tremor")) | set(ni.red_flags("muscle weakness"))
    assert [flag.urgency for flag in both] == sorted((f.urgency for f in both), reverse=True)
    with pytest.raises(ni.ArgumentError, match="needs a condition or at least one finding"):
        ni.red_flags([])
