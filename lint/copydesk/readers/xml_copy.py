"""The words of XML elements into a Masking: as they stand, and where they hold HTML, escaped or not, as the page shows them."""

from __future__ import annotations

from bisect import bisect_right

from copydesk.readers.html import read_fragment
from copydesk.readers.masking import Masking
from copydesk.readers.xml_tree import Element, Words


def write_words(source: str, element: Element, masking: Masking) -> None:
    """Writes all words in the element into the open block; white space in them reads as one space."""
    for one in element.below():
        if isinstance(one, Words):
            if one.text == source[one.start : one.end]:
                masking.keep_collapsed(one.start, one.end)
            elif one.text:
                masking.read_as(one.start, one.end, one.text)


def write_block(source: str, element: Element | None, kind: str, masking: Masking) -> None:
    """Writes the element's words as a block of that kind; nothing where there is no element."""
    if element is not None:
        masking.begin(kind)
        write_words(source, element, masking)
        masking.end()


def write_html(source: str, element: Element, masking: Masking) -> None:
    """Writes what the element holds as HTML: elements of XHTML, a CDATA section, or tags that are escaped.

    Raises UnreadableError where it holds more tags than a story can.
    """
    if any(element.children()):
        read_fragment(source, masking, element.start, element.end)
        return
    words = [one for one in element.content if isinstance(one, Words) and one.text]
    if not words:
        return
    start, end = words[0].start, words[-1].end
    if "".join(one.text for one in words) == source[start:end]:
        read_fragment(source, masking, start, end)
    else:
        _Layer(source, words).write(masking)


class _Layer:
    """Words of XML that are HTML in turn once their references are read, with the way back to the source."""

    def __init__(self, source: str, words: list[Words]) -> None:
        self._source = source
        self._words = words
        self._starts: list[int] = []
        length = 0
        for one in words:
            self._starts.append(length)
            length += len(one.text)
        self._text = "".join(one.text for one in words)

    def write(self, masking: Masking) -> None:
        """Writes the copy into a Masking of the source."""
        inner = Masking(self._text)
        read_fragment(self._text, inner, 0, len(self._text))
        blocks, masks = inner.finish()
        index = 0
        for kind, start, end in blocks:
            masking.begin(kind)
            position = start
            while index < len(masks) and masks[index].start < end:
                mask = masks[index]
                index += 1
                if mask.end <= start:
                    continue
                self._keep(masking, position, mask.start)
                if mask.text:
                    masking.read_as(self._back(mask.start)[0], self._back(mask.end - 1)[1], mask.text)
                position = mask.end
            self._keep(masking, position, end)
            masking.end()

    def _keep(self, masking: Masking, start: int, end: int) -> None:
        """Keeps a stretch of the text, word by word of the XML."""
        index = bisect_right(self._starts, start) - 1
        while start < end:
            one = self._words[index]
            stop = min(end, self._starts[index] + len(one.text))
            if one.text == self._source[one.start : one.end]:
                offset = one.start - self._starts[index]
                masking.keep(offset + start, offset + stop)
            else:
                masking.read_as(one.start, one.end, one.text)
            start = stop
            index += 1

    def _back(self, offset: int) -> tuple[int, int]:
        """Where a character of the text starts and ends in the source."""
        index = bisect_right(self._starts, offset) - 1
        one = self._words[index]
        if one.text == self._source[one.start : one.end]:
            place = one.start + offset - self._starts[index]
            return place, place + 1
        return one.start, one.end
