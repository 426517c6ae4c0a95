"""What is not known."""

from attrs import field, frozen

from neuroimmune.model.source import Source
from neuroimmune.model.value import Shown, as_tuple, not_blank
from neuroimmune.model.vocabulary import Subject

__all__ = ["OpenQuestion"]


@frozen(kw_only=True, cache_hash=True, repr=False)
class OpenQuestion(Shown):
    """Something about a condition that the base cannot answer, and why.

    Attributes
    ----------
    about
        What it concerns.
    statement
        What is not known. Without a source it speaks of this base alone: nothing was found.
    sources
        Who says that it is not known, where somebody does.

    Examples
    --------
    >>> from neuroimmune import OpenQuestion
    >>> print(OpenQuestion(about="treatments", statement="No controlled trial was found."))
    treatments: No controlled trial was found.
    """

    about: Subject = field(converter=Subject)
    statement: str = field(validator=not_blank)
    sources: tuple[Source, ...] = field(default=(), converter=as_tuple)

    def __str__(self) -> str:
        return f"{self.about}: {self.statement}"

    def __repr__(self) -> str:
        return f"<OpenQuestion {self}>"
