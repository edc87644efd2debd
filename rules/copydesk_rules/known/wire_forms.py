"""The forms of a wire's marks: continuation and end, slugs and numbers, alerts, initials, credits. For the rule wire-debris."""

from __future__ import annotations

from copydesk.patterns import lazy
from copydesk_rules.known.wire_lines import AGENCIES

#: The story goes on in a next take.
MORE = lazy(
    r"(?:[(\[]\s?(?:MORE|More|more)\s?[)\]]|[-–—]+\s?(?:MORE|More|more)\s?[-–—]+|(?:MORE\s?[-–—]+\s?){1,4}MORE\s?[-–—]*|MORE\s?[-–—]+|\(?(?:MTF|mtf|MORE FOLLOWS|more follows)\)?)\Z"
)
#: The number of a lead, and a story written through.
WRITETHRU = lazy(
    r"(?:[0-9](?:st|nd|rd|th)\s(?:Ld|LD|Lead|NewsLead|NewsAlert|LEAD)[\s-]?)?(?:Writethru|WRITETHRU|writethru|Writethrough|WRITETHROUGH)\b|\b[0-9](?:st|nd|rd|th)\s(?:Ld|NewsLead|NewsAlert)\b"
)
#: A story by its slug.
SLUG = lazy(
    r"(?:(?:AM|PM|BC|AP)-(?:[A-Z]{2,4})?--[A-Z][\w.'’&/-]*(?:[ ,]{1,2}[\w.'’&/-]+,?){0,8}|BC-[A-Z]\w*(?:-[A-Z]\w*){1,4}"
    r"|[A-Z]{3,20}(?:-[A-Z]{3,20}){1,4}/[A-Z][A-Z ]{2,20}(?:\s?\([A-Z0-9 ,]{3,30}\))?|[A-Z]{3,20}(?:-[A-Z]{3,20}){1,4}\s?\((?:UPDATE|WRAPUP|URGENT|CORRECTED|REFILE|PIX|TV|GRAPHIC)[A-Z0-9 ,]{0,24}\)"
    r"|[abfhnrsvw]0[0-9]{3}|AP-[A-Z]{2}-[0-9]{2}-[0-9]{2}-[0-9]{2}\s?[0-9]{3,4}\w{0,4})\Z"
)
#: A story's number in an agency's system.
USN = lazy(r"\[(?:ID:)?n?[LNSB][0-9][A-Z][A-Z0-9]{6}\]")
#: The head of an alert.
ALERT = lazy(
    r"(?:URGENT|BULLETIN|FLASH|NEWSALERT|NewsAlert|APNewsAlert|NEWS ALERT|SNAP|ADVISORY|BULLETIN KILL|KILL BULLETIN|MANDATORY KILL)(?:\s?[-–—:]+)?\Z"
)
#: A take's number.
TAKE = lazy(
    r"(?:[A-Z]{3,20}[ ,-]\s?)?(?:(?:1st|2nd|3rd|[0-9]th)?(?:ADD|TAKE)\s?[0-9]{0,2}|(?:add|take)\s[0-9]{1,2}|([2-9])(?:-\1){2,4})\Z"
)
#: Codes of typesetting systems.
CODE = lazy(
    r"@(?:body|text|byline|by|headline|head|hed|subhead|caption|credit|deck|kicker|start|dateline|normal|main|bodytext|body text)\s?[:=]|<(?:QC|QL|QR|EP)>"
)
#: The end of the story, in a line of its own and behind its last sentence.
END_LINE = lazy(
    r"(?:ENDS?|Ends|[-–—*\s]*(?:ENDS?|Ends|ends|end)[-–—*\s/]+|[-–—*]+\s?(?:ENDS?|Ends|ends|end)|\(\s?(?:ENDS?|ends?|Ends)\s?\)|[-–—]+\s?(?:30|0|o|XXX)\s?[-–—]+|#{2,4}|#(?:\s#){1,3}|END OF (?:STORY|TEXT|REPORT|COPY)|[Ee]nditem|ENDITEM|ENDIT|_ENDITEM_|ends/)\.?\Z"
)
END_TAIL = lazy(
    r"(?<=[.!?”\"])\s+(?P<mark>ENDS?|[-–—]+\s?(?:ENDS?|Ends|ends|30|0)\s?[-–—]+|\((?:ENDS?|ends?)\)|[Ee]nditem|ENDITEM|ENDIT|ends/|#{2,4})\.?\Z"
)
#: Who handled the story.
INITIALS = lazy(
    r"(?:(?:PTI|IANS|ANI)(?:\s[A-Z]{2,4}){1,6}|(?:--?\s?)?IANS\s?/?[a-z]{2,5}(?:/[a-z]{2,5}){0,3}/?|(?:--\s?)?(?:bur-)?[a-z]{2,4}(?:-[a-z]{2,4})?(?:/[a-z]{2,4}){1,4}/?|dpa(?:\s[a-z]{2,3}){2,6}"
    r"|AAP\s[a-z]{2,3}(?:/[a-z]{2,3}){0,3}|REUTERS?(?:\s[A-Z]{2}){1,4})\Z"
)
#: Two agencies beside each other; a dateline and its agency; an agency as a sign-off.
TWO_CREDITS = lazy(rf"\({AGENCIES}\)\s?(?:[-–—/|]\s?)?\({AGENCIES}\)")
DATELINE_AGAIN = lazy(rf"[A-Z][A-Za-z. ]{{2,30}}\({AGENCIES}\)\s?[-–—]{{1,2}}\s")
SIGN_OFF = lazy(rf"[-–—\s(\[]*{AGENCIES}[)\]\s.]*\Z")
#: What a desk puts before a headline.
PREFIX = lazy(r"(?:(?:UPDATE|WRAPUP)\s[0-9]{1,2}|RPT|REFILE|BRIEF|WRAPUP|UPDATE)-(?=[A-Z])")
