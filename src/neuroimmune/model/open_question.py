"""What is not known."""

from typing import ClassVar

from attrs import field, frozen

from neuroimmune.model.assertion import slug_of
from neuroimmune.model.condition import Condition
from neuroimmune.model.source import Source
from neuroimmune.model.value import Shown, as_tuple, not_blank
from neuroimmune.model.vocabulary import Topic

__all__ = ["OpenQuestion"]


@frozen(kw_only=True, cache_hash=True, repr=False)
class OpenQuestion(Shown):
    """Something that the base cannot answer about a condition, and why.

    Attributes
    ----------
    condition
        The condition.
    about
        What it concerns.
    statement
        What is not known. Without a source it speaks of this base alone: nothing was found.
    sources
        Who says that it is not known, where somebody does.

    Examples
    --------
    >>> import neuroimmune as ni
    >>> question = ni.OpenQuestion(
    ...     condition=ni.condition("CLIPPERS"), about="treatments", statement="No trial was found."
    ... )
    >>> print(question)
    CLIPPERS, treatments: No trial was found.
    """

    kind_name: ClassVar[str] = "open_question"
    holds: ClassVar[bool] = True

    condition: Condition
    about: Topic = field(converter=Topic)
    statement: str = field(validator=not_blank)
    sources: tuple[Source, ...] = field(default=(), converter=as_tuple)

    @property
    def id(self) -> str:
        """Condition and subject in one word, the same in every run and release."""
        return f"{self.kind_name}:{self.condition.id}/{slug_of(self.about)}"

    def __str__(self) -> str:
        return f"{self.condition}, {self.about}: {self.statement}"

    def __repr__(self) -> str:
        return f"<OpenQuestion {self}>"
