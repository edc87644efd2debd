"""Which stories copydesk leaves alone, because they are not in English: its rules would misjudge them.

What the words show counts for more than what the file declares: templates declare the site's language, not the story's.
"""

from __future__ import annotations

from copydesk.patterns import lazy, words
from copydesk.story import Story

#: How much of a story is looked at, in characters; how many words it takes to tell, and which share of them decides.
_SAMPLE = 1500
_FEWEST = 40
_ENGLISH_SHARE = 0.12
_OTHER_SHARE = 0.15
_SCRIPT_SHARE = 0.6

_ENGLISH = words("the of and to a in is was for that on with by at from as be it are this have has had not he she they")
# Words that carry sentences, without those that are English words as well ("die", "in", "was", "on", "me").
_OTHERS = {
    "German": "der und das den von zu mit für auf ist im nicht ein eine dem des sich auch als nach bei aus einen wird sind",
    "French": "le la les des et du une est dans que pour qui sur pas au par avec ce il sont aux cette ses plus été",
    "Spanish": "el la los las de que en del una por con para se es al como su más fue sus pero este entre",
    "Italian": "il di che la e per una del della con non è gli dei le alla nel più sono da anche dal delle",
    "Portuguese": "de o que e do da em um para com não uma os no na por mais dos como foi das ao pelo",
    "Dutch": "de het een van en dat zijn voor met niet aan er ook bij naar uit door maar wordt werd heeft",
    "Swedish": "och att det som en på är av för med den till inte har ett om var från de kan vid men",
    "Norwegian or Danish": "og det som en på er av for med den til ikke har et om var fra at de kan ved men ble blev",
    "Polish": "i w na z się nie do że jest to o po jak za przez od dla są tym był oraz",
    "Turkish": "ve bir bu için ile da de olarak daha çok olan gibi kadar sonra ise oldu",
    "Indonesian or Malay": "yang dan di ke dari ini itu dengan untuk pada dalam tidak akan oleh telah juga adalah",
    "Romanian": "de și în la a cu pe din care nu este pentru un o că sunt mai fost au",
    "Vietnamese": "và của là có không được các cho trong một người đã những với này để",
}
_SCRIPTS = (
    ("Greek", lazy(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("Cyrillic", lazy(r"[\u0400-\u052f]")),
    ("Hebrew", lazy(r"[\u0590-\u05ff]")),
    ("Arabic", lazy(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")),
    ("Indic", lazy(r"[\u0900-\u0dff]")),
    ("Thai", lazy(r"[\u0e00-\u0e7f]")),
    ("Korean", lazy(r"[\u1100-\u11ff\uac00-\ud7af]")),
    ("Japanese", lazy(r"[\u3040-\u30ff]")),
    ("Chinese", lazy(r"[\u3400-\u9fff]")),
)
_NO_LETTER = lazy(r"[\W\d_]+")


def not_english(story: Story) -> str | None:
    """Why the story is left alone ("the copy is in German"), or None where it is in English or nothing says otherwise."""
    sample = story.copy[:_SAMPLE]
    if not sample.isascii() and (script := _script(sample)):
        return f"the copy is in {script} script"
    tokens = sample.lower().split()
    if len(tokens) >= _FEWEST and sum(map(_ENGLISH.__contains__, tokens)) / len(tokens) >= _ENGLISH_SHARE:
        return None
    tokens = [word.strip(".,;:!?()\"'“”‘’«»") for word in tokens]
    if len(tokens) >= _FEWEST:
        english = sum(word in _ENGLISH for word in tokens) / len(tokens)
        if english >= _ENGLISH_SHARE:
            return None
        language, share = _most_likely(tokens)
        if share >= _OTHER_SHARE and share > 2 * english:
            return f"the copy is in {language}"
    declared = story.language
    if declared and declared.partition("-")[0].partition("_")[0].lower() not in ("en", "eng", "und", "mul", "zxx"):
        return f"the file declares its language as “{declared}”"
    return None


def _script(sample: str) -> str | None:
    if len(sample) - len(sample.encode("latin-1", "ignore")) <= _SCRIPT_SHARE * _FEWEST:
        return None  # some typographic marks
    letters = len(_NO_LETTER.sub("", sample))
    if letters < _FEWEST:
        return None
    for name, pattern in _SCRIPTS:
        if sum(1 for _ in pattern.finditer(sample)) > _SCRIPT_SHARE * letters:
            return name
    return None


def _most_likely(tokens: list[str]) -> tuple[str, float]:
    counts = {}
    for language, listed in _OTHERS.items():
        known = words(listed) - _ENGLISH
        counts[language] = sum(word in known for word in tokens)
    language = max(counts, key=lambda each: counts[each])
    return language, counts[language] / len(tokens)
