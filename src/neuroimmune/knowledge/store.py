"""Entities and assertions of one knowledge base, found by name and by what they connect."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar, cast

from neuroimmune.errors import (
    AmbiguousTermError,
    ArgumentError,
    ArgumentKindError,
    UnknownTermError,
    WrongKindError,
)
from neuroimmune.knowledge.bundle import Bundle, decode
from neuroimmune.knowledge.names import Match, NameIndex, fold
from neuroimmune.model.entity import Entity
from neuroimmune.model.source import Source

__all__ = ["ENTITY_KINDS", "EntityMapping", "Store"]

E = TypeVar("E", bound=Entity | Source)

ENTITY_KINDS = (
    "condition",
    "symptom",
    "intervention",
    "mechanism",
    "trigger",
    "autoantibody",
    "test",
    "scale",
    "source",
)
"""The kinds of entity, in the order in which a name is looked for."""

_REMEDIES = {
    "condition": "conditions go to symptoms_of(), treatments_for() and tests_for()",
    "symptom": "symptoms go to conditions_causing() and treatments_for(symptom=…)",
    "intervention": "interventions go to evidence_level()",
    "trigger": "triggers are rows of triggers_of()",
    "autoantibody": "autoantibodies are rows of antibodies_of()",
    "test": "tests are rows of tests_for()",
    "mechanism": "mechanisms are rows of mechanisms_of()",
}


class Store:
    """What a bundle holds, as model objects made when they are first asked for.

    Any number of threads may read: an object that two of them make at once is the same value,
    and the first one stored is the one that all see.

    Parameters
    ----------
    bundle
        The compiled knowledge.
    """

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self._objects: dict[int, Any] = {}
        self._sections: dict[str, Any] = {}
        self._numbers: dict[str, dict[str, int]] = {}
        self._indexes: dict[str, NameIndex] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return Store, (self.bundle,)

    def section(self, name: str) -> Any:
        """Give a section of the bundle, parsed once."""
        found = self._sections.get(name)
        if found is None:
            found = self._sections[name] = self.bundle.section(name)
        return found

    def at(self, number: int) -> Any:
        """Give the entity or assertion of a record number."""
        found = self._objects.get(number)
        if found is None:
            made = decode(self.bundle.record(number), self.at)
            found = self._objects.setdefault(number, made)
        return found

    def numbers(self, kind: str) -> Mapping[str, int]:
        """Give the record numbers of a kind of entity or assertion by id."""
        if kind not in self._numbers:
            first, ids = self.section(f"ids.{kind}") or (0, ())
            self._numbers[kind] = {name: first + i for i, name in enumerate(ids)}
        return self._numbers[kind]

    def number(self, entity: Entity | Source) -> int:
        """Give the record number of an entity.

        Raises
        ------
        UnknownTermError
            If the entity is not of this base.
        """
        try:
            return self.numbers(entity.kind_name)[entity.id]
        except KeyError:
            raise UnknownTermError(entity.kind_name, entity.id) from None

    def find(self, kind: str, term: object) -> Any:
        """Find the entity of a kind that a term means.

        Parameters
        ----------
        kind
            "condition", "symptom" …
        term
            An id, name, synonym, abbreviation or CURIE in any case, or the entity itself.

        Raises
        ------
        UnknownTermError, WrongKindError, AmbiguousTermError, ArgumentError, ArgumentKindError
            If it means nothing, something of another kind, several things, or is no term at all.
        """
        if isinstance(term, Entity | Source):
            if term.kind_name != kind:
                raise WrongKindError(
                    kind, term.id, term.kind_name, _REMEDIES.get(term.kind_name, "")
                )
            return self.at(self.number(term))
        text = _as_text(kind, term)
        numbers = self._named(kind, text)
        if len(numbers) == 1:
            return self.at(numbers[0])
        if numbers:
            raise AmbiguousTermError(kind, text, self._written(kind, numbers))
        raise self._unknown(kind, text)

    def find_any(self, kinds: tuple[str, ...], term: object) -> Any:
        """Find the entity that a term means among several kinds.

        Raises
        ------
        UnknownTermError, AmbiguousTermError, ArgumentError, ArgumentKindError
            As :meth:`find`; ambiguous also when the name belongs to several kinds.
        """
        label = "term" if kinds == ENTITY_KINDS else " or ".join(kinds)
        if isinstance(term, Entity | Source):
            return self.find(term.kind_name if term.kind_name in kinds else kinds[0], term)
        text = _as_text(label, term)
        named = {kind: numbers for kind in kinds if (numbers := self._named(kind, text))}
        candidates = tuple(
            c for kind, numbers in named.items() for c in self._written(kind, numbers)
        )
        if len(candidates) == 1:
            return self.at(next(iter(named.values()))[0])
        if candidates:
            raise AmbiguousTermError(label, text, candidates)
        raise self._unknown(label, text, kinds)

    def _named(self, kind: str, text: str) -> list[int]:
        prefix, _, rest = text.partition(":")
        if prefix == kind:  # "condition:optic-neuritis", as an AmbiguousTermError writes it
            text = rest
        return cast("list[int]", self.section(f"names.{kind}").get(fold(text), [None])[1:])

    def _written(self, kind: str, numbers: Iterable[int]) -> tuple[str, ...]:
        return tuple(f"{kind}:{self.at(number).id}" for number in numbers)

    def _unknown(
        self, label: str, text: str, kinds: tuple[str, ...] | None = None
    ) -> UnknownTermError:
        kinds = kinds or (label,)
        for other in ENTITY_KINDS:
            if other not in kinds and self._named(other, text):
                return WrongKindError(label, text, other, _REMEDIES.get(other, ""))
        matches = sorted(
            ((match, kind) for kind in kinds for match in self.nearest(kind, text)),
            key=lambda pair: -pair[0].score,
        )
        names: dict[tuple[int, ...], str] = {}  # the likest name of each thing that is meant
        for match, kind in matches:
            name, *meant = self.section(f"names.{kind}")[match.name]
            names.setdefault(tuple(meant), name)
        return UnknownTermError(label, text, tuple(names.values())[:3])

    def nearest(self, kind: str, text: str, *, limit: int = 3, cutoff: float = 0.7) -> list[Match]:
        """Find the folded names of a kind that are most like a text."""
        if kind not in self._indexes:
            self._indexes[kind] = NameIndex(self.section(f"names.{kind}"))
        return self._indexes[kind].nearest(text, limit=limit, cutoff=cutoff)

    def narrower(self, entity: Entity) -> Sequence[int]:
        """Give the record numbers of an entity and all that is narrower, the broad ones first."""
        number = self.number(entity)
        found: Sequence[int] = self.section(f"narrower.{entity.kind_name}").get(str(number))
        return found or (number,)

    def assertions(
        self, kind: str, role: str, holders: Sequence[int | str], *, denied: bool = False
    ) -> list[Any]:
        """Give the assertions of a kind in which something has a role, in the order of the kind.

        Parameters
        ----------
        kind
            "manifestation", "treatment_effect" …
        role
            The field that holds the thing: "condition", "symptom" …
        holders
            Record numbers of entities, or the words of endpoints.
        denied
            Whether to give what does not hold, instead of what does.
        """
        index = self.section(f"{'denied' if denied else 'index'}.{kind}.{role}")
        if len(holders) == 1:
            numbers = index.get(str(holders[0]), ())
        else:
            parts = (index.get(str(holder), ()) for holder in holders)
            numbers = sorted({number for part in parts for number in part})
        try:
            return [self._objects[number] for number in numbers]
        except KeyError:
            return [self.at(number) for number in numbers]

    def all_of(self, kind: str) -> Iterator[Any]:
        """Go through all entities or assertions of a kind, in the order of their ids."""
        return (self.at(number) for number in self.numbers(kind).values())


def _as_text(kind: str, term: object) -> str:
    if not isinstance(term, str):
        raise ArgumentKindError(
            f"a {kind} is wanted: its name, id or CURIE as text, or the object; "
            f"not {term!r} ({type(term).__name__})"
        )
    if not fold(term):
        raise ArgumentError(f"a {kind} is wanted, not the empty name {term!r}")
    return term


class EntityMapping(Mapping[str, E], Generic[E]):
    """All entities of a kind by id, read-only; values are made when they are touched."""

    def __init__(self, store: Store, kind: str) -> None:
        self._store = store
        self._kind = kind

    def __getitem__(self, key: str) -> E:
        try:
            number = self._store.numbers(self._kind)[key]
        except (KeyError, TypeError):
            raise UnknownTermError(self._kind, str(key)) from None
        return cast("E", self._store.at(number))

    def __iter__(self) -> Iterator[str]:
        return iter(self._store.numbers(self._kind))

    def __len__(self) -> int:
        return len(self._store.numbers(self._kind))

    def __repr__(self) -> str:
        return f"<{len(self)} {self._kind}s by id>"
