"""The values of YAML front matter with their places, from the parser's events: no aliases are followed, no objects are made."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from copydesk.readers.decoding import UnreadableError
from copydesk.readers.front_matter import Value
from copydesk.readers.scalars import yaml_scalar

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: How many values front matter may stand for once its aliases are followed.
_MOST = 10_000


class _Node:
    """A mapping or a list that is open: the key at hand, its anchor, how many values are in it."""

    __slots__ = ("anchor", "expects_key", "is_mapping", "key", "size")

    def __init__(self, is_mapping: bool, anchor: str | None) -> None:
        self.is_mapping = self.expects_key = is_mapping
        self.anchor = anchor
        self.key = ""
        self.size = 1


def values(source: str, start: int, end: int) -> Iterator[Value]:
    """The text values of the mapping that stands between two offsets. Raises UnreadableError where it is no YAML."""
    nodes: list[_Node] = []
    sizes: dict[str, int] = {}
    try:
        for event in yaml.parse(source[start:end], Loader=_LOADER):
            if isinstance(event, yaml.ScalarEvent):
                value = _scalar(source, start, event, nodes)
                if value is not None:
                    yield value
                _put(nodes, 1, event.value)
            elif isinstance(event, yaml.CollectionStartEvent):
                nodes.append(_Node(isinstance(event, yaml.MappingStartEvent), event.anchor))
            elif isinstance(event, yaml.CollectionEndEvent):
                done = nodes.pop()
                if done.anchor is not None:
                    sizes[done.anchor] = done.size
                _put(nodes, done.size)
            elif isinstance(event, yaml.AliasEvent):
                _put(nodes, sizes.get(event.anchor or "", 1))
    except yaml.YAMLError as error:
        raise UnreadableError(_problem(source, start, error)) from None


def _put(nodes: list[_Node], size: int, text: str = "") -> None:
    """Counts what was read into the node around it, as its next key or value."""
    if not nodes:
        return
    node = nodes[-1]
    node.size += size
    if node.size > _MOST:
        raise UnreadableError("its front matter refers to its own values over and over; write out what the story needs")
    if node.is_mapping:
        if node.expects_key:
            node.key = text
        node.expects_key = not node.expects_key


def _scalar(source: str, start: int, event: yaml.ScalarEvent, nodes: list[_Node]) -> Value | None:
    if not 1 <= len(nodes) <= 2 or any(not node.is_mapping for node in nodes) or nodes[-1].expects_key:
        return None
    begins, ends = event.start_mark, event.end_mark
    if begins is None or ends is None:
        return None
    first, last = start + begins.index, start + ends.index
    pieces = yaml_scalar(source, first, last, event.value, event.style or None)
    return Value(tuple(node.key for node in nodes), event.value, pieces)


def _problem(source: str, start: int, error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    at = start + (mark.index if mark is not None else getattr(error, "position", 0))
    line = source.count("\n", 0, at) + 1
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
    return (
        f"its front matter is not YAML: {what} on line {line}; mend that line, or put quotation marks around the value"
    )
