"""What can go wrong, said so that a person can mend it.

Every exception of the library is a :class:`NeuroimmuneError` and also the builtin exception
that a Python programmer would expect, so that both ``except`` clauses work.
"""

__all__ = [
    "AmbiguousTermError",
    "ArgumentError",
    "ArgumentKindError",
    "BundleError",
    "InvalidValueError",
    "MissingExtraError",
    "NeuroimmuneError",
    "PlainDataError",
    "UnknownTermError",
    "WrongKindError",
]


class NeuroimmuneError(Exception):
    """The root of all exceptions of this library."""

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions with keyword arguments do not pickle by themselves.
        return _rebuild, (type(self), self.__dict__.copy(), self.args)


def _rebuild(
    kind: type[NeuroimmuneError], state: dict[str, object], args: tuple[object, ...]
) -> NeuroimmuneError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class InvalidValueError(NeuroimmuneError, ValueError):
    """A model object was given a value that it cannot hold.

    Attributes
    ----------
    rule
        A short name of the rule that was broken, stable for programs.
    """

    def __init__(self, message: str, *, rule: str = "value") -> None:
        super().__init__(message)
        self.rule = rule


class ArgumentError(NeuroimmuneError, ValueError):
    """An argument has the right type and an unusable value: an empty name, an unknown option."""


class ArgumentKindError(NeuroimmuneError, TypeError):
    """An argument has a type that the verb cannot use: ``None`` where a name is wanted."""


class UnknownTermError(NeuroimmuneError, KeyError):
    """No entity has this name or identifier.

    Attributes
    ----------
    kind
        What was looked for: "condition", "symptom" …
    query
        What was given.
    suggestions
        The nearest names that exist.
    """

    def __init__(self, kind: str, query: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(kind, query, suggestions)
        self.kind = kind
        self.query = query
        self.suggestions = suggestions

    def __str__(self) -> str:
        hint = " or ".join(map(repr, self.suggestions))
        return f"unknown {self.kind} {self.query!r}" + (f"; did you mean {hint}?" if hint else "")


class WrongKindError(UnknownTermError):
    """The name exists, as something else.

    Attributes
    ----------
    found
        The kind that the name belongs to.
    remedy
        What to ask instead.
    """

    def __init__(self, kind: str, query: str, found: str, remedy: str = "") -> None:
        super().__init__(kind, query)
        self.found = found
        self.remedy = remedy

    def __str__(self) -> str:
        article = "an" if self.kind[0] in "aeiou" else "a"
        return f"{self.query!r} is a {self.found}, not {article} {self.kind}" + (
            f"; {self.remedy}" if self.remedy else ""
        )


class AmbiguousTermError(NeuroimmuneError, KeyError):
    """Several entities have this name.

    Attributes
    ----------
    kind, query
        What was looked for, and what was given.
    candidates
        The entities that the name could mean, as ``kind:id``.
    """

    def __init__(self, kind: str, query: str, candidates: tuple[str, ...]) -> None:
        super().__init__(kind, query, candidates)
        self.kind = kind
        self.query = query
        self.candidates = candidates

    def __str__(self) -> str:
        return f"ambiguous {self.kind} {self.query!r}: give one of {', '.join(self.candidates)}"


class BundleError(NeuroimmuneError, RuntimeError):
    """The compiled knowledge cannot be read: missing, damaged or of another version."""


class PlainDataError(NeuroimmuneError, ValueError):
    """Plain data does not have the shape of the class it should become."""


class MissingExtraError(NeuroimmuneError, ImportError):
    """An optional dependency is not installed.

    Attributes
    ----------
    extra
        The extra that brings it: ``pip install 'neuroimmune[extra]'``.
    """

    def __init__(self, purpose: str, extra: str) -> None:
        super().__init__(f"{purpose} needs an optional part: pip install 'neuroimmune[{extra}]'")
        self.extra = extra
