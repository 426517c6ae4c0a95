"""Publications and guidelines."""

import re
from typing import ClassVar

from attrs import field, frozen

from neuroimmune.errors import InvalidValueError
from neuroimmune.model.value import Shown, as_tuple, not_blank
from neuroimmune.model.vocabulary import StudyDesign

__all__ = ["Source"]

_CURIE = re.compile(r"(PMID:[1-9]\d*|DOI:10\.\S+/\S+|PMC:PMC\d+|WEB:[a-z0-9-]+)")


@frozen(kw_only=True, cache_hash=True, repr=False)
class Source(Shown):
    """A publication whose identity was checked against a public record.

    Attributes
    ----------
    id
        A CURIE: ``PMID:…``, else ``DOI:…``, else ``PMC:PMC…``, else ``WEB:…``.
    title, authors, journal, year
        The record. `authors` as "Surname IN"; empty where the record seen did not show them.
    kind
        The kind of publication.
    checked
        The address at which identifier, title and year were seen.
    year_from
        What the year was gathered from, where no record that was seen shows it; None where one
        does. Such a year is written "ca. 2019".
    doi, pmcid
        Further identifiers, where known.
    url
        An address for a source that has no identifier.
    """

    kind_name: ClassVar[str] = "source"

    id: str
    title: str = field(validator=not_blank)
    year: int
    kind: StudyDesign = field(converter=StudyDesign)
    checked: str = field(validator=not_blank)
    authors: tuple[str, ...] = field(default=(), converter=as_tuple)
    journal: str | None = None
    doi: str | None = None
    pmcid: str | None = None
    url: str | None = None
    year_from: str | None = None

    def __attrs_post_init__(self) -> None:
        if not _CURIE.fullmatch(self.id):
            raise InvalidValueError(
                f"source id {self.id!r} is not PMID:…, DOI:10.…, PMC:PMC… or WEB:…",
                rule="source-id",
            )
        if not 1800 <= self.year <= 2100:
            raise InvalidValueError(f"year {self.year} of {self.id} is not a year", rule="year")

    @property
    def dated(self) -> str:
        """The year as it is written: "2019", or "ca. 2019" where no record shows it.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> ni.source("PMID:24663230").dated
        '2014'
        """
        return f"ca. {self.year}" if self.year_from else str(self.year)

    @property
    def name(self) -> str:
        """Author and year, as one would say it."""
        if not self.authors:
            return f"{self.journal or self.title} {self.dated}"
        surname, _, initials = self.authors[0].rpartition(" ")
        # Institutions are authors too, and have no initials.
        first = surname if initials.isupper() and surname else self.authors[0]
        return f"{first}{' et al.' if len(self.authors) > 1 else ''} {self.dated}"

    @property
    def link(self) -> str:
        """An address at which the source can be read about."""
        from urllib.parse import quote

        prefix, _, local = self.id.partition(":")
        if prefix == "PMID":
            return f"https://pubmed.ncbi.nlm.nih.gov/{local}/"
        if prefix == "PMC":
            return f"https://pmc.ncbi.nlm.nih.gov/articles/{local}/"
        if prefix == "DOI":
            return f"https://doi.org/{quote(local, safe='/()')}"
        return self.url or self.checked

    def __str__(self) -> str:
        return f"{self.name}, {self.id}"

    def __repr__(self) -> str:
        return f"<Source {self}>"
