"""Why the numbers of the funnel do not simply shrink: versions are one text, a text can have several organisations behind it."""

from wirestem.model import Findings
from wirestem.report.lede import perhaps_own, texts_behind
from wirestem.report.names import StoryNames, listed, percent, plural
from wirestem.report.ways import SURE

__all__ = ["reckoning"]


_NAMED = 4


def reckoning(story: StoryNames) -> tuple[str, ...]:
    """What to know for the step from articles to texts and from texts to organisations; nothing for a story of one text."""
    return tuple(line for line in (_versions(story), _doubtful(story), _organisations(story.found)) if line)


def _versions(story: StoryNames) -> str:
    texts = texts_behind(story.found).min
    if texts == len(story.origins):
        return ""
    later = [
        f"{story.letter[o.id]} is a later version of {listed([story.letter[i] for i in o.updates if i in story.letter])}"
        for o in story.origins
        if any(i in story.letter for i in o.updates)
    ]
    return (
        f"Versions of a dispatch count as one text, so {plural(len(story.origins), 'box', 'boxes')} are {texts}: {listed(later)}."
    )


def _doubtful(story: StoryNames) -> str:
    maybe = perhaps_own(story.found)
    if not maybe:
        return ""
    own = "a text of its own" if len(maybe) == 1 else "texts of their own"
    where = "where it comes from" if len(maybe) == 1 else "where they come from"
    named = [story.names.article(doc) for doc in story.documents if doc in maybe]
    if len(named) > _NAMED:
        named = [*named[: _NAMED - 1], f"{len(named) - _NAMED + 1} others"]
    return f"{listed(named)} may be {own}: {where} is less sure than {percent(SURE)}."


def _organisations(found: Findings) -> str:
    texts, most = texts_behind(found).max, found.independent.max
    if most > texts:
        behind = f"{plural(texts, 'text')} can have {most} organisations behind {'it' if texts == 1 else 'them'}"
        return f"{behind}: an outlet that carries a dispatch and adds reporting of its own counts beside the agency."
    if most < texts:
        return "Fewer organisations than texts: some texts come from one house, or add no reporting of their own."
    return "A text can have several organisations behind it, an organisation several texts." if most > 1 else ""
