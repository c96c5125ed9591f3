"""Casing: the small letters that a text in capitals only would have, so that it can be read like any other."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from wirestem.lexicon.agencies import agencies
from wirestem.lexicon.frequencies import frequencies
from wirestem.lexicon.names import names
from wirestem.model import PROSE, Document
from wirestem.text.tags import possible
from wirestem.text.terms import term

_LEAST_SHARE = 0.9
"""Of a text's letters so many stand in capitals when it has no small letters to speak of."""

_LEAST_LETTERS = 60
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:[’'][^\W\d_]+)*")
_OPENS = re.compile(r"(?:^|(?<![.\s][A-Z])[.!?:]|\n)[\s\"“”‘'(]*$|[“\"‘]$")
_CLITICS = re.compile(r"(?i)[’'](?:s|t|re|ve|ll|d|m)$")
_ALWAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September October"
    " November December I Mr Mrs Ms Dr".split()
)
_ARTICLES = frozenset("the a an this its his her their our my no every each some any".split())
_OF_MONTHS = frozenset("in since until last by early late on of next mid".split())
_ENDINGS = re.compile(r"(?:ed|ing|ly|tions?|sions?|ments?|ness|ships?|able|ible|ous|ful|less|ists?|ers|ity|ities|falls?|ways?)$")
_VOWELS = frozenset("aeiouy")
_NAMES = frozenset({"NNP"})
_IN_FRONT = frozenset({"office", "rank", "honorific"})
_SHORT = 3


class _Word(NamedTuple):
    """A word at `text[start:end]`: `form` with one capital and without its clitic; `opens` when it begins a sentence."""

    start: int
    end: int
    form: str
    opens: bool


def cased(document: Document) -> Document:
    """A document whose text is in capitals only (old wire copy) with small letters where they belong; any other as it is.

    Offsets stay: every character keeps its place. Names are told by word lists, by standing behind a title or a given name,
    and by being no word that news or English has; what is a name in one place is one everywhere.

    >>> from wirestem.model import Source, Zone
    >>> text = "FOREIGN MINISTER ANNA KARROW SAID ON TUESDAY THAT THE U.N. WOULD SEND SHIPS TO FRANCE IN MAY."
    >>> cased(Document("d", Source("d"), None, text, "en", zones=(Zone(0, len(text), "paragraph"),))).text
    'Foreign Minister Anna Karrow said on Tuesday that the U.N. would send ships to France in May.'
    """
    text = document.text
    letters = [c for z in document.zones if z.kind in PROSE for c in text[z.start : z.end] if c.isalpha()]
    if len(letters) < _LEAST_LETTERS or sum(c.isupper() for c in letters) < _LEAST_SHARE * len(letters):
        return document
    return replace(document, text=_lowered(text))


def _lowered(text: str) -> str:
    words = [
        _Word(m.start(), m.end(), _plain(m.group()), _OPENS.search(text[max(0, m.start() - 6) : m.start()]) is not None)
        for m in _WORD.finditer(text)
    ]
    raised = _raised(words, text)
    out = list(text)
    for n, word in enumerate(words):
        if any(len(c.lower()) + len(c.upper()) > 2 for c in text[word.start : word.end]):
            continue  # "İ" and "ß" are no one letter in the other case
        shown = _shown(words, n, raised)
        form = shown + text[word.start + len(shown) : word.end].lower()
        if len(form) == word.end - word.start:
            out[word.start : word.end] = form
    return "".join(out)


def _raised(words: Sequence[_Word], text: str) -> frozenset[int]:
    """The numbers of the words that are names or parts of names, or titles in front of them."""
    held: dict[str, list[int]] = {}
    for n, word in enumerate(words):
        held.setdefault(word.form, []).append(n)
    known = {form for form, places in held.items() if _is_name(form) or _is_strange(form, places, words)}
    for n, word in enumerate(words[1:], 1):
        if text[words[n - 1].end : word.start] == " " and _follows_name(words[n - 1].form, word.form):
            known.add(word.form)
    found = {n for form in known for n in held[form]} | set(_phrases(words))
    for n in sorted(found):
        if n - 1 not in found:
            found |= set(_titled(words, n, text))
    return frozenset(found | set(_houses(words, found)))


def _phrases(words: Sequence[_Word]) -> Iterator[int]:
    """The words of names that only whole are names: "UNITED NATIONS"."""
    for n in range(len(words)):
        for size in (3, 2):
            whole = " ".join(w.form for w in words[n : n + size])
            if n + size <= len(words) and (names().place(whole) or whole in names().known):
                yield from range(n, n + size)


def _is_name(form: str) -> bool:
    """Whether word lists know a form as a name, and English does not know it as a word."""
    known, tags = names(), possible(form.lower())
    if form in _ALWAYS:
        return True
    listed = known.place(form) or form in known.given or form in known.demonyms or form in known.family or form in known.known
    return (listed and not tags - _NAMES) or tags == _NAMES


def _is_strange(form: str, places: Sequence[int], words: Sequence[_Word]) -> bool:
    """Whether neither news nor English has such a word, and not every place has an article in front."""
    small = form.lower()
    if possible(small) or _listed(small) or _ENDINGS.search(small) or len(form) < _SHORT:
        return False
    return not all(words[n].opens or words[n - 1].form.lower() in _ARTICLES for n in places)


def _listed(word: str) -> bool:
    return term(word) in frequencies().counts


def _follows_name(before: str, form: str) -> bool:
    """Whether a word is somebody's family name by what stands before it: "VLADIMIR …", "PRESIDENT …"."""
    small, known = form.lower(), names()
    if possible(small) - _NAMES or _ENDINGS.search(small) or small in _ARTICLES or len(form) < _SHORT:
        return False
    title = known.title(before.lower())
    return (before in known.given and not possible(before.lower()) - _NAMES) or (title is not None and title.kind in _IN_FRONT)


def _titled(words: Sequence[_Word], n: int, text: str) -> range:
    """The words of the title that ends in front of a name: "FOREIGN MINISTER"."""
    for size in (3, 2, 1):
        front = words[max(0, n - size) : n]
        title = names().title(" ".join(w.form.lower() for w in front))
        beside = len(front) == size and text[front[-1].end : words[n].start] == " "
        if beside and title is not None and title.kind in _IN_FRONT and front[-1].form != "Official":
            return range(n - size, n)
    return range(0)


def _houses(words: Sequence[_Word], found: Collection[int]) -> Iterator[int]:
    """The words of an office's name: "DEFENSE MINISTRY"; not in front of a name: "the state news agency Dravinform"."""
    for n in range(1, len(words)):
        if n + 1 in found or (n + 1 < len(words) and words[n + 1].form in names().heads):
            continue
        before = words[n - 1].form.lower()
        if words[n].form in names().heads and possible(before) & {"NN", "JJ"} and not possible(before) & {"VBD", "VBZ", "IN"}:
            yield from (n - 1, n)


def _shown(words: Sequence[_Word], n: int, raised: Collection[int]) -> str:
    """A word without its clitic as a text with small letters has it."""
    word = words[n]
    before = words[n - 1].form.lower() if n else ""
    whole = word.form.upper()
    if "." in word.form or _is_acronym(whole) or (whole == "US" and before == "the"):
        return whole
    if n in raised or word.opens or (word.form == "May" and before in _OF_MONTHS):
        return word.form
    return word.form.lower()


def _is_acronym(whole: str) -> bool:
    """Whether letters are read one by one: "AFP", "UN", "BBC"."""
    agency = agencies().named(whole)
    if agency is not None:
        return agency.slug == whole
    small = whole.lower()
    unknown = not possible(small) and not _listed(small)
    return len(whole) > 1 and ((whole in names().known and not possible(small)) or (unknown and not _VOWELS & set(small)))


def _plain(form: str) -> str:
    """A word without its clitic, with one capital."""
    return _CLITICS.sub("", form).capitalize()
