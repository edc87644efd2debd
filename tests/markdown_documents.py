"""Random Markdown documents: stories with slips in them, written with the markup that newsrooms and sites use."""

from __future__ import annotations

import json

from hypothesis import strategies as st
from planted import LINES, PIECES, SLIPS

#: Words with slips in them; what they hold of markup is markup.
RUN = st.lists(PIECES, min_size=1, max_size=4).map(" ".join)
_ESCAPED = "\\`*_{}[]<>()#+-.!|~&$:=\"'"


def escaped(words: str) -> str:
    """Words written so that Markdown reads them as they stand."""
    return "".join(f"\\{sign}" if sign in _ESCAPED else sign for sign in words)


def one_line(words: str) -> str:
    return " ".join(words.split())


INLINE = st.sampled_from(
    (
        "**{}**", "*{}*", "__{}__", "_{}_", "~~{}~~", "`{}`", "[{}](https://example.org/a_b \"A title\")", "[{}][ref]", "![{}](a.jpg)",
        "<b>{}</b>", "<code>{}</code>", "<del>{}</del>", "<sup>{}</sup>", "{}<br>\n", "{}[^1]", "<!-- {} -->", "{}  \n", "{}\\\n",
        "{{{{ {} }}}}", "{{% {} %}}", "{{{{< x {} >}}}}", "{}{{: .class}}", "${}$", "<https://example.org/{}>", "&amp; {} &#8217;", "{}",
        "<span title=\"{}\">", "\\{}", "{}",
    )
)  # fmt: skip
BLOCKS = st.sampled_from(
    (
        "{}", "{}", "# {}", "## {} {{#id}}", "{}\n===", "{}\n---", "> {}", "> > {}\n> and so on", "- {}\n- it rained", "1. {}\n   more\n   - less",
        "- [ ] {}", "| a | {} |\n|---|---|\n| 1 | 2 |", "```\n{}\n```", "    {}", "<div>\n{}\n</div>", "<p>{}", "<script>{}</script>",
        "<figure><img alt=\"{}\">\n<figcaption>{}</figcaption></figure>", "[^1]: {}", "Term\n: {}", "[ref]: https://example.org/ \"{}\"", "***",
        "<!-- {} -->", "::: note {}", "{{{{< figure caption=\"{}\" >}}}}", "> [!NOTE]\n> {}", "{{% raw %}} {} {{% endraw %}}", "<!-- {}", "<b {}", "```\n{}",
    )
)  # fmt: skip
ENDS = st.sampled_from(("\n\n", "\n", "\r\n\r\n", "\r", "\r\r", "\n\n\n", " \n", "\t\n\n"))


def _filled(shape: str, words: str) -> str:
    return (
        shape.replace("{{", "\x01").replace("}}", "\x02").replace("{}", words).replace("\x01", "{").replace("\x02", "}")
    )


SPANS = st.builds(_filled, INLINE, RUN | st.sampled_from(SLIPS))
PARAGRAPHS = st.lists(SPANS | RUN, min_size=1, max_size=4).map(" ".join)
BODIES = st.lists(st.builds(_filled, BLOCKS, PARAGRAPHS | st.sampled_from(LINES)) | ENDS, min_size=1, max_size=7).map(
    "\n\n".join
)
_TITLES = st.sampled_from(SLIPS) | RUN
_LINE_TITLES = _TITLES.map(one_line)
FRONT_MATTER = st.one_of(
    st.just(""),
    st.builds("---\ntitle: {}\ndescription: {}\ndate: 2024-08-20\n---\n".format, _LINE_TITLES.map(json.dumps), _LINE_TITLES.map(json.dumps)),
    st.builds("+++\ntitle = {}\ndate = 2024-08-20T10:00:00Z\n+++\n".format, _LINE_TITLES.map(json.dumps)),
    st.builds('{{"title": {}, "image": {{"alt": {}}}}}\n\n'.format, _TITLES.map(json.dumps), _TITLES.map(json.dumps)),
)  # fmt: skip
DOCUMENTS = st.builds("{}{}".format, FRONT_MATTER, BODIES)
