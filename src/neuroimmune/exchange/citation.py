"""Citations of sources: for people, for BibTeX, for reference managers."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from neuroimmune.errors import ArgumentError
from neuroimmune.model.source import Source

__all__ = ["STYLES", "citations", "library_citation"]

_MOST_AUTHORS = 20
"""APA names up to twenty authors."""


def citations(sources: Sequence[Source], style: str) -> str:
    """Write sources in a citation style, sorted by their first author and year.

    Parameters
    ----------
    sources
        What to cite.
    style
        "apa", "bibtex" or "csl-json".

    Raises
    ------
    ArgumentError
        If the style is none of these.
    """
    _check(style)
    ordered = sorted(sources, key=lambda source: (source.name.casefold(), source.year, source.id))
    return STYLES[style](ordered)


def library_citation(version: str, data_version: str, style: str) -> str:
    """Cite the library itself, with the version of its data.

    Parameters
    ----------
    version, data_version
        Of the package and of the data; the data's begins with its year.
    style
        "apa", "bibtex" or "csl-json".

    Raises
    ------
    ArgumentError
        If the style is none of these.
    """
    _check(style)
    who, year = "The neuroimmune developers", data_version.partition(".")[0]
    which = f"{version}, data {data_version}"
    if style == "apa":
        return f"{who}. ({year}). neuroimmune (Version {which}) [Computer software]."
    if style == "bibtex":
        fields = {"title": "{neuroimmune}", "author": f"{{{who}}}", "year": year, "version": which}
        lines = [f"  {name} = {{{text}}}" for name, text in fields.items()]
        return "@software{neuroimmune,\n" + ",\n".join(lines) + "\n}"
    item = {
        "id": "neuroimmune",
        "type": "software",
        "title": "neuroimmune",
        "author": [{"literal": who}],
        "version": which,
        "issued": {"date-parts": [[int(year)]]},
    }
    return json.dumps([item], indent=2)


def _check(style: str) -> None:
    if style not in STYLES:
        raise ArgumentError(f"unknown style {style!r}; choose one of: {', '.join(STYLES)}")


def _apa(sources: Sequence[Source]) -> str:
    return "\n".join(map(_apa_line, sources))


def _apa_line(source: Source) -> str:
    who = _apa_authors(source.authors)
    journal = f" {source.journal}." if source.journal else ""
    title = source.title.rstrip(".")
    if not who:
        return f"{title}. ({source.dated}).{journal} {_link(source)}"
    return f"{who} ({source.dated}). {title}.{journal} {_link(source)}"


def _apa_authors(authors: Sequence[str]) -> str:
    names = [_apa_name(name) for name in authors[:_MOST_AUTHORS]]
    if len(names) < 2 or names[-1] == "et al.":
        return ", ".join(names)
    return f"{', '.join(names[:-1])}, & {names[-1]}"


def _apa_name(name: str) -> str:
    """Write "Surname AB" as "Surname, A. B."; leave what is no such name."""
    surname, _, initials = name.rpartition(" ")
    if not surname or not initials.isupper() or not initials.isalpha():
        return name
    return f"{surname}, {' '.join(f'{letter}.' for letter in initials)}"


def _bibtex(sources: Sequence[Source]) -> str:
    return "\n\n".join(map(_bibtex_entry, sources))


def _bibtex_entry(source: Source) -> str:
    fields = {
        "title": f"{{{source.title}}}",
        "author": " and ".join(source.authors).replace("et al.", "others"),
        "journal": source.journal or "",
        "year": source.dated,
        "doi": _doi(source),
        "pmid": source.id.removeprefix("PMID:") if source.id.startswith("PMID:") else "",
        "url": _link(source),
    }
    lines = [f"  {name} = {{{_escaped(text)}}}" for name, text in fields.items() if text]
    return f"@article{{{_key(source)},\n" + ",\n".join(lines) + "\n}"


def _escaped(text: str) -> str:
    for char in "&%$#_":
        text = text.replace(char, f"\\{char}")
    return text


def _key(source: Source) -> str:
    return "".join(char if char.isalnum() else "-" for char in source.id)


def _csl_json(sources: Sequence[Source]) -> str:
    return json.dumps([_csl_item(source) for source in sources], ensure_ascii=False, indent=2)


def _csl_date(source: Source) -> dict[str, Any]:
    date: dict[str, Any] = {"date-parts": [[source.year]]}
    return {**date, "circa": True} if source.year_from else date


def _csl_item(source: Source) -> dict[str, Any]:
    item = {
        "id": source.id,
        "type": "article-journal",
        "title": source.title,
        "author": [_csl_name(name) for name in source.authors if name != "et al."],
        "container-title": source.journal,
        "issued": _csl_date(source),
        "DOI": _doi(source),
        "PMID": source.id.removeprefix("PMID:") if source.id.startswith("PMID:") else None,
        "PMCID": source.pmcid,
        "URL": _link(source),
    }
    return {name: value for name, value in item.items() if value}


def _csl_name(name: str) -> dict[str, str]:
    surname, _, initials = name.rpartition(" ")
    if not surname or not initials.isupper():
        return {"literal": name}
    return {"family": surname, "given": initials}


def _doi(source: Source) -> str:
    return source.doi or (source.id.removeprefix("DOI:") if source.id.startswith("DOI:") else "")


def _link(source: Source) -> str:
    return f"https://doi.org/{_doi(source)}" if _doi(source) else source.link


STYLES: dict[str, Callable[[Sequence[Source]], str]] = {
    "apa": _apa,
    "bibtex": _bibtex,
    "csl-json": _csl_json,
}
"""The styles by name."""
