"""Finding anything by what it is called."""

from attrs import frozen

from neuroimmune.knowledge.names import fold
from neuroimmune.knowledge.store import ENTITY_KINDS, Store
from neuroimmune.model.entity import Entity
from neuroimmune.model.source import Source
from neuroimmune.model.value import Shown

__all__ = ["Hit", "search"]


@frozen(kw_only=True, cache_hash=True, repr=False)
class Hit(Shown):
    """Something found by one of its names.

    Attributes
    ----------
    entity
        What was found.
    matched
        The name that fitted.
    score
        How well, 0 to 1; 1 is the very name.
    """

    entity: Entity | Source
    matched: str
    score: float

    @property
    def kind(self) -> str:
        """The kind of entity, "condition" or "symptom" for example."""
        return self.entity.kind_name

    def __str__(self) -> str:
        return f"{self.entity.name} ({self.kind})"

    def __repr__(self) -> str:
        return f"<Hit {self}>"


def search(store: Store, query: str, limit: int) -> list[Hit]:
    """Find the entities whose names are most like a text, the likest first, each once."""
    best: dict[int, Hit] = {}
    for kind in ENTITY_KINDS:
        names = store.section(f"names.{kind}")
        for match in store.nearest(kind, query, limit=limit, cutoff=0.6):
            written, *numbers = names[match.name]
            for number in numbers:
                hit = Hit(entity=store.at(number), matched=written, score=match.score)
                if number not in best or best[number].score < hit.score:
                    best[number] = hit
    order = {kind: i for i, kind in enumerate(ENTITY_KINDS)}
    wanted = fold(query)
    return sorted(
        best.values(),
        key=lambda hit: (
            fold(hit.matched) != wanted,
            -hit.score,
            order[hit.kind],
            hit.entity.id,
        ),
    )[:limit]
