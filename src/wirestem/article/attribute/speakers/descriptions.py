"""Descriptions: the words with which an article introduces people and later refers to them."""

import re

from wirestem.lexicon.names import names
from wirestem.model import MentionKind

_WORD = re.compile(r"[\w]+(?:[-’'][\w]+)*")
_STOPS = re.compile(
    r"\b(?:said|says|told|that|and|by|with|when|while|as|but|from|after|to|where|if|than|met|calls?|called|between|against|quoted)\s"
    r"|[.;:!?“”\"()—–]|--|\s-\s"
)
_FRONT = re.compile(
    r"(?:^|[,;]\s|\b(?:and|but|said|says|by|from|to|with|when|while)\s)"
    r"(?P<phrase>(?:(?:the|an?|his|her|its|their|our|my)\s|[\w-]+(?: [\w-]+){0,3}[’']s?\s)[^,;:“”\"]{2,90}),\s*$",
    re.IGNORECASE,
)
_APPOSED = re.compile(r",\s(?P<phrase>[^,.;:“”\"()]{2,110})")
_AGED = re.compile(r",\s(?:aged\s)?\d{2}(?=[,.\s])")
_FOLLOWED = re.compile(r"\s(?P<phrase>(?:of the |of |who |is an? |was an? |is the |was the )[^,.;:“”\"()]{2,110})")
# What somebody does, told as the standing it gives.
_DOES = {
    "heads": "chief",
    "headed": "chief",
    "leads": "leader",
    "led": "leader",
    "runs": "chief",
    "chairs": "chair",
    "coordinates": "activist",
    "directs": "chief",
    "manages": "chief",
    "represents": "lawyer",
    "edits": "journalist",
    "owns": "chief",
    "teaches": "scholar",
}
# Ranks and trades cut short in front of a name; an article may spell them out later ("Col. Novak … the colonel").
_SHORT = {
    "adm": "admiral", "atty": "attorney", "brig": "brigadier", "capt": "captain", "cmdr": "commander", "col": "colonel",
    "const": "constable", "cpl": "corporal", "det": "detective", "dr": "doctor", "gen": "general", "gov": "governor",
    "insp": "inspector", "lt": "lieutenant", "maj": "major", "prof": "professor", "pvt": "private", "rep": "representative",
    "sen": "senator", "sgt": "sergeant", "supt": "superintendent",
}  # fmt: skip
_CUT = re.compile(r"\b(" + "|".join(_SHORT) + r")\b\.?(?=\s)", re.IGNORECASE)
# Words of respect between a description and the name: "the minister, Chief (Mrs.) Ibinabo Tariah-West".
_RESPECT = re.compile(
    r"(?<=,\s)(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Chief|Hon|Alhaji|Sir|Dame|Shri|Smt|H\.E|(?:His|Her) Excellency)\.?\s+"
    r"|\((?:Mr|Mrs|Dr|Prof)\.?\)\s+)+$"
)
_PAST = re.compile(r"(?i)\b(?:former|ex-|then-|late|ousted|deposed|erstwhile|one-?time|until|predecessor|was)\b")
_SENDING = frozenset({"news", "press", "telegraph", "information"})
_OPENERS = frozenset("a an the his her its their our of is was".split())


def described_before(text: str, sentence: int, start: int, kind: MentionKind = "person") -> str:
    """The description directly in front of a name: a title ("Transport Minister"), or an apposition and its comma.

    An organisation is described by the noun in front alone ("the watchdog").
    """
    segment = _CUT.sub(lambda m: _SHORT[m[1].lower()] if m[1][0].isupper() else m[0], text[max(sentence, start - 120) : start])
    if kind != "person":
        words = segment.split()
        if not words or segment[-1:] != " " or words[-1].casefold() not in names().nouns:
            return ""
        return " ".join(words[-2:]) if words[-2:-1] and words[-2].casefold() in _SENDING else words[-1]
    segment = _RESPECT.sub("", segment)
    front = _FRONT.search(segment)
    if front:
        return front["phrase"] if _tells(front["phrase"]) else ""
    if segment.rstrip().endswith(","):
        return ""
    cut = 0
    for stop in _STOPS.finditer(segment):
        cut = stop.end()
    phrase = " ".join(segment[cut:].rsplit(",", 1)[-1].split()[-8:])
    return phrase if _titled(phrase) else ""


def is_past(phrase: str) -> bool:
    """Whether a description tells what somebody was: "former foreign minister", "minister until May".

    >>> is_past("the former foreign minister"), is_past("the foreign minister")
    (True, False)
    """
    return _PAST.search(phrase) is not None


def described_after(text: str, end: int, sentence_end: int) -> str:
    """The description that follows a name: an apposition, "who heads …", "is a …"."""
    aged = _AGED.match(text, end, sentence_end)
    at = aged.end() if aged else end
    match = _APPOSED.match(text, at, sentence_end) or _FOLLOWED.match(text, at, sentence_end)
    if match is None:
        return ""
    phrase = match["phrase"]
    if phrase.startswith("who "):
        return phrase if phrase.split()[1] in _DOES or phrase.startswith(("who is ", "who was ")) else ""
    opens = phrase.split()[0].casefold()
    early = roles(" ".join(phrase.split()[:4]))
    if opens not in _OPENERS and not opens[0].isdigit() and not early:
        return ""
    return phrase if _tells(phrase) or opens == "of" else ""


def roles(phrase: str) -> frozenset[str]:
    """The standings that a description gives.

    >>> sorted(roles("the former judge who heads the mission"))
    ['chief', 'judge']
    """
    known = names()
    words = [m.group() for m in _WORD.finditer(phrase)]
    found = set()
    for size in (3, 2, 1):
        for i in range(len(words) - size + 1):
            title = known.title(" ".join(words[i : i + size]))
            if title is not None and title.role:
                found.add(title.role)
    found |= {_DOES[w] for w in words if w in _DOES}
    return frozenset(found)


def _titled(phrase: str) -> bool:
    """Whether the phrase ends in a title."""
    words = phrase.rstrip(".").split()
    return any(names().title(" ".join(words[-size:])) is not None for size in (1, 2, 3) if len(words) >= size)


def _tells(phrase: str) -> bool:
    """Whether the phrase holds a word for a person's standing or an organisation's sort."""
    known = names()
    words = [m.group().casefold() for m in _WORD.finditer(phrase)]
    return bool(roles(phrase)) or any(w in known.nouns for w in words) or any(known.title(w) is not None for w in words)
