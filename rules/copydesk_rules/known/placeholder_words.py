"""The words that tell a placeholder from a name or a word of the story: what a desk leaves open, and where it says so."""

from __future__ import annotations

#: What is left open: in a slot ("[NAME]"), before a note ("name TK"), or as the whole of a note ("caption here").
OPEN = (
    "name", "names", "first name", "last name", "surname", "full name", "age", "ages", "date", "day", "month", "year", "time", "place", "city", "town", "county", "state", "country", "location",
    "venue", "address", "title", "job title", "position", "rank", "company", "organisation", "organization", "party", "team", "opponent", "school", "score", "scores", "result", "figure", "figures",
    "number", "numbers", "amount", "total", "price", "cost", "percentage", "percent", "quote", "quotes", "comment", "response", "reaction", "source", "sources", "cite", "attribution", "link", "url",
    "photo", "photos", "picture", "pic", "pics", "image", "images", "art", "graphic", "chart", "map", "headline", "headlines", "hed", "subhead", "subhed", "standfirst", "strapline", "kicker", "dek",
    "lede", "caption", "captions", "cutline", "byline", "credit", "details", "detail", "stat", "stats", "fact", "facts", "graf", "grafs", "spelling", "reporter", "author", "phone number", "phone",
    "email", "product", "product name", "company name", "author name", "reporter name", "city name", "event", "event name", "topic", "reason", "item", "info", "information", "text", "background",
)  # fmt: skip

#: What else may stand in a slot in capitals beside those.
BESIDE_OPEN = (
    "the", "of", "a", "an", "and", "or", "to", "come", "goes", "here", "in", "for", "from", "with", "tk", "tbc", "tbd", "tba", "xx", "xxx", "pending", "needed", "missing", "blank", "insert", "add",
    "fill", "enter", "check", "confirm", "verify", "please", "pls", "more", "full", "last", "first", "middle", "other", "second", "official", "local", "victim", "suspect", "spokesperson", "speaker",
    "mayor", "player", "coach", "police", "per",
)  # fmt: skip

#: In capitals in a headline these are tags for the reader.
TAGS = frozenset(
    ("photo", "photos", "picture", "pics", "pic", "image", "images", "map", "chart", "graphic", "link", "text", "quote", "quotes", "update", "background", "comment", "info", "reaction", "full text")
)  # fmt: skip

#: What follows a figure and nothing else.
UNITS = (
    r"(?:percent|per\scent|pct|percentage|points?|million|billion|trillion|thousand|hundred|dozen|people|persons|years?|months?|weeks?|days?|hours?|minutes?|seconds?|miles?|km|kilomet\w+"
    r"|met(?:er|re)s?|feet|foot|yards|inches|acres?|hectares?|tons?|tonnes?|pounds|dollars|euros|votes?|seats?|goals?|members?|employees|workers|jobs|students|pupils|residents|homes|houses|others"
    r"|patients|victims|deaths|cases|arrests|men|women|children|passengers|officers|times|degrees|a\.?m\.?|p\.?m\.?|GMT|dead|injured|wounded)(?!\w)"
)

MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"

#: Titles of people who are never left without a name on purpose.
TITLES = (
    r"(?:Mayor|Deputy|Officer|Trooper|Agent|President|Chairman|Chairwoman|Director|Councill?or|Councilman|Councilwoman|Cllr|Alderman|Commissioner|Superintendent|Supt\.?|Sergeant|Sgt\.?|Lieutenant|Lt\.?|Captain|Capt\.?|Detective|Det\.?|Inspector|Constable|PC|Sheriff"
    r"|Chief|Judge|Justice|Governor|Gov\.|Senator|Sen\.|Representative|Rep\.|Congressman|Congresswoman|Minister|Secretary|Ambassador|Professor|Prof\.?|spokes(?:man|woman|person)|spokespeople|Principal)"
)

#: Whole lines, and what stands alone in brackets: shapes of `copydesk.reading.text.lines.LineTable`.
_PART = (
    "headline|hed|image caption|picture caption|video caption|subhead|subheading|sub-heading|subheadline|standfirst|strapline|strap|kicker|dek|caption|captions|photo caption|cutline|byline|by-line|dateline|credit|photo credit|pull quote"
    "|pullquote|pull-quote|quote|photo|picture|pic|image|body text|body copy|main text|display text|intro"
)
_MORE = "story|text|copy|body|name|author|author name|reporter|writer name|title|date|address|chart|graphic|map|video|tweet|embed|link|box|sidebar|fact box|lede|lead|nut graf|bio|content|article|graf|stat|figure"
LINES = (
    f"[insert|add|put|place|your|main|second|first] ({_PART}|{_MORE}) (goes|to go|will go|text goes) here",
    f"[insert|add|put|place|your|main|second|first] ({_PART}) [text] here",
    f"(insert|add) [a|an|the|your|more] ({_PART}|chart|graphic|map|box|sidebar|link|stat|figure|lede|nut graf|bio) [text] [here|please]",
    "(insert|add) * (quote|quotes|photo|headline|caption|byline|figure|figures|stat|stats|standfirst) here",
    f"({_PART}|art|graphic|pictures|photos|quotes) to (come|follow)",
    "(quote|quotes|comment|response|reaction) to (come|follow) from ~",
    "(xxx|xxxx|xxxxx) (xxx|xxxx|xxxxx) (xxx|xxxx|xxxxx) *",
    "(fact check|factcheck|fact-check) (this|please|name|names|figures|needed)",
    "(type|enter|write|paste|put) [your|the|some] (text|title|headline|subtitle|caption|content|copy|story|body text|subhead) here",
    "(click|tap|double click|double-click) [here] to (add|edit) [a|the|your] (text|title|headline|subtitle|caption|content)",
    "your (headline|text|title|caption|content|copy|story) (here|goes here)",
    "(dummy|sample|placeholder|filler|holding) (text|copy|headline|story|caption|content|article|image|photo|quote|page|byline)",
    "this is [some|a|just] (dummy|sample|placeholder|filler|test) (text|copy|headline|story|caption|content|article|page)*",
    "(text|headline|word) (text|headline|word) (text|headline|word) *",
    "test (story|article|headline|page|post) [please ignore|do not publish|ignore]",
    "(do not publish|do not run|not for publication|hold for legal|please ignore|embargo tbc)",
    "(do not publish|do not run) (until|before|without) ~",
    "note to (editor|editors|desk|the desk|news desk|subs|sub-editors|copy desk|copydesk|legal|lawyers|production|layout|picture desk) : *",
    "(legal|lawyers|subs|copydesk|picture desk) : (please|pls|check|is this|can we|are we|do we|can you|could you|should we)*",
    "(ed|eds|desk) : (please|pls|check|is this|can we|are we|do we|can you|could you|should we)*",
    "(todo|fixme) [:] *",
    "(please|pls) (check|confirm|verify|query) [this|spelling|the spelling|name|names|the name|age|title|date|figure|figures|fact|facts|with desk|with legal|with lawyers|with source|with reporter]",
    "(check|confirm|verify|ck|chk) (spelling|name|names|the name|age|title|date|figure|figures|fact|facts|with desk|with legal|with lawyers|with source|with reporter)",
    "(name|names|age|ages|spelling|quote|quotes|figure|figures|headline|caption|captions|pic|pics|photo|photos|byline|source|rank|stat|stats) (tk|tbc|tbd|tba)",
)  # fmt: skip
