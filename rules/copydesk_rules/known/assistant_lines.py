"""What a writing assistant says around the copy it was asked for, by kinds, as shapes of `copydesk.reading.text.lines.LineTable`.

A line or a sentence of the story that has one of the shapes was said to the writer, not to the reader.
"""

from __future__ import annotations

from copydesk.tuples import NamedTuple


class AssistantKind(NamedTuple):
    """A kind of leftover: what the message calls it, one example, and how its sentences run.

    `only_at_ends` shapes are too common to be looked for anywhere but in the first and last paragraphs.
    """

    name: str
    example: str
    sentences: tuple[str, ...]
    only_at_ends: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()


_DONE = (
    "revised|rewritten|polished|edited|updated|improved|corrected|refined|expanded|shortened|condensed|cleaned-up|final|finalised|finalized|rephrased|reworked|tightened|streamlined|proofread|copyedited|copy-edited"
    "|tighter|shorter|longer|clearer|concise|more concise|reworded|restructured|humanised|humanized|translated|simplified|enhanced|draft|sample|possible|suggested|ap-style|ap style|seo-friendly|professional|complete|full|trimmed"
)
#: What an assistant is asked for and a story seldom introduces; and what a story introduces as well.
_ARTICLE = "article|news article|news story|story|piece|copy|news report|blog post|op-ed|opinion piece|feature|headline|headlines|lede|intro|news copy|press release|news brief|article draft|draft article"
_TEXT = "version|draft|text|report|summary|paragraph|passage|script|translation|statement|post|column|caption|captions|outline|rewrite|content|take|edit"
_CHANGE = (
    "rewrite|revise|adjust|shorten|expand|tweak|refine|tailor|rework|rephrase|trim|lengthen|simplify|polish|reformat"
)
_NUMBER = "a few|some|several|two|three|four|five|six|ten|#"

ASSISTANT_KINDS = (
    AssistantKind(
        "an assistant's words about itself",
        "As an AI language model, I cannot browse the internet.",
        (
            "as an ai (language model|model|assistant|chatbot|system|developed|trained|created|writing assistant|text generator) *",
            "as an ai , i *",
            "as an artificial intelligence (language model|model|assistant|,) *",
            "as a (large language model|language model|text-based ai|conversational ai) *",
            "(i'm|i am) (just|only|simply) an ai *",
            "(i'm|i am) an ai (language model|model|assistant|chatbot|developed|trained|and|,) *",
            "(i'm|i am) [so] (sorry|afraid) *(as an ai|assist with|fulfill that|fulfill this|comply with|help with that|browse|real-time|provide that)*",
            "i (cannot|can't|can not|am unable to|am not able to) (browse|access real-time|access current|access live|access external|access the internet|access urls|access links|open links|open urls|fulfill this|fulfill that|fulfill your|assist with this request"
            "|assist with that request|assist with your request|provide real-time|search the web|search the internet|generate that|generate this) *",
            "i (do not|don't) have (access to real-time|access to current|access to live|access to up-to-date|access to the internet|real-time access|real-time|internet access|browsing|the ability to browse|the ability to access|personal opinions or|information beyond) *",
            "my (knowledge|training data|training) (cutoff|cut-off|only goes|only extends|is current|is up to date|was last updated) *",
        ),
        telling=("as of my last update", "as of my last knowledge update", "as of my knowledge cutoff", "as of my last training", "my knowledge cutoff", "as an ai language model"),
    ),
    AssistantKind(
        "an assistant's introduction",
        "Here is the revised article:",
        (
            f"[certainly|sure|absolutely|of course|ok|okay|got it|great] [!|,|.|-] (here's|here is|below is|here are|below are) [the|a|an|your|my] [slightly|fully|newly|more|much|completely] ({_DONE}) [and|,] [{_DONE}] ({_ARTICLE}) [:|based on|with|that|for|in|about|incorporating|reflecting|in ap style] *",
            f"[certainly|sure|absolutely|of course|ok|okay|got it|great] [!|,|.|-] (here's|here is|below is|here are|below are) [the|a|an|your|my] [slightly|fully|newly|more|much|completely] ({_DONE}) [and|,] [{_DONE}] ({_TEXT}) of (the|this|that) (article|story|piece|copy|draft|headline|paragraph|passage|news story|news article|op-ed|blog post|press release|article draft) *",
            f"[certainly|sure|absolutely|of course|ok|okay|got it|great] [!|,|.|-] (here's|here is|below is|here are|below are) [the|a|an|my] [slightly|fully|newly|more|much|completely] ({_DONE}) [and|,] [{_DONE}] ({_TEXT}) of your *",
            f"(here's|here is|below is) (a|an|the) [#-word|short|brief|concise|neutral|draft|possible|sample] [#-word|{_DONE}] ({_ARTICLE}|{_TEXT}) (based on your|based on the information|based on the notes|based on the details|based on what|for your|you requested|you asked|you can use|as requested|written in|in the style of a) *",
            f"(here's|here is|below is|here are|below are) your [slightly|fully|newly|more] [{_DONE}] [and|,] [{_DONE}] ({_ARTICLE}|{_TEXT}) *",
            "(here's|here is|below is) (the|your|a|an) ({_A}) [,] (rewritten|revised|edited|polished|shortened|tightened|reworked|rephrased|condensed|adapted|formatted) *".replace("{_A}", f"{_ARTICLE}|{_TEXT}"),
            f"(certainly|sure thing|sure|absolutely|of course|got it|great|understood|no problem) [!|,|.|-|thing] (here's|here is|here are|below is|below are) (a|an|the|your|{_NUMBER}) *({_ARTICLE}|{_TEXT}|titles|options|suggestions|ideas|alternatives|tweets|angles) *",
            f"(certainly|sure|absolutely|of course|got it|understood) [!|,|.|-] (i've|i have|i'll|i will|let me|i can|i'd be happy to) ({_CHANGE}|revised|rewritten|edited|tightened|write|draft|help|updated|shortened|polished) *",
            "(i've|i have) (revised|rewritten|edited|polished|tightened|reworked|rephrased|condensed|shortened|expanded|proofread|restructured|corrected|cleaned up|summarised|summarized|translated|reworded|trimmed) (the|your|this|that) (article|text|piece|draft|copy|paragraph"
            "|passage|headline|content|intro|introduction|lead|lede|version|press release|opening|quote|quotes) *",
            "(i've|i have) (revised|rewritten|edited|polished|tightened|reworked|shortened|expanded|proofread|corrected) (your|it|this) (story|to|for|so|while|in|with|and) *",
            f"here are ({_NUMBER}) *(headline|headlines|title|titles|caption|angles) (options|ideas|suggestions|alternatives|for your|for the|you)*",
            "(headline|title|caption|lede) (options|ideas|suggestions|alternatives) [:]",
            "(suggested|alternative|possible|proposed|optional) (headline|headlines|title|titles|caption|captions|lede|subhead|subheadline|tweet|social post|pull quote) : *",
            f"this (revised|rewritten|edited|updated|polished|tightened) (version|draft|{_ARTICLE}) (keeps|maintains|preserves|retains|improves|removes|is|aims|ensures|incorporates|emphasizes|emphasises|corrects|focuses) *",
            "(changes made|summary of changes|what i changed|edits made|revisions made|here's what i changed|here is what i changed|key edits|notes on changes|notes on edits) [:]",
            "(changes made|summary of changes|what i changed|edits made|revisions made|here's what i changed|here is what i changed|key edits|notes on changes|notes on edits) : *",
        ),
        only_at_ends=(
            f"(here's|here is|below is) (the|a|an) [slightly|fully|newly|more|much|completely] ({_DONE}) [and|,] [{_DONE}] ({_TEXT})",
            f"(here's|here is|below is) (a|an) [slightly|fully|newly|more|much|completely] ({_DONE}) [and|,] [{_DONE}] ({_TEXT}) (that|with|in|for|based on|written|tailored|suitable|optimised|optimized) *",
            "certainly ! *",
            f"here is (the|a|an) ({_ARTICLE}) :",
        ),
    ),
    AssistantKind(
        "an assistant's offer",
        "Would you like me to shorten the article?",
        (
            "(would you like|do you want) me to *",
            "(would you like|do you want) (this|it) (as a|in a|as an|formatted as) (pdf|word|doc|google|markdown|table|list|bulleted|docx|different|shorter|downloadable) *",
            "if (this|that) (looks good|works for you|is okay|is helpful) [,] *(i can|i'll|let me know)*",
            f"(shall|should) i ({_CHANGE}|proceed|continue|also draft|also write|draft|write|create|prepare) (it|the|this|a|an|with|that) *(version|headline|headlines|article|story|draft|tone|text|section|paragraph|further|shorter|longer|?)*",
            "would you like (a|an|the|this|it|these|some|any|to) *(version|tone|headline|headlines|shorter|longer|adjusted|tailored|rewritten|expanded|adjustments|edits|revisions|changes made|bullet points|tweaked)*",
            "(if you'd like|if you want|if you prefer|if you wish|if you would like|if needed|if helpful) [,] i can [also|then] ({_CHANGE}|turn|make|add|draft|write|create|provide|produce|prepare|convert|generate|include|help|format|put|do|cut|suggest) *",
            f"(if you'd like|if you want|if you would like|if you need) *(let me know|just say the word|i'd be happy to|i'm happy to|i'll) *({_CHANGE}|version|add|make|draft|write|help)*",
            "if you have (specific|a specific|any specific|more details|more information|additional details|a particular) *(i can|let me know|i'd be happy|feel free|share them|i'll)*",
            f"i can [also|further|easily] ({_CHANGE}|make|cut|add|change) *(if you like|if you'd like|if you want|if you prefer|if needed)",
            "just (say the word|let me know|tell me) *(i'll|i can|i will|i'd be happy)*",
            f"i can (also|further) ({_CHANGE}|provide|add|create|draft|make|write|prepare|turn|help) *(if you|version|tone|style|let me know|you'd like|audience|headline|headlines)*",
            "[just|please|and] let me know if (you'd like|you would like|you want|you need|you'd prefer) (me to|any further|any other|anything else|any changes|any adjustments|any edits|any revisions|further|it shorter|it longer|it more|it in|it to|it adjusted|it tailored|changes|edits|revisions|additional|another version"
            "|a different|a shorter|a longer|to adjust|to tweak|to change|to revise|to expand|to shorten|to add|to modify|to refine|adjustments|more details added|help with|this in) *",
            "[just|please] let me know if (this works|this meets|this helps|this captures|this version|any changes are|any adjustments are|further edits|further changes|further adjustments|there are any changes|there's anything you'd like) *",
            "(is there anything else|anything else) (you'd like me to|i can help|i can do|you would like me to|you need help) *",
            "feel free to (adjust|modify|edit|tweak|customise|customize|adapt|personalise|personalize|tailor) *(text|article|draft|tone|wording|headline|placeholders|version|names and|details as)*",
            "feel free to (let me know|reach out|ask) *(further|adjustments|changes|revisions|version|edits|assistance|need anything)*",
            "please (provide|share|paste|upload) (the|your|more|me|me with) *(article|text|draft|story|link|content|transcript) *(so i can|you'd like|and i'll|and i will|then i can|i can|i'll|for me to)*",
            "please (replace|fill in|update) the (placeholders|bracketed|placeholder)*",
            "(happy to|i'm happy to|i'd be happy to|glad to) (adjust|tweak|revise|refine|shorten|expand|tailor|rework|rewrite|help) *(tone|draft|version|length|text|article|headline|if you|if needed|further)*",
        ),
        only_at_ends=(
            "[i] hope (this|that) (helps|is helpful|works for you)",
            "[i] hope (this|that) (helps|is helpful|works for you) (!|.|,|-) *",
            "[i] hope this (article|version|draft|revision|meets your|captures|serves) *",
            "i (tried|aimed|made sure|have tried|attempted) to (keep|preserve|maintain|retain|match) (your|the original|the) (voice|tone|style|meaning|quotes|facts|structure|original) *",
            "(i'm|i am) (unable|not able) to (verify|browse|access|confirm) *(real time|real-time|current|internet|information)*",
            "let me know what you think (of this|of the) (version|draft|revision) *",
        ),
    ),
    AssistantKind(
        "an assistant's note on its work",
        "Word count: 412",
        (
            "[total|final|current|approximate|approx] [.] word count [:|-] *#*",
            "(approx|approximately|about|total) [.] # words",
            "# words [total|exactly]",
            "(seo|meta) (title|description|keywords|tags) : *",
            "(focus|primary|target) (keyword|keywords|keyphrase|audience) : *",
            "(tone|style|voice) : (neutral|formal|professional|journalistic|objective|informative|news|conversational|ap style) *",
            "note : (this is a fictional|this article is fictional|this is a hypothetical|the quotes are|quotes are|quotes have been|i've|i have|i kept|i removed|i added|i assumed|names and|placeholder) *",
            "note : i (cannot|can't|do not|don't|am unable|am not able) *",
            "[please] note [:] [that] [the|all] (quotes|names|figures|details|statistics|people) *(fictional|placeholders|should be replaced|should be verified|need to be verified|need verification)*",
            "[please] note [that] (this|the) (article|story|piece|draft|response|information) (is|was|may be|has been) *(fictional|hypothetical|generated|ai-generated|placeholder|my knowledge|my training)*",
        ),
    ),
)  # fmt: skip
