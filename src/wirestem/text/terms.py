"""Terms: what a word stands for when sentences are compared: its stem, or the number it spells; function words none."""

from functools import lru_cache

_FUNCTION_WORDS = frozenset(
    "a about above after again against all also although am among an and another any are as at away back be became because"
    " been before being below between both but by came can could did do does doing don't down during each either else even"
    " ever every for from further get gets got had has have having he he'd he's her here hers herself him himself his how"
    " however i i'm if in into is isn't it it's its itself just last let like made make makes many may me meanwhile might mine"
    " more most much must my myself near nearly neither never new next no nor not now of off on once one only onto or other"
    " others our ours out over own per quite rather said same say saying says several shall she should since so some such"
    " take taken than that that's the their theirs them themselves then there these they this those though through thus to"
    " together told too took toward towards under until up upon us very was wasn't way we were weren't what when where"
    " whether which while who whom whose why will with within without would yet you your yours".split()
)
_NUMBERS = {
    word: str(value)
    for value, word in [
        *enumerate(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
            " seventeen eighteen nineteen twenty".split()
        ),
        *zip(range(30, 100, 10), "thirty forty fifty sixty seventy eighty ninety".split(), strict=True),
    ]
    if word != "one"
}
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=65536)
def term(form: str) -> str:
    """The term of the word `form` (lower case, as `words` gives it); "" for a function word.

    >>> [term(form) for form in ("the", "capsized", "capsizing", "harbours", "fourteen", "minister's")]
    ['', 'capsiz', 'capsiz', 'harbor', '14', 'minister']
    """
    plain = form.removesuffix("'s").removesuffix("'")
    if plain in _FUNCTION_WORDS or form in _FUNCTION_WORDS:
        return ""
    if plain in _NUMBERS:
        return _NUMBERS[plain]
    if not plain.isalpha() or len(plain) < 4:
        return plain
    return _spelling(_stem(plain))


def _stem(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "ches", "shes", "xes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ied", "ed"):
        body = word.removesuffix(ending)
        if body != word and len(body) >= 3 and _VOWELS & set(body):
            word = body + "y" if ending == "ied" else body
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def _spelling(stem: str) -> str:
    """One spelling for British and American stems."""
    if len(stem) > 4 and stem.endswith("our"):
        return stem[:-3] + "or"
    if len(stem) > 4 and stem.endswith("is"):
        return stem[:-1] + "z"
    return {"centr": "center", "theatr": "theater", "programm": "program", "defenc": "defens"}.get(stem, stem)
