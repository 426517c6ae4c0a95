"""What a caller says of a patient, read and checked before anything is added up."""

from collections.abc import Iterable, Mapping
from typing import Any

from neuroimmune.errors import ArgumentError, ArgumentKindError, UnknownTermError
from neuroimmune.knowledge.store import Store
from neuroimmune.model.vocabulary import BodySite, Onset
from neuroimmune.reasoning.differential import Patient

__all__ = ["Names", "as_list", "read_patient"]


class Names:
    """Looks up the names of a patient's findings, collecting the unknown ones on request."""

    def __init__(self, store: Store, on_unknown: str) -> None:
        self._store = store
        self._report = _one_of("on_unknown", on_unknown, ("raise", "report")) == "report"
        self.unknown: list[str] = []

    def each(self, kinds: tuple[str, ...], terms: Iterable[Any], role: str) -> tuple[Any, ...]:
        """Find each term, once."""
        found = (self._find(kinds, term) for term in as_list(terms, role))
        kept = dict.fromkeys(item for item in found if item is not None)
        # In an order of our own, so that the caller's makes no difference.
        return tuple(sorted(kept, key=lambda item: item.id))

    def results(self, tests: Mapping[str, bool | str]) -> tuple[tuple[str, bool], ...]:
        """Find each test or autoantibody, and read its result."""
        if not isinstance(tests, Mapping):
            raise ArgumentKindError(f"tests maps names to results, not {tests!r}")
        kinds = ("autoantibody", "test")
        results: dict[str, bool] = {}
        for term, result in tests.items():
            item, positive = self._find(kinds, term), _positive(term, result)
            if item is not None and results.setdefault(item.id, positive) is not positive:
                raise ArgumentError(f"{item.name!r} cannot be both positive and negative")
        return tuple(sorted(results.items()))

    def _find(self, kinds: tuple[str, ...], term: Any) -> Any:
        try:
            if len(kinds) == 1:
                return self._store.find(kinds[0], term)
            return self._store.find_any(kinds, term)
        except UnknownTermError:
            if not self._report:
                raise
            self.unknown.append(str(term))
            return None


def as_list(terms: Any, role: str) -> Iterable[Any]:
    """Refuse what is no list of names: a lone name, or nothing at all."""
    if isinstance(terms, str):
        raise ArgumentKindError(f"{role} is a list of names: write [{terms!r}]")
    if not isinstance(terms, Iterable):
        raise ArgumentKindError(f"{role} is a list of names, not {terms!r}")
    return terms


def _positive(term: object, result: object) -> bool:
    words = {True: True, False: False, "positive": True, "negative": False}
    if not isinstance(result, bool | str) or result not in words:
        raise ArgumentError(f"the result of {term!r} is 'positive' or 'negative', not {result!r}")
    return words[result]


def _age(age: Any) -> float | None:
    years = isinstance(age, int | float) and not isinstance(age, bool)
    if age is not None and not (years and 0 <= age <= 120):
        raise ArgumentError(f"age is in years from 0 to 120, not {age!r}")
    return None if age is None else float(age)


def _one_of(role: str, word: str | None, words: tuple[str, ...]) -> str | None:
    if word is not None and word not in words:
        raise ArgumentError(f"{role} is one of {', '.join(map(repr, words))}, not {word!r}")
    return word


def read_patient(
    names: Names,
    *,
    present: Iterable[Any],
    absent: Iterable[Any],
    tests: Mapping[str, bool | str],
    history: Iterable[Any],
    age: Any,
    sex: str | None,
    onset: Onset | str | None,
    site: BodySite | str | None,
    prior: str,
) -> Patient:
    """Read what is known of a patient.

    Parameters
    ----------
    names
        Looks names up, and collects the unknown ones.
    present, absent, tests, history, age, sex, onset, site, prior
        As :meth:`~neuroimmune.knowledge_base.KnowledgeBase.differential` takes them.

    Raises
    ------
    UnknownTermError
        If a name is unknown and is not to be reported.
    ArgumentError
        If an argument makes no sense, or nothing is known at all.
    """
    patient = Patient(
        present=names.each(("symptom",), present, "present"),
        absent=names.each(("symptom",), absent, "absent"),
        tests=names.results(tests),
        history=tuple(item.id for item in names.each(("trigger",), history, "history")),
        age=_age(age),
        sex=_one_of("sex", sex, ("female", "male")),
        onset=None if onset is None else Onset(onset),
        site=None if site is None else BodySite(site),
        prior=_one_of("prior", prior or "", ("prevalence", "flat")) or "",
    )
    if not (patient.present or patient.absent or patient.tests or names.unknown):
        raise ArgumentError("differential() needs at least one finding or test")
    return patient
