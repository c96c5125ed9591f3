"""Captions and picture credits in running pages, where nothing but their wording tells them."""

import re
from collections.abc import Iterator

from wirestem.article.clean.marks import Mark, known_marks
from wirestem.lexicon.agencies import Agencies
from wirestem.model import Range

_LABEL = r"(?:file\s+)?(?:photos?(?:graph(?:er|s|y)?)?|pictures?|images?|pic|pix|picture credits?|photo credits?|image credits?|photo courtesy)"
# "Photo: AFP", "Photograph by Ana Ruiz/AP", "Image copyright Reuters", "Source REUTERS/FILE", "Credit: AFP via Getty Images"
_CUE = re.compile(
    rf"(?P<cue>\b{_LABEL}\b(?i:\s+(?:credit|copyright|source|by|from|courtesy(?:\s+of)?))*\s*[:/|–—-]?\s*"
    r"|\b[Cc]redit\s*:\s*|\b[Ss]ource\s*:\s*|(?<=\S )[Ss]ource\s+(?=[A-Z]{3}))"
    r"(?P<names>[^\n.;]{0,50}?(?:[A-Z][\w.’'-]*/)?[A-Z][^\n;)]{1,40})"
)
_LABELLED = re.compile(
    r"(?:caption|file photos?|photos?|pictures?|images?|in this (?:file )?(?:photo|picture|image))\b\s*[:,|–—]", re.IGNORECASE
)
# "REUTERS/Ana Ruiz", "Ana Ruiz/AFP", "AFP/pool", "Reuters/File", "Ana Ruiz / Reuters", "AP Photo/Ana Ruiz", "AFP via Getty Images"
_SHARED = re.compile(
    r"(?P<names>(?:[A-Z][\w.’'-]+ ){0,4}[A-Z][\w.’'-]*\s?/\s?(?:[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}|pool|file|handout|archive)"
    r"(?:\s?/\s?[\w’'-]+)?|[A-Z]\w+ (?:Photo|PHOTO|photo|File Photo)(?:/[\w .’'-]+)?|[A-Z][\w ]{1,30} via [A-Z][\w ]{2,30})"
)
_PICTURED = re.compile(r"\b(?:pool|file|files|handout|photo|archive|via|getty|illustration|screengrab)\b", re.IGNORECASE)


def picture_marks(text: str, start: int, end: int, agencies: Agencies, *, caption: bool) -> tuple[Mark, ...]:
    """The agencies credited for a picture in `text[start:end]`; in a `caption` any agency is."""
    found: list[Mark] = []
    for begin, stop in [(start, end)] if caption else _stretches(text, start, end):
        found.extend(
            m
            for m in known_marks(text, begin, stop, agencies)
            if m.known and not any(m.start < f.end and f.start < m.end for f in found)
        )
    return tuple(sorted(found, key=lambda m: m.start))


def _stretches(text: str, start: int, end: int) -> Iterator[Range]:
    for match in _CUE.finditer(text, start, end):
        yield match.span("names")


def is_caption(words: str, agencies: Agencies, *, follows_headline: bool) -> bool:
    """Whether a line is a caption: it names itself one, or it is short and ends in a picture's credit.

    "(Carvonia Pool/AFP)" and "Ana Ruiz / Reuters" end captions; "He told AFP." ends a sentence.
    """
    if _LABELLED.match(words):
        return True
    count = len(words.split())
    if count > 60:
        return False
    cue = next(iter(m for m in _CUE.finditer(words) if len(words) - m.end() <= 12), None)
    if (
        cue
        and (cue.start() == 0 or words[: cue.start()].rstrip()[-1:] in ".!?)”\"’'|-–—(,")
        and _names_someone(words, cue, agencies)
    ):
        return True
    shared = next(iter(m for m in _SHARED.finditer(words) if len(words.rstrip(" .)]")) - m.end() <= 1), None)
    if shared is None or not agencies.find(words, *shared.span(), credit=True):
        return False
    alone = shared.start() == 0 or words[: shared.start()].rstrip()[-1:] in '.!?([”"|'
    return alone and (
        bool(_PICTURED.search(shared.group())) or _person(shared.group(), agencies) or (count > 4 and follows_headline)
    )


def _names_someone(words: str, cue: re.Match[str], agencies: Agencies) -> bool:
    names = cue["names"]
    return bool(agencies.find(words, *cue.span("names"), credit=True)) or (names[:1].isupper() and len(names.split()) <= 6)


def _person(names: str, agencies: Agencies) -> bool:
    """Whether one side of the stroke is a photographer: two words or more, and no agency."""
    return any(len(part.split()) >= 2 and not agencies.named(part.strip()) for part in names.split("/"))
