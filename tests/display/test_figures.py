"""What the figures show; how they look is judged by eye."""

import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import attrs
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, Rectangle

import neuroimmune as ni
from neuroimmune import figures

SOURCE = ni.Source(
    id="PMID:1",
    title="A study",
    year=2001,
    kind="cohort study",  # type: ignore[arg-type]
    checked="https://example.org/1",
    authors=("Smith A", "Jones B"),
)


def evidence(year: int = 2001, **facts: Any) -> ni.Evidence:
    source = attrs.evolve(SOURCE, id=f"PMID:{year}", year=year)
    return ni.Evidence(source=source, found="Something.", **facts)


def manifestation(
    condition: str = "MS", symptom: str = "tremor", *items: ni.Evidence, **facts: Any
) -> ni.Manifestation:
    return ni.Manifestation(
        condition=ni.condition(condition),
        symptom=ni.symptom(symptom),
        evidence=items or (evidence(),),
        certainty=ni.Certainty.LOW,
        **facts,
    )


def effect(direction: str, certainty: str = "low", **facts: Any) -> ni.TreatmentEffect:
    given: dict[str, Any] = {
        "intervention": ni.intervention("primidone"),
        "condition": ni.condition("MS"),
        "outcome": ni.symptom("tremor"),
        "evidence": (evidence(),),
    }
    return ni.TreatmentEffect(direction=direction, certainty=certainty, **(given | facts))  # type: ignore[arg-type]


def drawn(ax: Axes) -> Axes:
    """Draw it for good: what cannot be drawn fails here, and a warning is an error."""
    assert isinstance(ax.figure, Figure)
    FigureCanvasAgg(ax.figure).draw()
    return ax


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_text()]


def rows(ax: Axes) -> list[str]:
    return [label.get_text() for label in ax.get_yticklabels()]


def explained(ax: Axes) -> list[str]:
    legend = ax.get_legend()
    assert legend is not None
    return [text.get_text() for text in legend.get_texts()]


# -- evidence map ------------------------------------------------------------------------------


def test_the_map_has_a_mark_for_every_effect() -> None:
    """Rows are interventions, columns outcomes."""
    effects = ni.treatments_for("MS", symptom="tremor")
    ax = drawn(figures.evidence_map(effects))
    assert len(ax.collections) == len(effects)
    assert rows(ax)[0] == effects[0].intervention.name
    assert {name.replace("\n", " ") for name in rows(ax)} == {e.intervention.name for e in effects}
    assert len(ax.get_xticks()) == len({effect.outcome for effect in effects})
    assert ax.get_title(loc="left") == "treatments for tremor in multiple sclerosis"


def test_the_direction_is_told_twice() -> None:
    """Each direction has a colour and a symbol of its own, so that grey will do."""
    found = {}
    for direction in ni.Direction:
        ax = figures.evidence_map([effect(direction)])
        colour = to_hex(ax.collections[0].get_facecolor()[0])  # type: ignore[index]
        found[colour, str(ax.lines[0].get_marker())] = direction
    colours, symbols = zip(*found, strict=True)
    assert len(set(colours)) == len(set(symbols)) == len(ni.Direction)


def test_what_is_more_certain_is_larger() -> None:
    """By the size of the mark."""
    sizes = [
        figures.evidence_map([effect("benefit", word)]).collections[0].get_sizes()[0]  # type: ignore[attr-defined]
        for word in ni.Certainty
    ]
    assert sizes == sorted(set(sizes))


def test_what_is_contested_has_a_dashed_edge() -> None:
    """And the legend says so, only where it occurs."""
    sure = figures.evidence_map([effect("mixed")])
    unsure = figures.evidence_map([effect("mixed", standing="contested", reason="disputed")])
    assert sure.collections[0].get_linestyle()[0][1] is None  # type: ignore[index]
    assert unsure.collections[0].get_linestyle()[0][1]  # type: ignore[index]
    assert "dashed edge: contested" in explained(unsure)
    assert "dashed edge: contested" not in explained(sure)


def test_the_conditions_are_named_where_there_are_several() -> None:
    """One row an intervention and condition."""
    pair = [effect("benefit"), effect("benefit", condition=ni.condition("essential tremor"))]
    ax = figures.evidence_map(pair)
    assert rows(ax) == ["primidone (multiple sclerosis)", "primidone (essential tremor)"]


# -- heat map ----------------------------------------------------------------------------------


def cells(ax: Axes) -> list[Rectangle]:
    return [patch for patch in ax.patches if isinstance(patch, Rectangle)]


def test_the_heat_map_has_a_cell_for_every_pair() -> None:
    """Symptoms in rows, conditions in columns, in the order given."""
    ax = drawn(figures.symptom_heatmap(["MS", "ET"], ["tremor", "fatigue", "hyposmia"]))
    assert len(cells(ax)) == 6
    assert rows(ax) == ["tremor", "fatigue", "hyposmia"]
    names = [label.get_text().replace("\n", " ") for label in ax.get_xticklabels()]
    assert names == ["multiple sclerosis", "essential tremor"]


@pytest.mark.parametrize(
    ("facts", "text", "legend"),
    [
        ({"frequency": ni.Frequency.from_count(58, 100)}, "58%", "in 50%"),
        ({"frequency": ni.Frequency.parse("14.4-58%")}, "14\u201358%", "in 50%"),
        ({"frequency": ni.Frequency.parse("0.4%")}, "0.4%", "in 10%"),
        (
            {"frequency": ni.Frequency.from_count(0, 58)},
            "0%",
            "0%: looked for, found in none",
        ),
        ({}, "+", "recorded, not counted"),
        ({"standing": "contested", "reason": "disputed"}, "?", "contested"),
        ({"standing": "refuted", "reason": "shown wrong"}, "\u00d7", "recorded as not so"),
    ],
)
def test_every_kind_of_record_has_its_sign(facts: dict[str, Any], text: str, legend: str) -> None:
    """Little, none, refuted, contested and not counted are five different things."""
    ax = _heat([manifestation(**facts)])
    assert texts(ax) == [text]
    assert legend in explained(ax)
    assert not cells(ax)[0].get_hatch()


def test_unrecorded_zero_and_refuted_look_different() -> None:
    """By hatch, colour and text."""
    looks = [
        (cells(ax)[0].get_hatch(), to_hex(cells(ax)[0].get_facecolor()), tuple(texts(ax)))
        for ax in (
            _heat([]),
            _heat([manifestation(frequency=ni.Frequency.from_count(0, 58))]),
            _heat([manifestation(standing="refuted", reason="shown wrong")]),
            _heat([manifestation()]),
        )
    ]
    assert len(set(looks)) == 4
    assert looks[0][0]
    assert looks[0][2] == ()
    assert len({face for _, face, _ in looks[:3]}) == 3
    assert "nothing recorded" in explained(_heat([]))


def test_a_narrower_symptom_gives_a_least_frequency() -> None:
    """Who has intention tremor has tremor; who lacks it may still have another."""
    often = ni.Frequency.from_count(28, 100)
    assert texts(_heat([manifestation("MS", "intention tremor", frequency=often)])) == ["\u226528%"]
    never = manifestation("MS", "intention tremor", frequency=ni.Frequency.from_count(0, 50))
    assert texts(_heat([never])) == []
    assert texts(_heat([manifestation("ET", "tremor", frequency=often)])) == []


def _heat(told: list[ni.Manifestation]) -> Axes:
    from neuroimmune.display.figures import symptom_heatmap

    return drawn(symptom_heatmap([ni.condition("MS")], [ni.symptom("tremor")], told))


def test_without_symptoms_the_most_shared_are_shown() -> None:
    """And the title says how many there are."""
    ax = figures.symptom_heatmap(["MS", "Parkinson disease"])
    assert len(rows(ax)) == 25
    assert "the 25 most shared of" in ax.get_title(loc="left")
    shared = {row.symptom for row in ni.symptoms_of("PD") if row.condition is ni.condition("PD")}
    assert ni.symptom(rows(ax)[0]) in shared


def test_a_lone_name_is_a_list_of_one_and_an_unknown_one_an_error() -> None:
    """It does not fall into letters."""
    assert len(cells(figures.symptom_heatmap("MS", "tremor"))) == 1
    with pytest.raises(ni.UnknownTermError, match="did you mean 'tremor'"):
        figures.symptom_heatmap(["MS"], ["tremro"])


def test_another_base_may_be_asked() -> None:
    """The same knowledge gives the same figure."""
    ax = figures.symptom_heatmap(["MS"], ["tremor"], base=ni.load())
    assert texts(ax) == texts(figures.symptom_heatmap(["MS"], ["tremor"]))


# -- forest ------------------------------------------------------------------------------------


def test_the_forest_has_a_row_for_every_study_with_a_number() -> None:
    """Source, design and size in the label; the rest is named below."""
    tremor = ni.assertion("manifestation:multiple-sclerosis/tremor")
    assert isinstance(tremor, ni.Manifestation)
    ax = drawn(figures.forest(tremor))
    counted = [item for item in tremor.evidence if item.frequency]
    assert len(rows(ax)) == len(counted)
    assert "Alusi et al. 2001\ncross-sectional study, n = 100" in rows(ax)[0]
    for item in tremor.evidence:
        if item.frequency is None:
            assert item.source.name in " ".join(ax.get_xlabel().split())
    assert f"summary: {tremor.frequency}" in explained(ax)


@pytest.mark.parametrize(
    ("count", "sample", "low", "high"),
    [(58, 100, 48.2, 67.2), (0, 58, 0.0, 6.2), (10, 10, 72.2, 100.0)],
)
def test_the_interval_is_wilsons(count: int, sample: int, low: float, high: float) -> None:
    """It stays within 0 and 100 % and is not empty at either end."""
    row = manifestation("MS", "tremor", evidence(frequency=ni.Frequency.from_count(count, sample)))
    ax = drawn(figures.forest(row))
    ends = [100 * float(x) for x in ax.lines[0].get_xdata()]  # type: ignore[union-attr]
    assert ends == pytest.approx([low, high], abs=0.05)
    assert texts(ax) == [f"{100 * count / sample:g}% ({low:.1f}\u2013{high:.1f})"]


def test_ranges_and_shares_without_people_have_no_interval() -> None:
    """Nothing is made up: a sample elsewhere in the evidence counts, no sample does not."""
    row = manifestation(
        "MS",
        "tremor",
        evidence(2003, frequency=ni.Frequency.parse("45-46.8%")),
        evidence(2001, frequency=ni.Frequency.parse("19%")),
        evidence(2002, frequency=ni.Frequency.parse("24.5%"), sample=327),
        evidence(2004, frequency=ni.Frequency.parse("9%"), bearing="weakens"),
    )
    ax = drawn(figures.forest(row))
    assert texts(ax) == ["19%", "24.5% (20.2\u201329.4)", "45\u201346.8%", "9%"]
    assert [label.partition("n ")[2] for label in rows(ax)] == [
        "not given",
        "= 327",
        "not given",
        "not given, weakens",
    ]
    assert explained(ax) == [
        "share, people not counted",
        "share with its 95% interval (Wilson)",
        "range that the source gives",
        "speaks against",
    ]


def test_the_summary_is_a_band() -> None:
    """From its low to its high bound."""
    item = evidence(frequency=ni.Frequency.parse("20%"))
    ax = figures.forest(manifestation("MS", "tremor", item, frequency=ni.Frequency.parse("14-58%")))
    (band,) = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    assert (band.get_x(), band.get_x() + band.get_width()) == pytest.approx((0.14, 0.58))
    assert not figures.forest(manifestation("MS", "tremor", item)).patches


# -- causal graph ------------------------------------------------------------------------------


def arrows(ax: Axes) -> list[FancyArrowPatch]:
    return [patch for patch in ax.patches if isinstance(patch, FancyArrowPatch)]


def test_the_graph_has_every_node_and_link() -> None:
    """Boxes by name, arrows by link, columns by level."""
    explanation = ni.explain("MS", "intention tremor")
    ax = drawn(figures.causal_graph(explanation))
    assert len(arrows(ax)) == len(explanation.links)
    assert len([box for box in ax.patches if isinstance(box, FancyBboxPatch)]) == len(
        explanation.nodes
    )
    written = [text.replace("-\n", "-").replace("\n", " ") for text in texts(ax)]
    assert {node.name for node in explanation.nodes} <= set(written)
    assert written.index("trigger") < written.index("immune") < written.index("symptom")


def test_contested_links_are_dashed() -> None:
    """And only they."""
    explanation = ni.explain("MS", "intention tremor")
    styles = {
        str(arrow.get_label()): arrow.get_linestyle() for arrow in arrows(_graph(explanation))
    }
    for link in explanation.links:
        dashed = styles[str(link)] not in ("-", "solid")
        assert dashed == (link.standing is ni.Standing.CONTESTED), link
    assert "contested link" in explained(_graph(explanation))


def test_boxes_do_not_meet() -> None:
    """In the graph of every condition."""
    for condition in ni.conditions.values():
        explanation = ni.explain(condition)
        if explanation:
            boxes = [p for p in _graph(explanation).patches if isinstance(p, FancyBboxPatch)]
            places = sorted((b.get_x(), b.get_y(), b.get_y() + b.get_height()) for b in boxes)
            for (x, _, bottom), (next_x, top, _) in pairwise(places):
                assert x != next_x or bottom < top


def test_a_link_of_several_conditions_is_drawn_once() -> None:
    """The graph is about what leads to what."""
    explanation = ni.explain("MS", "intention tremor")
    again = attrs.evolve(explanation.links[0], condition=ni.condition("PPMS"))
    doubled = attrs.evolve(explanation, links=(*explanation.links, again))
    assert len(arrows(_graph(doubled))) == len(explanation.links)


def _graph(explanation: ni.Explanation) -> Axes:
    return figures.causal_graph(explanation)


# -- waterfall ---------------------------------------------------------------------------------


def candidate() -> ni.Candidate:
    found = ni.differential(["tremor", "dysarthria"], absent=["rest tremor"], age=80, sex="male")
    return next(row for row in found if row.condition.id == "multiple-sclerosis")


def test_the_bars_fall_by_size_and_add_up() -> None:
    """Each begins where the one before ended; the last is the sum."""
    one = candidate()
    ax = drawn(figures.waterfall(one))
    bars = [bar for bar in ax.patches if isinstance(bar, Rectangle)]
    assert len(bars) == len(one.contributions) + 1
    lengths = [abs(bar.get_width()) for bar in bars[:-1]]
    assert lengths == sorted(lengths, reverse=True)
    for bar, following in pairwise(bars[:-1]):
        assert bar.get_x() + bar.get_width() == pytest.approx(following.get_x())
    assert bars[-1].get_width() == pytest.approx(one.score)


def test_every_clue_tells_its_factor_and_its_ground() -> None:
    """The running product too; what speaks against is hatched."""
    one = candidate()
    ax = figures.waterfall(one)
    assert set(rows(ax)) == {*(part.clue for part in one.contributions), "all together"}
    for part in one.contributions:
        assert part.ground in texts(ax)
    bars = [bar for bar in ax.patches if isinstance(bar, Rectangle)][:-1]
    by_clue = {part.clue: part for part in one.contributions}
    for name, bar in zip(rows(ax), bars, strict=False):
        assert bool(bar.get_hatch()) == (by_clue[name].value < 0)
    assert {"speaks for", "speaks against"} <= set(explained(ax))


# -- all ---------------------------------------------------------------------------------------

FIGURES: dict[str, Callable[..., Axes]] = {
    "map": lambda **way: figures.evidence_map(ni.treatments_for("MS", symptom="tremor"), **way),
    "heat": lambda **way: figures.symptom_heatmap(["MS", "ET"], ["tremor"], **way),
    "forest": lambda **way: figures.forest(
        manifestation("MS", "tremor", evidence(frequency=ni.Frequency.parse("20%"))), **way
    ),
    "graph": lambda **way: figures.causal_graph(ni.explain("MS", "intention tremor"), **way),
    "waterfall": lambda **way: figures.waterfall(candidate(), **way),
}
EMPTY: dict[str, tuple[Callable[..., Axes], str]] = {
    "map": (
        lambda **way: figures.evidence_map(ni.Results((), "treatments for hiccups"), **way),
        "treatments for hiccups: nothing recorded",
    ),
    "heat": (lambda **way: figures.symptom_heatmap([], **way), "symptoms: nothing recorded"),
    "forest": (
        lambda **way: figures.forest(manifestation(), **way),
        "tremor in multiple sclerosis: no frequency recorded",
    ),
    "graph": (
        lambda **way: figures.causal_graph(
            ni.Explanation(condition=ni.condition("MS"), symptom=ni.symptom("tremor")), **way
        ),
        "tremor in multiple sclerosis: no causal path recorded",
    ),
    "waterfall": (
        lambda **way: figures.waterfall(
            attrs.evolve(candidate(), contributions=(), score=0.0, probability=0.5), **way
        ),
        "multiple sclerosis, probability 50%: no clue contributes",
    ),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_drawn_where_it_is_told(name: str) -> None:
    """The Axes given is the Axes returned; its neighbour stays as it was."""
    here, there = Figure(figsize=(16, 6)).subplots(1, 2)
    assert drawn(FIGURES[name](ax=here)) is here
    assert not there.has_data()
    assert len(here.figure.axes) == 2


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_answer_says_so(name: str) -> None:
    """In an Axes, so that programs need no special case."""
    make, message = EMPTY[name]
    assert texts(drawn(make())) == [message]
    given = Figure().add_subplot()
    assert make(ax=given) is given


@pytest.mark.parametrize("name", FIGURES)
def test_nothing_is_cut_off(name: str) -> None:
    """All that is written lies within the figure that was made for it."""
    ax = drawn(FIGURES[name]())
    box = ax.get_tightbbox()
    whole = ax.figure.bbox
    assert box is not None
    assert box.x0 >= whole.x0 - 1
    assert box.y0 >= whole.y0 - 1
    assert box.x1 <= whole.x1 + 1
    assert box.y1 <= whole.y1 + 1


def test_nothing_global_is_touched() -> None:
    """Neither pyplot nor the settings; and the package alone loads no matplotlib."""
    code = (
        "import sys, neuroimmune as ni; ni.treatments_for('MS'); "
        "early = 'matplotlib' in sys.modules or 'neuroimmune.figures' in sys.modules; "
        "import matplotlib; before = matplotlib.rcParams.copy(); "
        "import neuroimmune.figures as figures; "
        "figures.evidence_map(ni.treatments_for('MS', symptom='tremor')); "
        "late = 'matplotlib.pyplot' in sys.modules; "
        "changed = [k for k in before if k != 'backend' and before[k] != matplotlib.rcParams[k]]; "
        "print(early, late, changed, ni.figures is figures)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False", "[]", "True"]


def test_without_matplotlib_the_message_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message is the command that mends it."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.delitem(sys.modules, "neuroimmune.figures")
    with pytest.raises(ni.MissingExtraError) as caught:
        import neuroimmune.figures  # noqa: F401
    assert str(caught.value) == ("a figure needs an optional part: pip install 'neuroimmune[plot]'")
    assert caught.value.extra == "plot"
