"""Why a condition does what it does: causal links joined into paths."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

from attrs import field, frozen

from neuroimmune.errors import MissingExtraError
from neuroimmune.model.causal_link import CausalLink, CausalNode
from neuroimmune.model.condition import Condition
from neuroimmune.model.evidence import Evidence
from neuroimmune.model.manifestation import Manifestation
from neuroimmune.model.symptom import Symptom
from neuroimmune.model.value import Shown
from neuroimmune.model.vocabulary import Certainty, Standing

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["CausalPath", "Explanation", "explain"]

_LONGEST_PATH = 12
_MOST_LISTED = 20
_MOST_PATHS = 2000
"""Beyond this many paths a graph says more than a list; the search stops there."""


@frozen(kw_only=True, cache_hash=True, repr=False)
class CausalPath(Shown):
    """A chain of causal links, from what starts it to a symptom.

    Attributes
    ----------
    links
        The links, each beginning where the one before ended.
    """

    links: tuple[CausalLink, ...]

    @property
    def nodes(self) -> tuple[CausalNode, ...]:
        """What it passes through, from cause to effect."""
        return (self.links[0].cause, *(link.effect for link in self.links))

    @property
    def standing(self) -> Standing:
        """A chain stands as well as its weakest link."""
        return min(link.standing for link in self.links)

    @property
    def certainty(self) -> Certainty:
        """A chain is as sure as its least sure link."""
        return min(link.certainty for link in self.links)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence of all links, each piece once."""
        return tuple(dict.fromkeys(item for link in self.links for item in link.evidence))

    def passes(self, *names: str) -> bool:
        """Say whether the path passes through nodes with all of these ids.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> ni.explain("LEMS", "weakness")[0].passes("reduced-acetylcholine-release")
        True
        """
        return set(names) <= {node.id for node in self.nodes}

    def __str__(self) -> str:
        chain = " \u2192 ".join(node.name for node in self.nodes)
        return f"{chain} ({self.standing}, {self.certainty})"

    def __repr__(self) -> str:
        return f"<CausalPath {self}>"


@frozen(kw_only=True, cache_hash=True, repr=False)
class Explanation(Shown, Sequence[CausalPath]):
    """What is known of how something comes about: a sequence of paths, and their graph.

    Attributes
    ----------
    condition, symptom
        What was asked about.
    paths
        The causal paths to the symptom, the best supported first; none when only a condition
        or only a symptom was asked about.
    links
        All causal links of the sub-graph.
    manifestations
        What is recorded of the symptom in the condition, whether or not a path leads to it.
    """

    condition: Condition | None = None
    symptom: Symptom | None = None
    paths: tuple[CausalPath, ...] = ()
    links: tuple[CausalLink, ...] = ()
    manifestations: tuple[Manifestation, ...] = field(default=(), repr=False)

    def __len__(self) -> int:
        return len(self.paths)

    def __bool__(self) -> bool:
        return bool(self.paths or self.links)

    @overload
    def __getitem__(self, index: int) -> CausalPath: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[CausalPath, ...]: ...
    def __getitem__(self, index: int | slice) -> CausalPath | tuple[CausalPath, ...]:
        return self.paths[index]

    @property
    def nodes(self) -> tuple[CausalNode, ...]:
        """Everything that the links touch, each once."""
        ends = (end for link in self.links for end in (link.cause, link.effect))
        return tuple({f"{end.kind_name}:{end.id}": end for end in ends}.values())

    @property
    def question(self) -> str:
        """What was asked, as a phrase."""
        return " in ".join(str(part) for part in (self.symptom, self.condition) if part)

    def to_mermaid(self) -> str:
        """Draw the links as a Mermaid flow chart; contested links are dashed.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> ni.explain("LEMS", "weakness").to_mermaid().splitlines()[0]
        'flowchart LR'
        """
        lines = [f'  {_key(node)}["{_quoted(node.name)}"]' for node in self.nodes]
        lines += [
            f"  {_key(link.cause)} {_ARROWS[link.standing]} {_key(link.effect)}"
            for link in self.links
        ]
        return "\n".join(["flowchart LR", *lines])

    def to_graphviz(self) -> str:
        """Draw the links in Graphviz' DOT language; contested links are dashed.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> ni.explain("LEMS", "weakness").to_graphviz().splitlines()[0]
        'digraph {'
        """
        lines = [f'  {_key(node)} [label="{_quoted(node.name)}"];' for node in self.nodes]
        lines += [
            f"  {_key(link.cause)} -> {_key(link.effect)} [style={_STYLES[link.standing]}];"
            for link in self.links
        ]
        return "\n".join(["digraph {", "  rankdir=LR;", *lines, "}"])

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        """Give the graph to networkx (extra ``graph``): nodes by ``kind:id``, links as data.

        Raises
        ------
        MissingExtraError
            If networkx is not installed.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> graph = ni.explain("LEMS", "weakness").to_networkx()
        >>> "autoantibody:pq-vgcc-igg" in graph
        True
        """
        try:
            import networkx as nx
        except ImportError:
            raise MissingExtraError("a networkx graph", "graph") from None
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for node in self.nodes:
            graph.add_node(f"{node.kind_name}:{node.id}", entity=node, name=node.name)
        for link in self.links:
            ends = (f"{end.kind_name}:{end.id}" for end in (link.cause, link.effect))
            graph.add_edge(*ends, link=link, standing=str(link.standing))
        return graph

    def __str__(self) -> str:
        if self.paths:
            return _listed(f"{self.question}: {len(self)} causal paths", self.paths)
        if self.links:
            return _listed(f"{self.question}: {len(self.links)} causal links", self.links)
        known = "; ".join(map(str, self.manifestations))
        return f"{self.question}: no causal path recorded" + (f"; known: {known}" if known else "")

    def __repr__(self) -> str:
        return f"<Explanation {str(self).splitlines()[0]}>"


_ARROWS = {
    Standing.ESTABLISHED: "-->",
    Standing.REPORTED: "-->",
    Standing.CONTESTED: "-.->",
    Standing.REFUTED: "-.->",
}
_STYLES = {
    Standing.ESTABLISHED: "solid",
    Standing.REPORTED: "solid",
    Standing.CONTESTED: "dashed",
    Standing.REFUTED: "dotted",
}


def _listed(head: str, items: Sequence[object]) -> str:
    more = [f"… and {len(items) - _MOST_LISTED} more"] if len(items) > _MOST_LISTED else []
    return "\n".join([head, *map(str, items[:_MOST_LISTED]), *more])


def _key(node: CausalNode) -> str:
    return f"{node.kind_name}_{node.id}".replace("-", "_")


def _quoted(text: str) -> str:
    return text.replace('"', "'")


def explain(
    groups: Sequence[Sequence[CausalLink]],
    targets: Collection[str],
    *,
    condition: Condition | None,
    symptom: Symptom | None,
    manifestations: Sequence[Manifestation] = (),
) -> Explanation:
    """Join causal links into paths that end at one of the target symptoms.

    Parameters
    ----------
    groups
        The links of the condition and of each subtype, one group a condition: a path stays
        within its group.
    targets
        Ids of the symptom and narrower ones; paths are sought when there are any.
    condition, symptom
        What was asked about.
    manifestations
        What is recorded of the symptom in the condition.
    """
    chains: dict[tuple[str, ...], CausalPath] = {}
    for path in (path for links in groups for path in _paths(links, targets)):
        chains.setdefault(tuple(node.id for node in path.nodes), path)
    paths = sorted(chains.values(), key=_strength)
    used = {link.id: link for path in paths for link in path.links}
    known = [link for links in groups for link in links]
    return Explanation(
        condition=condition,
        symptom=symptom,
        paths=tuple(paths),
        links=tuple(used.values() if targets else known),
        manifestations=tuple(manifestations),
    )


def _strength(path: CausalPath) -> tuple[int, int, int, str]:
    """Sort key: standing, then certainty, of the weakest link; then length, then text."""
    return (-path.standing.rank, -path.certainty.rank, len(path.links), str(path))


def _paths(links: Sequence[CausalLink], targets: Iterable[str]) -> Iterator[CausalPath]:
    """Walk backwards from the targets to what nothing in the graph causes."""
    into: dict[Any, list[CausalLink]] = {}
    for link in links:
        into.setdefault(_node(link.effect), []).append(link)
    waiting: list[tuple[CausalLink, ...]] = [
        (link,) for name in targets for link in into.get(("symptom", name), ())
    ]
    found = 0
    while waiting and found < _MOST_PATHS:
        path = waiting.pop()
        seen = {_node(link.effect) for link in path}
        before = [
            link for link in into.get(_node(path[0].cause), ()) if _node(link.cause) not in seen
        ]
        if before and len(path) < _LONGEST_PATH:
            waiting.extend((link, *path) for link in before)
        else:
            found += 1
            yield CausalPath(links=path)


def _node(entity: CausalNode) -> tuple[str, str]:
    return (entity.kind_name, entity.id)
