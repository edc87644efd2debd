"""Wordings of what production leaves in copy, for plant_debris: none is taken from copydesk's own tables."""

from __future__ import annotations

PLACE_LINES = {
    "a line that says what goes there": (
        "Pull quote goes here",
        "[Photo caption here]",
        "SUBHEAD TO COME",
        "Insert headline here",
        "Body text goes here.",
        "(add quote here)",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        "TK: reaction from the mayor",
        "Dummy text",
        "NOTE TO DESK: waiting for a call back",
        "[QUOTE TK]",
        "Standfirst here",
    ),
}

#: A pattern for what a slip takes the place of, and what may stand there instead.
PLACE_SLIPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("TK for a figure", r"(?<=[a-z] )[0-9]{1,3}(?:\.[0-9])?(?= (?:percent|per cent|people|years|miles|million|votes)\b)", ("TK", "TKTK", "[TK]", "tk")),
    ("TK for an age", r"(?<=[ ,])[0-9]{2}(?=-year-old)", ("TK", "tk")),
    ("TK for a sum", r"(?<=[$£])[0-9][0-9,.]*(?= (?:million|billion)\b)", ("TK", "TKTK")),
    ("TK for a name", r"\b(?:Mayor|Judge|Sheriff|Gov\.|Sen\.) ([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?= said\b)", ("TK", "TK TK")),
    ("X's for a figure", r"(?<=[a-z] )[0-9]{1,3}(?:\.[0-9])?(?= (?:percent|per cent|people|years|miles|million|votes)\b)", ("XX", "xx", "XXX", "X.X", "xxx")),
    ("X's for a thousand", r"(?<![\w.,$£])[0-9]{1,3},[0-9]{3}(?= [a-z])", ("X,XXX", "xx,xxx", "XXX,XXX")),
    ("X's for a sum", r"[$£][0-9][0-9,.]*(?= (?:million|billion)\b)", ("$XX", "£XX", "$X.X", "$xx")),
    ("X's for a day", r"\b(?:March|April|August|October) ([0-9]{1,2})\b(?=[ ,.])", ("XX", "xx", "00", "TK")),
    ("a slot for a name", r"(?<=[a-z] )[A-Z][a-z]+ [A-Z][a-z]+(?=, [0-9]{2},)", ("[NAME]", "[FULL NAME]", "[NAME TK]", "{{name}}", "<name>", "[VICTIM NAME]")),
    ("a slot for a place", r"\b(?:in|near|outside) ([A-Z][a-z]+)(?=, [A-Z][a-z]+[,.])", ("[CITY]", "[TOWN]", "[PLACE]", "[LOCATION TBC]")),
    ("question marks for a word", r"\b(?:Mayor|Judge|Sheriff|Senator|Sen\.|Rep\.) ([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?= (?:said|told|says)\b)", ("???", "??", "????")),
    ("question marks for a figure", r"(?<=[$£])[0-9][0-9,.]*(?= (?:million|billion)\b)", ("??", "???")),
    ("a query", r"[A-Z][a-z]+ [A-Z][a-z]+()(?=, [0-9]{2},)", (" (sp?)", " (cq)", " (CQ)", " [sp??]", " (name??)", " (age?)", " (check??)")),
    ("a filler date", r"\b(?:January|March|April|August|October) [0-9]{1,2}, [0-9]{4}\b", ("00/00/0000", "January 00, 2019", "DD/MM/YYYY", "Month XX")),
    ("a filler figure", r"(?<![\w.,$£-])[0-9]{1,3}(?= people\b)", ("00", "000")),
)  # fmt: skip

LLM_FIRST = {
    "an assistant's introduction": (
        "Here's a tightened version of your story, trimmed to 400 words:",
        "Sure! Here is a rewritten version of the article in AP style:",
        "Certainly! Below is the edited article with the changes you asked for.",
        "Of course. Here's the updated draft of your piece:",
        "I've revised the article to make the opening stronger and to fix the grammar.",
        "Here are five headline options for the story:",
        "Absolutely — here's a polished version of the text:",
        "Below is a news article based on the information you provided:",
        "Got it! I'll rewrite the article in a more neutral tone.",
        "Here is your revised press release:",
        "Here is a 300-word news story based on your notes:",
        "This revised version keeps the quotes intact and removes the repetition.",
    ),
}

LLM_LAST = {
    "an assistant's offer": (
        "Would you like me to add a quote from the mayor or suggest a headline?",
        "Do you want me to make it shorter?",
        "Let me know if you'd like any changes to the tone or length.",
        "I hope this helps! Feel free to ask if you need further adjustments.",
        "If you'd like, I can also draft a social media post for this story.",
        "Shall I write a shorter version for print?",
        "Feel free to edit the headline or the wording to fit your style guide.",
        "Just let me know if you need a different version for the web.",
        "I can also expand the section on costs if you'd like.",
        "Would you like a more formal version of this article?",
        "Please let me know if there are any changes you would like me to make.",
        "If you want, I can turn this into a bulleted summary.",
    ),
    "an assistant on itself or its work": (
        "As an AI, I don't have access to real-time information, so please verify the figures.",
        "Note: I cannot browse the internet, so some details may be out of date.",
        "I'm sorry, but I can't assist with that request.",
        "Word count: 386",
        "(Word count: 402 words)",
        "Please note that the quotes in this article are fictional and should be replaced.",
        "My knowledge cutoff is September 2021, so later events are not included.",
        "As a language model, I can't verify the claims made by the council.",
        "Meta description: Council votes for a new bridge after two years of talks.",
        "Note: I've kept the original quotes and fixed the grammar.",
        "I don't have access to current data on this topic.",
        "[Your Name]\n[Your Newspaper]",
    ),
    "an assistant's citation mark": (
        "The plan was approved in May. turn0search12",
        "The plan was approved in May. :contentReference[oaicite:3]{index=3}",
        "The plan was approved in May (https://ledger.example/plan?utm_source=chatgpt.com).",
        "The plan was approved in May.【7†source】",
        "The plan was approved in May. citeturn1news4turn0search2",
        "The plan was approved in May. [oaicite:0]",
        "The plan was approved in May. [web:4]",
        "More is at https://ledger.example/?utm_source=openai.",
    ),
}  # fmt: skip

WIRE_FIRST = {
    "a note to editors": (
        "Eds: New throughout; updates with court ruling, adds byline.",
        "(EDS: Recasts lead, adds quotes from the minister)",
        "EDITORS: Please note strong language in paragraph 6.",
        "ATTENTION EDITORS - this story contains graphic images",
        "Note to editors: photos are on the wire.",
        "Eds.: Adds background; pictures moving.",
        "ADVISORY TO EDITORS: a new lead will move by 1600 GMT.",
    ),
    "an embargo or release line": (
        "EMBARGOED UNTIL 0001 GMT, TUESDAY 4 MAY",
        "Embargo: 10 a.m. Thursday",
        "STRICTLY EMBARGOED TO 22.30 ON SUNDAY",
        "NOT FOR RELEASE BEFORE 6 A.M. EST MONDAY",
        "HOLD FOR RELEASE until 9 a.m.",
        "FOR IMMEDIATE RELEASE",
        "UNDER EMBARGO UNTIL 12:00 BST",
    ),
    "a slug or writethru line": (
        "BC-EU--Harbor Bridge, 2nd Ld-Writethru",
        "Harbor-Bridge,1st Ld-Writethru,612",
        "AM-US--Bridge Collapse, 4th Ld",
        "PM-Bridge Vote, 1st Ld-Writethru",
        "HARBOR-BRIDGE/VOTE (UPDATE 3)",
        "a0421",
        "BC-Bridge-Vote",
        "3rd LD-Writethru: Bridge",
    ),
    "an alert": ("URGENT", "BULLETIN", "FLASH", "NEWSALERT", "APNewsAlert", "URGENT --"),
    "a list of what was changed": (
        "(Adds quotes, background)",
        "(Recasts with ruling; adds comment, share price)",
        "Updates with closing prices, adds analyst",
        "(Updates throughout, adds byline)",
        "* Adds details from court filing",
        "(Rewrites first paragraph, adds minister's comments)",
        "RECASTS, adds reaction",
    ),
}

WIRE_LAST = {
    "a continuation or end mark": ("(MORE)", "-more-", "- more -", "ENDS", "-ENDS-", "###", "-30-", "(END)", "-0-", "Ends", "- ENDS -", "MORE-MORE", "Enditem", "# # #"),
    "a pickup or trim line": (
        "PICKUP 4th graf: The minister said",
        "(STORY CAN END HERE)",
        "(Begin optional trim)",
        "INSERTS 7th graf bgng: The court",
        "SUBS 3rd graf to fix spelling of name.",
        "PICKS UP 5th graf previous",
        "with vote XXX",
        "(END OPTIONAL TRIM)",
    ),
    "a desk's initials": ("PTI NSD ABC", "bur-jd/pm/ek", "AAP gm/rb", "dpa ab cd ef", "PTI SKY RT", "-- IANS ss/vd", "gf/tk/mb"),
    "a press office's line": (
        "Media contact: Ann Roe, ann@ledger.example, 555 0100",
        "For media enquiries, please contact the press office on 020 7946 0000.",
        "Notes to Editors",
        "For further information, please contact: Ann Roe",
        "Press contacts: Bob Poe, 555 0199",
        "NEWS RELEASE",
    ),
}  # fmt: skip
