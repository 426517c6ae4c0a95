"""What can be wrong with a data file, each with a code."""

from pathlib import Path

from attrs import field, frozen

__all__ = ["CODES", "Problem", "Where"]

CODES = {
    "Y101": "the file is not YAML",
    "Y102": "a key stands twice in one mapping",
    "Y103": "the file has another shape: a list where a mapping belongs, or the reverse",
    "S201": "an unknown key",
    "S202": "a required key is missing",
    "S203": "a value that cannot be read: not a number, not a word of its list, not a frequency",
    "I301": "an id is used twice in one kind",
    "I302": "an id is not a slug, or a source's id is no CURIE",
    "I303": "a condition's file has another name than its id",
    "I304": "a reference to something that does not exist",
    "I305": "a hierarchy runs in a circle",
    "I306": "two entities of one kind share a name",
    "I307": "a reference that fits several kinds and does not say which",
    "E401": "a statement without evidence",
    "E402": "evidence or a grade without a source",
    "E403": "a source without the address at which it was checked",
    "E404": "an established statement that rests on single cases alone",
    "E405": "a contested or refuted statement without a reason",
    "N501": "a proportion outside 0 to 1",
    "N502": "a range that runs backwards",
    "N503": "a count that exceeds its sample, or a sample of nobody",
    "N504": "a value outside its own interval",
    "G601": "an unknown grading scheme",
    "G602": "a level that the grading scheme does not have",
    "O701": "an identifier that the ontology does not have",
    "O702": "an identifier with another label than the ontology's",
    "O703": "the snapshot of the ontologies is out of date",
    "D801": "the same statement twice",
    "D802": "a statement that contradicts itself",
    "D803": "the same identifier on two entities of one kind",
    "D804": "a source that nothing uses",
    "D805": "two sources with the same PMID, DOI or PMCID",
}
"""All codes and their meanings; ``docs/reference/checks.md`` shows them with examples."""

_CODE_OF_RULE = {
    "slug": "I302",
    "source-id": "I302",
    "no-evidence": "E401",
    "no-reason": "E405",
    "proportion": "N501",
    "range-order": "N502",
    "count": "N503",
    "sample": "N503",
    "interval": "N504",
    "favours": "D802",
}


def code_of_rule(error: Exception) -> str:
    """Give the code of a rule that a model object found broken."""
    return _CODE_OF_RULE.get(getattr(error, "rule", ""), "S203")


@frozen
class Where:
    """A place in a data file: the line a mapping begins at, and the line of each of its keys."""

    file: Path
    line: int
    keys: dict[str, int] = field(factory=dict, eq=False)

    def of(self, key: str) -> "Where":
        """Give the place of a key, or of the mapping where it has no such key."""
        return Where(self.file, self.keys.get(key, self.line))


@frozen(order=True)
class Problem:
    """Something wrong at a place: what it is, and what would be right."""

    file: Path
    line: int
    code: str
    message: str

    @classmethod
    def at(cls, where: Where, code: str, message: str) -> "Problem":
        """Make a problem of a place."""
        return cls(where.file, where.line, code, message)

    def show(self, root: Path) -> str:
        """Write it as ``file:line: CODE message``, the file relative to `root`."""
        file = self.file.relative_to(root) if self.file.is_relative_to(root) else self.file
        return f"{file.as_posix()}:{self.line}: {self.code} {self.message}"
