"""What one source says about one statement, and what a society made of it all."""

from typing import Any

from attrs import Factory, field, frozen
from attrs.converters import optional

from neuroimmune.errors import InvalidValueError
from neuroimmune.model.estimate import Estimate
from neuroimmune.model.frequency import Frequency
from neuroimmune.model.source import Source
from neuroimmune.model.value import Shown, as_tuple, not_blank, not_empty
from neuroimmune.model.vocabulary import Bearing, Certainty, RiskOfBias, StudyDesign

__all__ = ["Evidence", "Grade", "Harm"]

_KIND_OF_SOURCE: Any = Factory(lambda evidence: evidence.source.kind, takes_self=True)


@frozen(kw_only=True, cache_hash=True, repr=False)
class Evidence(Shown):
    """One source on one assertion.

    Attributes
    ----------
    source
        Where it was found.
    found
        What was found, in our own words.
    bearing
        Whether it supports, weakens or refutes the assertion.
    design
        The kind of study this finding comes from; the source's kind unless it says otherwise.
    sample
        Number of participants.
    frequency
        The share that was found, where the finding is one.
    estimate
        The effect or risk that was found, where the finding is one.
    setting
        Who was studied.
    risk_of_bias
        As the source or a review of it judged, where one did.
    rated
        The certainty that the source itself gave its finding, where it rated it.
    indirect
        Why the finding speaks to the assertion only indirectly, where it does.
    """

    source: Source
    found: str = field(validator=not_blank)
    bearing: Bearing = field(default=Bearing.SUPPORTS, converter=Bearing)
    design: StudyDesign = field(default=_KIND_OF_SOURCE, converter=StudyDesign)
    sample: int | None = None
    frequency: Frequency | None = None
    estimate: Estimate | None = None
    setting: str | None = None
    risk_of_bias: RiskOfBias | None = field(default=None, converter=optional(RiskOfBias))
    rated: Certainty | None = field(default=None, converter=optional(Certainty))
    indirect: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.sample is not None and self.sample < 1:
            raise InvalidValueError(f"a sample of {self.sample} counts nobody", rule="sample")

    @property
    def participants(self) -> int | None:
        """Number of people behind the finding, from the sample, or the N of the frequency."""
        if self.sample is not None:
            return self.sample
        return self.frequency.sample if self.frequency else None

    def __str__(self) -> str:
        return f"{self.found} [{self.source}; {self.design}, {self.bearing}]"

    def __repr__(self) -> str:
        return f"<Evidence {self}>"


@frozen(kw_only=True, cache_hash=True, repr=False)
class Grade(Shown):
    """A society's own verdict, kept as it was given.

    Attributes
    ----------
    scheme
        Id of the grading scheme: "AAN-2011", "GRADE" …
    level
        The level in that scheme.
    wording
        The society's own short verdict.
    meaning
        What the scheme says the level means.
    source
        Where the verdict is published.
    """

    scheme: str
    level: str
    wording: str
    meaning: str
    source: Source

    def __str__(self) -> str:
        return f"{self.scheme} level {self.level}: {self.wording} [{self.source}]"

    def __repr__(self) -> str:
        return f"<Grade {self}>"


@frozen(kw_only=True, cache_hash=True, repr=False)
class Harm(Shown):
    """An unwanted effect of a treatment, with its evidence."""

    harm: str = field(validator=not_blank)
    evidence: tuple[Evidence, ...] = field(converter=as_tuple, validator=not_empty)

    def __str__(self) -> str:
        return self.harm

    def __repr__(self) -> str:
        return f"<Harm {self}>"
