"""Write the page on popular claims: the claims file, with sources from the knowledge base.

Run from a checkout: python docs/generate_claims.py
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

import attrs
import yaml

import neuroimmune as ni

HERE = Path(__file__).parent
CLAIMS = HERE / "claims.yaml"
PAGE = HERE / "explanation" / "sources-and-claims.md"

VERDICTS = {
    "supported": "the base holds it as established, and nothing in it contradicts",
    "supported with limits": "true in part, in some conditions, or weaker than it is told",
    "contested": "sources disagree, or little stands behind it; the reason is kept",
    "not supported": "what was looked at does not bear it out",
    "open": "the base has no answer yet",
}
MOST_SOURCES = 4

_PARTS = ("manifestations", "effects", "distinctions", "basis", "links")


def _lines(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


@attrs.frozen(kw_only=True)
class Claim:
    """A statement of a popular page, and what the base makes of it.

    Attributes
    ----------
    query
        Expressions on ``ni`` that show the answer.
    missing
        Expressions that find nothing yet, where a part of the claim has no answer.
    """

    id: str
    document: str
    claim: str
    verdict: str = attrs.field(validator=attrs.validators.in_(VERDICTS))
    query: tuple[str, ...] = attrs.field(converter=_lines)
    answer: str
    missing: tuple[str, ...] = attrs.field(default=(), converter=_lines)

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The expressions that find nothing yet."""
        return (*self.missing, *(self.query if self.verdict == "open" else ()))


def read_claims(path: Path = CLAIMS) -> tuple[dict[str, str], list[Claim]]:
    """Give the titles of the documents by id, and the claims in their order."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content["documents"], [Claim(**record) for record in content["claims"]]


def ask(query: str) -> Any:
    """Evaluate a query of the claims file."""
    return eval(query, {"ni": ni})


def statements(answer: Any) -> Iterator[ni.Assertion]:
    """Give the statements behind an answer of a verb, in its order."""
    if isinstance(answer, ni.Assertion):
        yield answer
    elif isinstance(answer, ni.Explanation) and answer.paths:
        yield from reversed(answer[0].links)  # the best path, the symptom's end first
    elif parts := [getattr(answer, name) for name in _PARTS if hasattr(answer, name)]:
        yield from (item for part in parts for item in part)
    elif isinstance(answer, Sequence) and not isinstance(answer, str):
        yield from (item for row in answer for item in statements(row))


def evidence_sources(answer: Any) -> Iterator[ni.Source]:
    """Give the sources behind an answer: the first of every statement, then the second …"""
    if isinstance(answer, ni.RatingScale):
        return (item.source for item in answer.evidence)
    return _in_turn(item.sources for item in statements(answer))


def key_sources(claim: Claim) -> list[ni.Source]:
    """Give the leading sources of a claim's queries, each query in its turn."""
    answered = [query for query in claim.query if query not in claim.unanswered]
    turns = _in_turn([list(evidence_sources(ask(query))) for query in answered])
    return list(islice(dict.fromkeys(turns), MOST_SOURCES))


def _in_turn(rows: Iterable[Sequence[ni.Source]]) -> Iterator[ni.Source]:
    return (source for turn in zip_longest(*rows) for source in turn if source is not None)


def page() -> str:
    """Give the whole page as Markdown."""
    documents, claims = read_claims()
    sections = (_section(title, claims, name) for name, title in documents.items())
    return "\n".join([_opening(claims), *sections])


def _opening(claims: Sequence[Claim]) -> str:
    counts = Counter(claim.verdict for claim in claims)
    rows = "\n".join(f"| {word} | {VERDICTS[word]} | {counts[word]} |" for word in VERDICTS)
    return f"""\
<!-- Written by docs/generate_claims.py from docs/claims.yaml and the knowledge base. -->
# Sources and claims

What popular pages say about these diseases, and what the literature in this base makes of it. Five such pages were
taken apart into {len(claims)} claims, put into our own words. Each has a verdict, the query that shows it, the answer,
and the sources that lead the query's rows; the query gives the others. It informs; it does not diagnose or prescribe.

| verdict | means | claims |
|---|---|---|
{rows}

An advertisement on one of the pages makes no medical claim and is left out. Queries are Python with
`import neuroimmune as ni`; [Words](words.md) tells what the standings mean, and
[Evidence and certainty](evidence.md) how far to trust them.
"""


def _section(title: str, claims: Sequence[Claim], document: str) -> str:
    entries = (_entry(claim) for claim in claims if claim.document == document)
    return f"## {title}\n\n" + "\n".join(entries)


def _entry(claim: Claim) -> str:
    sources = " · ".join(f"[{_inline(one.name)}]({one.link})" for one in key_sources(claim))
    queries = "\n".join(_marked(claim, query) for query in (*claim.query, *claim.missing))
    return f"""\
### {claim.id}: {_inline(claim.claim)}

**{claim.verdict.capitalize()}.** {_inline(claim.answer)}

Key sources: {sources or "none yet"}

```python
{queries}
```
"""


def _marked(claim: Claim, query: str) -> str:
    return f"{query}  # nothing yet" if query in claim.unanswered else query


def _inline(text: str) -> str:
    return " ".join(text.split()).replace("[", r"\[").replace("]", r"\]")


def write() -> None:
    """Write the page if it changed."""
    text = page()
    if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
        PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
