"""Wordings: how the words themselves show that somebody denies, foresees, accuses or keeps silent."""

import re

from wirestem.lexicon.cues import pattern

UNSAID = re.compile(r"to (?:say|comment|discuss|answer|speculate|be drawn|give|name|confirm)\b|comment")
_OPEN = r"^[\"“‘']?"
SILENT = re.compile(
    _OPEN + r"(?:I|we|he|she|they|it)?\s*(?:will|would|can|could|do|did|am|are|is|was|were)?\s*"
    r"(?:not|n[’']t|cannot|can[’']t|won[’']t) (?:going to |willing to |able to |in a position to )?"
    r"(?:speculate|comment|discuss|say|answer|confirm or deny|go into|negotiate)\b|" + _OPEN + r"no comment",
    re.IGNORECASE,
)
_NOBODY = (
    _OPEN + r"(?:to date, |so far, )?(?:no (?!one (?:knows|can)|more than|fewer|less than|longer|later|sooner|doubt)\w+"
    r"|nobody(?! \w+s\b)|none|nothing|never|not (?:one|a single))\b"
)
_NOT = (
    r"(?:(?:has|have|had|did|does|do|is|are|was|were) (?:not|never)|(?:hasn|haven|hadn|didn|doesn|don|isn|aren|wasn|weren)[’']t)"
    r"|(?:has|have|had) never"
)
_DONE = (
    "bought|sold|sent|shipped|supplied|received|done|paid|known|aware|taken|given|used|made|broken|involved|guilty|true|knew|know"
    "|recogni[sz]e|buying|supplying|sending|responsible|lied|killed|attacked|stolen"
)
_UNTRUE = (
    "not (?:true|so|the case|right|correct)|incorrect|inaccurate"
    "|untrue|false|plain wrong|baseless|nonsense|absurd|fabricated|fake|unfounded|a lie|lies"
)
_HEARSAY = "talk|claims?|reports?|rumou?rs?|allegations?|accusations?|suggestions?"
# Apart from the others, for they need be tried at the first word only.
_OPENS_DENIAL = re.compile(
    rf"{_NOBODY}(?!.{{0,40}}\b(?:will|would|shall|can)\b)"
    rf"|{_OPEN}(?:\w[’'\w]*\s+){{1,4}}?(?:{_NOT}) (?:\w+ ){{0,2}}(?:{_DONE})\b"
    rf"|{_OPEN}(?:{_HEARSAY}) (?:of|that|about)\b.{{0,60}}\b(?:is|are|was|were)\b"
    rf"|{_OPEN}(?:\w[’'\w]*\s+){{1,4}}?(?<!were )(?<!was )(?<!have )(?<!has )never \w+",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    rf"\b(?:is|are|was|were) (?:{_UNTRUE})\b"
    r"|\b(?:has|have|had|did|is|was|were) neither\b|\bnothing but\b|\botherwise$",
    re.IGNORECASE,
)
# What is said of what others say: "the allegation was “a fairy tale”".
_OF_HEARSAY = re.compile(
    rf"{_OPEN}(?:(?:the|this|that|these|those|such|all|any|so-called)\s)*(?:\w+ )?"
    rf"(?:{_HEARSAY}|accusation|allegation|suggestion|charges?|stor(?:y|ies)|rumou?r|report)\b.{{0,60}}\b"
    r"(?:is|are|was|were|amount\w*|belong\w*|have no|has no|lacks?|came)\b",
    re.IGNORECASE,
)
COMING = re.compile(
    _OPEN + r"(?:[^,;:“”\"]{0,90}?\s)(?:will|would|[’']ll|shall|might|may|could"
    r"|(?:is|are|was|were) (?:to|set to|due to|expected to|going to|likely to))\b",
    re.IGNORECASE,
)
SUPPOSED = re.compile(r"\bwould (?:have|violate|breach|like|rather|prefer|never|not|sooner)\b", re.IGNORECASE)
# Somebody speaks for many of what they will do: "We will come back", "Our members expect".
RESOLVED = re.compile(
    _OPEN + r"(?:we|our (?:\w+ )?\w+) (?:(?:will|shall) |[’']ll "
    r"|(?:expect|hope|plan|intend|demand|want)\b|are (?:going|set|due) to |(?:will )?vote\b)",
    re.IGNORECASE,
)
# "They sold tickets until the ramp went up": of others, without a name, what they did.
THEY_DID = re.compile(
    _OPEN + r"they (?!were\b|are\b|have\b|will\b|would\b|can\b|do\b|don|need\b|want\b|say\b|know\b)(?:just )?\w+", re.IGNORECASE
)
OWN_VICTORY = re.compile(
    r"\b(?:we|I) (?:have |[’']ve )?won\b(?![’'])|\b(?:he|she|they) (?:had |has |have )won\b"
    r"|\bvictory (?:is|was) (?:hers|his|ours|mine|theirs)\b",
    re.IGNORECASE,
)
# Sources without a name, papers not meant to be seen.
IN_THE_DARK = re.compile(
    r"(?i)\b(?:(?:asked|wish\w*|want\w*|requested|declined) (?:not )?to be (?:named|identified|quoted)|on condition of anonymity"
    r"|briefed on|familiar with|with knowledge of|with direct knowledge|close to the|former employees?|insiders?"
    r"|internal|leaked|seen by the|obtained by the"
    r"|confidential|whistle-?blowers?)\b"
)
# People who are not to be named, and words that mean them again: "one of the people said".
NAMELESS = re.compile(
    r"(?i)\b(?:anonym\w*|unnamed|nameless|not (?:to )?be (?:named|identified|quoted)|familiar with|briefed on"
    r"|(?:direct |with )knowledge of|close to|insiders?|sources?|not authori[sz]ed|who (?:has|have|had) seen)\b"
)
AGAIN = re.compile(
    r"(?i)(?:one of )?the (?:people|person|officials?|insiders?|three|two|employees?|others)$|(?:one|some|two) of them$"
)

# Deeds that nobody owns to: who tells them of others mostly accuses.
MISDEED = re.compile(
    r"(?i)\b(?:"
    r"l(?:ie|ies|ied|iar|ying)|cheat\w*|steal\w*|stole\w*|theft|thie\w+|loot\w*|rob\w*|fraud\w*|brib\w+|corrupt\w*"
    r"|embezzl\w*|launder\w*|kickback\w*|rig(?:ged|ging)|forg(?:ed|ery|ing)|falsif\w+|fake\w*|fabricat\w+"
    r"|cover(?:ed|ing)?[ -]up|conceal\w*|hid(?:e|es|den|ing)?|abus\w+|tortur\w+|beat(?:en|ing)?|threat\w+"
    r"|intimidat\w+|harass\w+|kill\w*|murder\w*|massacr\w+|shell(?:ed|ing)|bomb\w*|attack\w*|sabotag\w+|spy\w*"
    r"|espionage|violat\w+|breach\w*|illegal\w*|unlawful\w*|criminal\w*|crime\w*|betray\w*|treason\w*|conspir\w+"
    r"|collu\w+|plot\w*|manipulat\w+|mislead\w*|misled|decei\w+|neglect\w*|negligen\w+|incompeten\w+|reckless\w*"
    r"|fail(?:ed|ure|ing|s)?|ignor\w+|sold|bought|paid|pocket\w*|dump\w*|smuggl\w+|evad\w+|exploit\w*"
    r"|discriminat\w+|censor\w*|silenc\w+|orchestrat\w+|interfer\w+|meddl\w+|provok\w+|provocat\w+|aggress\w+"
    r"|invad\w+|intrud\w+|trick\w*|swindl\w+|scam\w*|pretext|propagand\w+|dirty|shame\w*|scandal\w*|disgrace\w*"
    r"|hypocri\w+|deliberate\w*|wilful\w*|unpaid|forc(?:ed|ing)|coerc\w+|extort\w+|blackmail\w*|kidnap\w*"
    r"|abduct\w*|rap(?:ed|ing|ist)|assault\w*|injur\w+|destroy\w*|burn\w*|demolish\w*|evict\w*"
    r")\b"
)
# People who speak without a name, or for one side of a quarrel.
UNNAMED = re.compile(
    r"(?i)\b(?:"
    r"sources?|anonym\w+|condition of|insiders?|whistle|officials?|some|many|people|residents|witness\w*|critics"
    r"|opponents|opposition|activists?|rivals?|lawyers?|prosecut\w+|victims?|relatives|famil\w+|unions?|former"
    r")\b"
)
# What a thing is called by those who say that it is not so.
SCORNED = re.compile(
    r"(?i)\b(?:"
    r"absurd|baseless|nonsense|false|untrue|lie|lies|fiction|fairy|fantasy|slander\w*|libel\w*|smear|ridiculous"
    r"|rubbish|ludicrous|invented|invention|groundless|unfounded|wrong|distort\w*|exaggerat\w*|hoax|myth|malicious"
    r"|fabricat\w*|nothing to do|no role|no basis|no truth|no evidence|no such|never|not true|innocent|rumou?rs?"
    r"|gossip|imaginat\w+|hearsay|witch|farce|theatre|circus"
    r")\b"
)


def denies(content: str) -> bool:
    """Whether the words say that something is not so."""
    if _OPENS_DENIAL.match(content) or _DENIAL.search(content):
        return True
    return bool(_OF_HEARSAY.match(content) and pattern("scorn").search(content))
