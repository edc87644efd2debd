"""What a wire service or a press office writes to a desk and not to its readers, by kinds.

Shapes are those of `copydesk.reading.text.lines.LineTable` and must be the whole of a short paragraph. `heads` shapes count only
among the first paragraphs of a story and `tails` only among its last.
"""

from __future__ import annotations

from copydesk.tuples import NamedTuple

#: Agencies as their names stand in a dateline's or a credit's brackets.
AGENCIES = (
    r"(?:AP|The\sAssociated\sPress|Associated\sPress|Reuters|REUTERS|AFP|Agence\sFrance-Presse|UPI|dpa|DPA|PTI|ANI|IANS|UNI|AAP|PA|PA\sMedia|Press\sAssociation|EFE|ANSA|TASS|Tass|Interfax|Xinhua"
    r"|Kyodo|Kyodo\sNews|Yonhap|Anadolu|Anadolu\sAgency|NAN|GNA|KNA|Bernama|Antara|CNN|Bloomberg|CP|The\sCanadian\sPress|RFE/RL|Thomson\sReuters\sFoundation|Inter\sPress\sService|IPS)"
)


class WireKind(NamedTuple):
    """A kind of debris: what the message calls it, how much it matters, one example, and the shapes of its lines."""

    name: str
    severity: str
    example: str
    lines: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


_GRAF = "graf|grafs|graph|graphs|graff|para|paras|paragraph|paragraphs"
_NTH = "1st|2nd|3rd|4th|5th|6th|7th|8th|9th|10th|11th|12th|first|second|third|fourth|fifth|sixth|seventh|eighth|last|final|lead"
_ADDED = (
    "quote|quotes|detail|details|background|byline|dateline|comment|comments|reaction|reactions|context|analyst|analysts|analyst comment|shares|share price|share reaction|graphic|link|links|photo|photos|video"
    "|dropped word|missing word|dropped words|latest|fresh quotes|fresh details|company comment|government comment|government reaction|market reaction|bullet points|bullets|more quotes|more details|further details"
    "|further quotes|colour|color|para|paras|paragraph|paragraphs|graf|grafs|trader|traders|minister quotes|statement|byline and quotes|writethru|slug|slugs|tags|in graf|in para|in paragraph|to headline|headline"
)

WIRE_KINDS = (
    WireKind(
        "note to editors",
        "error",
        "Eds: Adds quotes, byline.",
        lines=(
            "(eds|ed's) [.] : *",
            "eds (note|advisory|please) *",
            "editors : (please note|please|note|this story|this item|these stories|adds|updates|update|recasts|subs|stories|photos|pictures|moving|changes|corrects|trims|resending|repeating|note that|a new lead|with) *",
            "(attention|attn|note|advisory|memo) [:|-|to|for] (editors|editor|news editors|picture editors|photo editors|sports editors|all editors|subscribers|all subscribers|clients) *",
            "(editors|picture editors|photo editors|all editors) (note|please note|attention) : *",
            "(attention|attn) [:|-] (editors|picture desks|newsdesks|news desks|picture desk|newsdesk) *",
            "(notes|note) (to|for) (editors|the editor|editor)",
            "editors' (advisory|alert) *",
            "(editorial|photo|graphics|weather|schedule|story) advisory : *",
        ),
    ),
    WireKind(
        "embargo or release line",
        "error",
        "EMBARGOED UNTIL 00.01 MONDAY 3 MAY",
        lines=(
            "[strictly|under|press] [strict] (embargo|embargoed) (until|till|to|for|:|-|on|at) ~",
            "strictly embargoed *",
            "(embargoed|embargo)",
            "(not for|no) (release|publication|use|broadcast|distribution) (before|until|prior|till) ~",
            "(hold|held) (for release|until) ~",
            "for (immediate|advance|general|public) release *",
            "for release (at|on|after|before|:|monday|tuesday|wednesday|thursday|friday|saturday|sunday|immediately|#|a\\.m\\.|p\\.m\\.) *".replace("\\", ""),
            "for use (before|after|until|in editions) *",
        ),
    ),
    WireKind(
        "press office's line",
        "warning",
        "Media contact: Ann Roe, 555 0100",
        lines=(
            "(press|news|media) (release|statement|advisory|alert|invitation|invite) [:]",
            "(media|press) (contact|contacts|enquiries|inquiries|office contact) (:|-) *",
            "for (media|press|further media) (enquiries|inquiries|queries) [please] [contact|call|email|:] *",
            "for (further|more) information [,] [and interviews|or interviews|or to arrange an interview] [please] (contact|call) : *",
            "[for] (interview requests|interviews and images) [please] (contact|:) *",
            "(photo|photos|picture|image|video) (opportunity|call) : *",
        ),
    ),
    WireKind(
        "list of what was changed",
        "warning",
        "(Adds quotes, details, background)",
        heads=(
            f"(adds|add) ({_ADDED}) *",
            f"(adds|add|updates|update) * ({_ADDED}) (in|and|from|throughout|to) *",
            "(recasts|rewrites|refiles|rpts|writes through)",
            "(repeats|repeating|rpts) (story|item|earlier story|to|with no|for) *",
            "(recasts|rewrites|refiles|rpts|writes through) (,|;|lead|lede|first|with|to|throughout|headline|paragraph|intro|and adds|story|top) *",
            "(updates|update) [,] (with|throughout|to add|to adds|prices|shares|lead|lede|the lead|number|numbers|death toll|toll|headline|share price|figures|details|markets|market prices|quotes|byline|adds|recasts|story|grafs) *",
            f"(inserts|subs|trims|deletes|drops|restores|changes|removes|edits|fixes|tweaks) ({_ADDED}|{_GRAF}|dateline|slug|lead|lede|typo|typos|extra word|repeated word|repetition|extraneous|headline) *",
        ),
    ),
    WireKind(
        "pickup or trim line",
        "error",
        "PICKS UP 4th graf: The minister",
        lines=(
            f"(picks up|pick up|pickup|picking up|pickup from|picks up from|pick up from) [at|from|with] [previous|prev] ({_NTH}|#|previous|prev) [prvs] *({_GRAF})*",
            f"(subs|sub|substitutes|inserts|insert|deletes|delete|adds|add|trims|updates|changes) [in] ({_NTH}|#) *({_GRAF}) *(bgng|beginning|with|to|pvs|previous|now|dlt|add|fix|:|after|,) *",
            # "(Corrects 10th paragraph to show …)" is what readers get to see.
            f"(corrects) [in] ({_NTH}|#) *(graf|grafs|graph|graphs|graff|para|paras) *(bgng|beginning|with|to|pvs|previous|now|dlt|add|fix|:|after|,) *",
            "with (vote|story|photo|photos|graphic|obit|trial|game|weather|report|speech|verdict|shooting|storm|quake|crash) xxx",
            "(begin|end|start) optional (trim|cut|add|section|end) *",
            "(optional|opt) (trim|cut|add|end|ending|material) [follows|follow|begins|ends] *",
            "(story|stories|article) (can|may) (end|be cut|be trimmed) (here|from here)",
            "(note|caution) (language|contents|nature of content|strong language|profanity|nature|content) [in|of] [graf|grafs|para|paragraph|#|story] *",
        ),
        phrases=("optional trim", "end optional", "story can end here", "stories can end here"),
    ),
    WireKind("continuation mark", "error", "(MORE)"),
    WireKind("writethru slug", "error", "Storm, 1st Ld-Writethru"),
    WireKind("slug line", "error", "AM-US--Storm, 3rd Ld"),
    WireKind("wire's story number", "error", "[nL1N20H1WX]"),
    WireKind("wire's alert", "error", "URGENT"),
    WireKind("end mark", "error", "-30-"),
    WireKind("agency's credit twice", "warning", "(AP) (Reuters)"),
    WireKind("desk's initials", "warning", "PTI SKL DIV"),
    WireKind("desk's prefix", "warning", "UPDATE 2-Oil falls"),
    WireKind("typesetting code", "error", "@byline:"),
)  # fmt: skip


#: What a newsroom's settings add.
HOUSE = WireKind("phrase of the house", "error", "")


def kind_called(name: str) -> WireKind:
    """The kind of that name."""
    return next(kind for kind in WIRE_KINDS if kind.name == name)
