"""What an HTML tree is made of: elements, tokens, and stretches without markup, all with their places in the source."""

from __future__ import annotations

from copydesk.patterns import lazy
from copydesk.tuples import NamedTuple

_ATTRIBUTE = lazy(r"([^\s\"'>/=][^\s>/=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]++)))?+")


class Element:
    """A tag and all that stands within it.

    `start` to `inner` is its start tag, and `rest` what stands in that behind the name. `first` and `last` are its tokens
    in `Tree.tokens`; `beyond` is the index of the first element after all that is in it.
    """

    __slots__ = ("_attributes", "beyond", "first", "index", "inner", "last", "parent", "rest", "start", "tag")

    def __init__(self, index: int, tag: str, parent: int, start: int, inner: int, rest: str, first: int) -> None:
        self.index = index
        self.tag = tag
        self.parent = parent
        self.start = start
        self.inner = inner
        self.first = self.last = first
        self.beyond = index + 1
        self.rest = rest
        self._attributes: dict[str, str] | None = None

    def get(self, name: str) -> str:
        """An attribute's value, with character references as they stand; "" where it has none."""
        return self.attributes.get(name, "") if self.rest else ""

    @property
    def attributes(self) -> dict[str, str]:
        """Names in lower case and values; of two with one name, the first."""
        if self._attributes is None:
            self._attributes = attributes_of(self.rest)
        return self._attributes


class Raw(NamedTuple):
    """A script, title or the like: its content stands from `start` to `end`."""

    tag: str
    rest: str
    start: int
    end: int


#: What a token is: text, a CDATA section's text, the start tag or the end of an element.
TEXT, CDATA, OPEN, CLOSE = range(4)
#: What it is, the index of the element (of text: the one it stands in, -1 at the top), start, end.
Token = tuple[int, int, int, int]


def attributes_of(rest: str) -> dict[str, str]:
    """The attributes in what stands behind a tag's name."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(rest):
        found.setdefault(name.lower(), double or single or bare)
    return found
