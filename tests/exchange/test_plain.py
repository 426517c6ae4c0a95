"""Model objects to plain data and back."""

import json
import pickle

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import neuroimmune as ni
from neuroimmune import model
from tests.strategies import everything


def test_every_class_of_the_model_has_a_strategy() -> None:
    """No class escapes the round trip."""
    classes = {name for name in model.__all__ if attrs.has(getattr(model, name))}
    assert classes - {"Entity", "Assertion"} == set(everything)


@pytest.mark.parametrize("name", everything)
@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_round_trip(name: str, data: st.DataObject) -> None:
    """What is written as JSON is read back equal, with an equal hash, and survives a pickle."""
    value = data.draw(everything[name])
    text = json.dumps(ni.to_plain(value))
    again = ni.from_plain(json.loads(text), getattr(model, name))
    assert again == value
    assert hash(again) == hash(value)
    assert pickle.loads(pickle.dumps(value)) == value


def test_the_whole_base_survives_a_round_trip() -> None:
    """Every manifestation and treatment effect of the base comes back equal."""
    for condition in ni.conditions.values():
        for row in (*ni.symptoms_of(condition), *ni.treatments_for(condition)):
            assert ni.from_plain(ni.to_plain(row), type(row)) == row


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"low": 0.1}, "this is no Frequency: high is missing @ Frequency.high"),
        ({"low": 0.5, "high": 0.1}, "this is no Frequency: frequency runs backwards: 0.5 > 0.1"),
        ({"low": 2, "high": 3}, "this is no Frequency: low 2.0 is not a proportion from 0 to 1"),
        ({"low": 0.1, "high": 0.2, "often": 1}, "this is no Frequency: unknown key often"),
    ],
)
def test_bad_data_is_named(data: dict[str, float], message: str) -> None:
    """One line says what is wrong; nothing of cattrs shows."""
    with pytest.raises(ni.PlainDataError) as caught:
        ni.from_plain(data, ni.Frequency)
    assert message in str(caught.value)
    assert caught.value.__cause__ is None
