"""Which mechanisms take part in a condition."""

from collections.abc import Iterable

from attrs import frozen

from neuroimmune.model.causal_link import CausalLink
from neuroimmune.model.condition import Condition
from neuroimmune.model.evidence import Evidence
from neuroimmune.model.mechanism import Mechanism
from neuroimmune.model.value import Shown
from neuroimmune.model.vocabulary import Certainty, Standing

__all__ = ["Involvement", "involvements"]


@frozen(kw_only=True, cache_hash=True, repr=False)
class Involvement(Shown):
    """A mechanism that takes part in a condition, with the causal links through it, strongest first."""

    mechanism: Mechanism
    condition: Condition
    links: tuple[CausalLink, ...]

    @property
    def standing(self) -> Standing:
        """The best standing among the links."""
        return self.links[0].standing

    @property
    def certainty(self) -> Certainty:
        """The best certainty among the links."""
        return max(link.certainty for link in self.links)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence of all links, each piece once."""
        return tuple(dict.fromkeys(item for link in self.links for item in link.evidence))

    def __str__(self) -> str:
        return f"{self.mechanism} ({self.mechanism.level}) in {self.condition}"

    def __repr__(self) -> str:
        return f"<Involvement {self}>"


def involvements(condition: Condition, links: Iterable[CausalLink]) -> list[Involvement]:
    """Group causal links, the strongest first, by the mechanisms they touch, in causal order."""
    groups: dict[str, list[CausalLink]] = {}
    mechanisms: dict[str, Mechanism] = {}
    for link in links:
        for end in (link.cause, link.effect):
            if isinstance(end, Mechanism):
                mechanisms[end.id] = end
                groups.setdefault(end.id, []).append(link)
    rows = [
        Involvement(mechanism=mechanisms[name], condition=condition, links=tuple(touching))
        for name, touching in groups.items()
    ]
    return sorted(
        rows, key=lambda row: (row.mechanism.level.rank, -row.standing.rank, row.mechanism.name)
    )
