"""The public face: names, cheapness, documentation."""

import inspect
import subprocess
import sys

import neuroimmune as ni


def test_every_public_name_exists_and_is_listed_once() -> None:
    """`__all__` is sorted, complete and true."""
    assert len(set(ni.__all__)) == len(ni.__all__)
    assert all(hasattr(ni, name) for name in ni.__all__)
    assert dir(ni) == sorted(ni.__all__)


def test_every_verb_of_a_base_is_a_function_of_the_face() -> None:
    """`ni.verb()` is the bundled base's verb."""
    verbs = {name for name in dir(ni.KnowledgeBase) if not name.startswith("_")}
    assert verbs <= set(ni.__all__)


def test_an_unknown_attribute_is_an_attribute_error() -> None:
    """As with any module."""
    assert not hasattr(ni, "nothing_of_the_sort")


def test_importing_loads_next_to_nothing() -> None:
    """Neither attrs, cattrs nor the bundle come before they are needed."""
    code = (
        "import sys, neuroimmune as ni; "
        "early = {'attr', 'cattrs', 'typing'} & set(sys.modules) - before; "
        "ni.conditions_causing('tremor'); "
        "late = {'cattrs', 'yaml', 'pathlib', 'importlib.resources'} & set(sys.modules) - before; "
        "print(sorted(early), sorted(late))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; before = set(sys.modules); {code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[] []"


def test_every_public_thing_is_documented() -> None:
    """Verbs have an example that runs; classes say what they are."""
    for name in ni.__all__:
        thing = getattr(ni, name)
        if callable(thing):
            assert inspect.getdoc(thing), name
    for name in (n for n in ni.__all__ if n.endswith(("_for", "_of", "_causing", "_level"))):
        assert ">>>" in inspect.getdoc(getattr(ni, name)), name  # type: ignore[operator]


def test_it_says_what_it_is_not() -> None:
    """The disclaimer is there for programs to show."""
    assert "does not diagnose or prescribe" in ni.DISCLAIMER
