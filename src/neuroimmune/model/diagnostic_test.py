"""Tests, from a look at the outstretched hands to a biopsy."""

from typing import ClassVar

from attrs import field, frozen

from neuroimmune.model.entity import Entity
from neuroimmune.model.vocabulary import Burden, TestKind

__all__ = ["DiagnosticTest"]


@frozen(kw_only=True, cache_hash=True, repr=False)
class DiagnosticTest(Entity):
    """A test or examination: its `kind`, and what it asks of the patient (`burden`)."""

    kind_name: ClassVar[str] = "test"

    kind: TestKind = field(converter=TestKind)
    burden: Burden = field(converter=Burden)
