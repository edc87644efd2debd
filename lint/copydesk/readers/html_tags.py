"""What the HTML standard says of tags: which hold markup, which end a paragraph, which end each other.

Source: HTML Living Standard, 13.1.2 "Elements" and 13.2.6 "Tree construction".
"""

from __future__ import annotations

from copydesk.patterns import lazy, words

#: Elements without content or end tag.
VOID = words("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
#: Void elements that mean something to a reader of copy.
KEPT_VOID = words("br hr meta")
#: What holds no element, and where the same may stand in itself.
RAW = words("aside iframe math nav noembed noframes noscript script select style svg template textarea title xmp")
NESTING = words("aside math nav svg template")
#: Those that hold elements, none of which is copy: looking for their end alone is faster, menus being long.
PASSED_OVER = words("aside math nav select")
#: What ends each of them, and what nests.
RAW_ENDS = {
    name: lazy(rf"<(/{'?' if name in NESTING or name == 'script' else ''})(?i:{name})(?=[\s/>])") for name in RAW
}  # fmt: skip
#: Elements of style, which one end tag may close among others.
FORMATTING = words("a b big code em font form i nobr s small strike strong tt u")
#: Elements that end a paragraph, and are one of their own.
BLOCKS = words(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6",
    "header hgroup hr listing main menu nav ol p plaintext pre search section summary table ul",
)
HEADINGS = words("h1 h2 h3 h4 h5 h6")
#: Elements that are more than a stretch of words; those of them that an item may stand deeper than.
SPECIAL = BLOCKS | words("body button caption colgroup dd dt html li marquee object select tbody td tfoot th thead tr")
LOOSE = words("address div p")
#: Items, and which of them end each other.
ITEMS = {"li": words("li"), "dd": words("dd dt"), "dt": words("dd dt")}
#: What in a table a start tag ends.
CELLS = words("caption colgroup td th")
ROWS = CELLS | words("tr")
ROW_GROUPS = ROWS | words("tbody tfoot thead")
IN_TABLE = {
    "td": CELLS, "th": CELLS, "tr": ROWS, "tbody": ROW_GROUPS, "tfoot": ROW_GROUPS, "thead": ROW_GROUPS,
    "caption": ROW_GROUPS, "colgroup": ROW_GROUPS,
}  # fmt: skip
#: No end tag looks past these for what it ends.
WALLS = words("button caption html marquee object select table td th")


#: What is special about a tag, as bits, so that a start tag costs one look-up.
IS_RAW, IS_DROPPED, IS_VOID, IS_BLOCK, IS_ONE, ENDS_MORE, IS_SPECIAL, IS_WALL, IS_LOOSE = (1 << n for n in range(9))
#: Elements that a page has once, or not within themselves.
ONE = words("body form head html")
TRAITS = {
    name: sum(
        trait
        for trait, listed in (
            (IS_RAW, RAW), (IS_DROPPED, VOID - KEPT_VOID), (IS_VOID, KEPT_VOID), (IS_BLOCK, BLOCKS | set(ITEMS)),
            (IS_ONE, ONE), (ENDS_MORE, BLOCKS | ONE | set(ITEMS) | set(IN_TABLE) | {"a", "option"}),
            (IS_SPECIAL, SPECIAL), (IS_WALL, WALLS), (IS_LOOSE, LOOSE),
        )
        if name in listed
    )
    for name in (RAW | VOID | BLOCKS | SPECIAL | ONE | WALLS | {"a", "option"})
}  # fmt: skip
