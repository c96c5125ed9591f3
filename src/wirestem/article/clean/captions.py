"""Captions and picture credits in running pages, where nothing but their wording tells them."""

import re
from collections.abc import Iterator

from wirestem.article.clean.marks import Mark, known_marks
from wirestem.lexicon.agencies import Agencies
from wirestem.lexicon.outlets import ends_like
from wirestem.model import Range

_LABEL = (
    r"(?i:(?:file\s+)?(?:photo(?:s|graph(?:s|er|y)?)?|pictures?|images?|pic|pix|video"
    r"|(?:info)?graphics?|illustrations?|footage|cartoon|handout|still|screengrab|screenshot|foto|fotos|imagen|bild|immagine|imagem|фото)(?:\s+(?:credits?|courtesy))?)"
)
# "Photo: AFP", "Photograph by Ana Ruiz/AP", "Image copyright Reuters", "Source REUTERS/FILE", "Credit: AFP via Getty Images"
_CUE = re.compile(
    rf"(?P<cue>\b{_LABEL}\b(?i:\s+(?:credit|copyright|source|by|from|courtesy(?:\s+of)?))*\s*[:/|–—-]?\s*"
    r"|\b[Cc]redit\s*:\s*|\b[Ss]ource\s*:\s*|(?<=\S )[Ss]ource\s+(?=[A-Z]{3})|©\s*(?=[A-Z]))"
    r"(?P<names>[^\n.;]{0,50}?(?:[A-Z][\w.’'-]*/)?[A-Z][^\n;)]{1,40})"
)
_LABELLED = re.compile(
    r"files?\s+[-–—]\s|\(files?\)"
    r"|(?:caption|file photos?|photos?|pictures?|images?)\s*[:|–—]|image (?:caption|copyright)\b|photos?$"
    r"|(?:in )?(?:this|an?) (?:undated )?(?:file |handout |aerial |satellite |drone )?(?:photo|photograph|picture|image)\b"
    r".{0,40}\b(?:taken|released|provided|shows?|obtained|made available|dated|distributed)\b"
    r"|(?:file|handout) (?:photo|picture|image)\b",
    re.IGNORECASE,
)
# "Ines Calder (pictured) was on the pier", "(Representational image)"
_POINTS = re.compile(
    r"\((?i:pictured|above|below|(?:front |top |bottom |second |third |fourth |far )?(?:left|right|centre|center)|l|r|l-r|inset)"
    r"\b[^)]{0,30}\)[^.]*$"
    r"|^\(?(?i:representational?|representative|symbolic|generic|stock|illustrative)\W+(?i:image|photo|picture|purposes?)\W*$"
)
_SHORT_WORDS = 25
_PICTURED = re.compile(r"\b(?:pool|files?|handout|photos?|pictures?|archive|via|getty|illustration|screengrab)\b", re.IGNORECASE)
# The dot of "J. Morales" ends no sentence.
_SENTENCE_END = re.compile(r"(?<![\s/(][A-Z])[.!?”\"’')\]]\s+(?:[|–—]\s+)?(?=[A-Z(\[])")
_PERSON = r"[A-ZÀ-Þ][\w’'-]+(?: (?:[A-ZÀ-Þ][\w’'.-]*|de|van|von|al|bin|el|da)){1,3}|[A-Z]\. [A-ZÀ-Þ][\w’'-]+"
_BY_PERSON = re.compile(rf"(?:{_PERSON})\s?/\s?[A-Z][\w ’'&-]+|(?:{_PERSON})[,|] [A-Z]{{2,8}}|[A-Z]{{2,8}}\s?/\s?(?:{_PERSON})")
# "Kyodai Pix via HAXA", "Ana Ruiz for the Lantern"
_FOR = re.compile(
    rf"(?:{_PERSON}|[A-Z][\w’'&-]+(?: [A-Z][\w’'&-]+){{0,3}}) (?:via|for|courtesy of) (?:[Tt]he )?"
    r"[A-Z][\w’'&-]+(?: [A-Z][\w’'&-]+){0,3}"
)
_AT_END_CHARS = 110
_CAPTION_WORDS = 70


def picture_marks(text: str, start: int, end: int, agencies: Agencies, *, caption: bool) -> tuple[Mark, ...]:
    """The agencies credited for a picture in `text[start:end]`; in a `caption` its last words may be a credit without a cue."""
    stretches = [match.span("names") for match in _CUE.finditer(text, start, end)]
    if caption:
        stretches += list(_last_words(text, start, end))
    found: list[Mark] = []
    for begin, stop in stretches:
        for mark in known_marks(text, begin, stop, agencies):
            if mark.known and not any(mark.start < other.end and other.start < mark.end for other in found):
                found.append(mark)
    return tuple(sorted(found, key=lambda mark: mark.start))


def _last_words(text: str, start: int, end: int) -> Iterator[Range]:
    """What follows the last sentence of a caption, or the brackets at its end; a short one as a whole."""
    tail = text[start:end].rstrip(" .")
    if tail.endswith((")", "]")):
        opened = max(tail.rfind("("), tail.rfind("["))
        if opened >= 0:
            yield start + opened + 1, start + len(tail) - 1
            return
    ends = [match.end() for match in _SENTENCE_END.finditer(tail)]
    if ends:
        yield start + ends[-1], start + len(tail)
    elif len(tail.split()) <= 8:
        yield start, start + len(tail)


def is_caption(words: str, agencies: Agencies) -> bool:
    """Whether a line is a caption: it names itself one, or it is short and ends in a picture's credit.

    "(Carvonia Pool/AFP)" and "Ana Ruiz / Reuters" end captions; "He told AFP." ends a sentence, "AFP/Reuters" is a byline.
    """
    count = words.count(" ") + 1
    if _LABELLED.match(words) or (count <= _SHORT_WORDS and _POINTS.search(words)):
        return True
    if count > _CAPTION_WORDS or re.match(r"(?:by|source|with|via|text|reporting)\b", words, re.IGNORECASE):
        return False
    return _ends_with_cue(words, agencies) or _ends_with_credit(words, agencies)


def _ends_with_cue(words: str, agencies: Agencies) -> bool:
    for cue in _CUE.finditer(words, max(0, len(words) - _AT_END_CHARS)):
        if not words[: cue.start()].strip(" ([") and cue["cue"][:1] in "sSC":
            continue  # "Source: AFP" on a line of its own is about the text
        if len(words) - cue.end() > 12 or (cue.start() and words[: cue.start()].rstrip()[-1:] not in ".!?)”\"’'|-–—([,"):
            continue
        names = cue["names"]
        if agencies.find(words, *cue.span("names"), credit=True) or (names[:1].isupper() and len(names.split()) <= 6):
            return True
    return False


def _ends_with_credit(words: str, agencies: Agencies) -> bool:
    for start, end in _last_words(words, 0, len(words)):
        piece = words[start:end]
        if (
            start
            and words[start - 1] not in "(["
            and (_BY_PERSON.fullmatch(piece.strip(" .")) or _FOR.fullmatch(piece.strip(" .")))
        ):
            return True
        if end - start > 90 or not known_marks(words, start, end, agencies):
            continue
        named = agencies.find(words, start, end, credit=True)
        if any(name.agency.kind == "picture" for name in named) or ("/" in piece and _PICTURED.search(piece)):
            return True
        if _PICTURED.search(piece) or _person(piece, agencies):
            return len(piece.split()) <= 9 and not re.search(r"\b(?:said|told|says|with|by)\b", piece)
    return False


def _person(names: str, agencies: Agencies) -> bool:
    """Whether one side of a stroke is a photographer (two words or more, no agency nor paper) and the other but an agency."""
    parts = [part.strip() for part in names.split("/")]
    sent = [
        bool(agencies.named(part) or [n for n in agencies.find(part, credit=True) if n.end - n.start > len(part) - 3])
        for part in parts
    ]
    able = [
        len(part.split()) >= 2 and part[:1].isupper() and not known and not ends_like(part, "paper")
        for part, known in zip(parts, sent, strict=True)
    ]
    return len(parts) > 1 and any(sent) and any(able)


def names_photographer(words: str) -> bool:
    """Whether a short line between paragraphs is a person and an outlet, or ends in them: "(Bo Lind/Tollen Press)".

    >>> [names_photographer(w) for w in ("Bo Lind | The Messenger", "The crane at dusk (Bo Lind/Tollen Press)", "Bo Lind | 61")]
    [True, True, False]
    """
    match = re.search(rf"(?:^|[(\[])(?:{_PERSON})\s?[/|]\s?(?:The )?[A-Z][\w’'&-]+(?: [A-Z][\w’'&-]+){{0,3}}[)\]]?\.?$", words)
    return (match is not None or _FOR.fullmatch(words) is not None) and words.count(" ") < 30


def ends_in_bracket(words: str, agencies: Agencies) -> bool:
    """Whether a short line ends in an agency in brackets: between paragraphs, "The bridge in spring. (dpa)" is a caption."""
    match = re.search(r"[(\[]([^()\[\]]{2,40})[)\]]\.?$", words)
    return match is not None and words.count(" ") < 25 and bool(known_marks(words, match.start(1), match.end(1), agencies))
