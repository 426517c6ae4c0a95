"""Causal explanations."""

import sys

import networkx as nx
import pytest

import neuroimmune as ni


@pytest.mark.parametrize(
    ("symptom", "through"),
    [
        ("intention tremor", "demyelination"),
        ("weakness", "demyelination"),
        ("tremor", "cerebello-thalamo-cortical-dysfunction"),
    ],
)
def test_multiple_sclerosis_is_explained(symptom: str, through: str) -> None:
    """A path leads from its beginning through tissue to the symptom, each link with evidence."""
    explanation = ni.explain("MS", symptom)
    assert any(path.passes(through) for path in explanation)
    for path in explanation:
        assert [link.cause for link in path.links[1:]] == [link.effect for link in path.links[:-1]]
        assert all(link.evidence for link in path.links)
        assert len(set(path.nodes)) == len(path.nodes)


def test_the_best_supported_path_comes_first() -> None:
    """By the standing, then the certainty, of the weakest link."""
    paths = ni.explain("MS", "tremor").paths
    keys = [(-path.standing.rank, -path.certainty.rank) for path in paths]
    assert keys == sorted(keys)
    first = paths[0]
    assert first.standing == min(link.standing for link in first.links)


def test_the_imaging_of_boonstra_is_among_the_evidence() -> None:
    """Structural MRI of thalamus and cerebellar peduncle in eleven patients."""
    explanation = ni.explain("MS", "tremor")
    sources = {item.source.id for link in explanation.links for item in link.evidence}
    assert "DOI:10.1007/s00702-017-1798-4" in sources


def test_a_condition_alone_and_a_symptom_alone_give_their_graphs() -> None:
    """No paths, but all links."""
    whole = ni.explain("MS")
    assert len(whole) == 0
    assert whole
    assert {link.condition.id for link in whole.links} >= {"multiple-sclerosis"}
    tremor = ni.explain(symptom="tremor")
    assert {"multiple-sclerosis", "essential-tremor"} <= {l.condition.id for l in tremor.links}


def test_a_subtype_inherits_the_causes_of_its_parent() -> None:
    """Relapsing-remitting multiple sclerosis has the circuit of multiple sclerosis."""
    assert ni.explain("RRMS", "tremor").paths


def test_what_a_subtype_explains_itself_replaces_what_its_parent_says() -> None:
    """No antibody against the receptor is at work in MuSK or LRP4 myasthenia."""
    for condition, symptom, antibody in (
        ("MuSK-MG", "diplopia", "musk-igg"),
        ("LRP4-MG", "ptosis", "lrp4-igg"),
    ):
        paths = ni.explain(condition, symptom).paths
        assert {path.nodes[0].id for path in paths} == {antibody}


def test_no_path_says_what_is_known_instead() -> None:
    """Empty is falsy, and tells the manifestation."""
    nothing = ni.explain("essential tremor", "pain")
    assert not nothing
    assert str(nothing) == "pain in essential tremor: no causal path recorded"
    known = ni.explain("essential tremor", "depression")
    assert not known
    assert "; known: essential tremor: depression" in str(known)


def test_nothing_asked_is_an_error() -> None:
    """A condition, a symptom, or both."""
    with pytest.raises(ni.ArgumentError, match="explain\\(\\) needs a condition, a symptom, or"):
        ni.explain()


def test_graphs_are_drawn_and_given_away() -> None:
    """Mermaid, Graphviz and networkx hold every node and link."""
    explanation = ni.explain("essential tremor")
    mermaid, dot = explanation.to_mermaid(), explanation.to_graphviz()
    assert mermaid.startswith("flowchart LR\n")
    assert dot.startswith("digraph {")
    for node in explanation.nodes:
        assert f'["{node.name}"]' in mermaid
        assert f'[label="{node.name}"]' in dot
    graph = explanation.to_networkx()
    assert graph.number_of_edges() == len(explanation.links)
    assert nx.has_path(graph, "mechanism:cerebellar-oscillation", "symptom:action-tremor")


def test_without_networkx_the_message_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """As for every extra."""
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(ni.MissingExtraError, match=r"pip install 'neuroimmune\[graph\]'"):
        ni.explain("MS").to_networkx()


def test_a_path_does_not_hop_between_subtypes() -> None:
    """GQ1b antibodies belong to Miller Fisher syndrome and do not lead to limb weakness."""
    starts = {path.nodes[0].id for path in ni.explain("GBS", "limb weakness")}
    assert starts
    assert not any("gq1b" in start for start in starts)
    chains = [path.nodes for path in ni.explain("GBS", "limb weakness")]
    assert len(chains) == len(set(chains))
