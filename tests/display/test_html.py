"""What a notebook shows, read as a reader or a screen reader meets it."""

import re
from html.parser import HTMLParser

import pytest

import neuroimmune as ni


class _Reader(HTMLParser):
    """Check that tags close in order, and gather the text that is read aloud."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.feed(page)
        assert self.open == []
        self.text = " ".join(self.text.split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"br", "rect"}:
            self.open.append(tag)
        assert not any(name.startswith("on") for name, _ in attrs)
        assert tag != "script"

    def handle_endtag(self, tag: str) -> None:
        if tag != "rect":
            assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += f" {data}"


PROFILE = ni.evidence_level("nabiximols", condition="MS", symptom="tremor")


@pytest.mark.parametrize(
    "thing",
    [
        ni.condition("MS"),
        ni.source("PMID:24663230"),
        ni.symptoms_of("MS"),
        ni.symptoms_of("MS")[0],
        ni.treatments_for("MS", symptom="tremor"),
        ni.compare("MS", "essential tremor"),
        ni.explain("MS", "intention tremor"),
        ni.explain("MS", "intention tremor")[0],
        ni.differential(["tremor"]),
        ni.differential(["tremor"])[0],
        PROFILE,
        ni.evidence_level("nabiximols", condition="ALS"),
        ni.Frequency(low=0.1, high=0.2),
    ],
    ids=lambda thing: type(thing).__name__,
)
def test_everything_is_sound_html(thing: object) -> None:
    page = thing._repr_html_()  # type: ignore[attr-defined]
    assert _Reader(page).text


def test_an_evidence_profile_says_which_way_how_sure_and_who_said_so() -> None:
    text = _Reader(PROFILE._repr_html_()).text
    assert "0 no benefit" in text
    assert re.search(r"certainty ●●●○ moderate", text)
    assert "AAN-2011" in text
    assert "PMID:24663230" in text


def test_a_frequency_is_a_bar_and_a_text() -> None:
    page = ni.Frequency.from_count(58, 100)._repr_html_()
    assert "width='46'" in page  # 58% of 80 pixels
    assert "58% (58 of 100)" in _Reader(page).text


def test_a_contested_row_stands_out() -> None:
    rows = ni.symptoms_of("Hashimoto thyroiditis", standing="contested")
    assert "<span class='mark doubt'>contested</span>" in rows._repr_html_()


def test_sources_are_links_and_many_are_folded() -> None:
    page = ni.symptoms_of("MS").filter(symptom="fatigue")._repr_html_()
    assert re.search(r"<details><summary>\d+ sources</summary><a href='https://", page)


def test_a_path_tells_the_evidence_of_each_link() -> None:
    path = ni.explain("LEMS", "weakness")[0]
    page = path._repr_html_()
    assert page.count("<tr>") == len(path.links) + 1
    assert path.links[0].sources[0].id in page
