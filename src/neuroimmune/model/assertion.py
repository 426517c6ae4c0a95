"""What every statement has: evidence, a standing, a certainty and an identity."""

import re
from typing import ClassVar

from attrs import field, frozen

from neuroimmune.errors import InvalidValueError
from neuroimmune.model.evidence import Evidence
from neuroimmune.model.source import Source
from neuroimmune.model.value import Shown, as_tuple, not_empty
from neuroimmune.model.vocabulary import Bearing, Certainty, Standing

__all__ = ["Assertion", "slug_of"]


@frozen(kw_only=True, repr=False)
class Assertion(Shown):
    """A statement that connects entities.

    Attributes
    ----------
    evidence
        At least one source's finding.
    standing
        What the literature as a whole makes of it.
    reason
        Why it is contested or refuted.
    certainty
        GRADE's word, derived from the evidence by the rules of
        :mod:`neuroimmune.reasoning.certainty`, or a curator's with a reason.
    rationale
        The steps of that derivation.
    note
        A remark for the reader.
    """

    kind_name: ClassVar[str] = "assertion"

    evidence: tuple[Evidence, ...] = field(converter=as_tuple, validator=not_empty)
    standing: Standing = field(default=Standing.ESTABLISHED, converter=Standing)
    reason: str | None = None
    certainty: Certainty = field(converter=Certainty)
    rationale: tuple[str, ...] = field(default=(), converter=as_tuple)
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.standing <= Standing.CONTESTED and not self.reason:
            raise InvalidValueError(
                f"a {self.standing} statement needs a reason that a reader understands",
                rule="no-reason",
            )

    @property
    def id(self) -> str:
        """What it connects, in one word, the same in every run and release."""
        return f"{self.kind_name}:{'/'.join(slug_of(part) for part in self.connects)}"

    @property
    def connects(self) -> tuple[str, ...]:
        """Ids or words of the things that it connects."""
        raise NotImplementedError

    @property
    def holds(self) -> bool:
        """Whether it says that something is so; false for what was refuted or found in nobody."""
        return self.standing is not Standing.REFUTED and not self.found_in_nobody

    @property
    def found_in_nobody(self) -> bool:
        """Whether it was looked for and found in none of those examined."""
        return False

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of its evidence, each once."""
        return tuple(dict.fromkeys(item.source for item in self.evidence))

    @property
    def supporting(self) -> tuple[Evidence, ...]:
        """The evidence in its favour."""
        return tuple(item for item in self.evidence if item.bearing is Bearing.SUPPORTS)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self}>"


def slug_of(text: str) -> str:
    """Reduce a text to lower-case words and hyphens, for an id.

    Examples
    --------
    >>> slug_of("Pure rest tremor (4-6 Hz)")
    'pure-rest-tremor-4-6-hz'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
