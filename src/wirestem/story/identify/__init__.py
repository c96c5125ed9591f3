"""Identify: one party for all the names of a speaker across the articles of a story."""

from collections.abc import Sequence

from wirestem.model import Decision, Party, Statement, Story


def identify(story: Story, *, decisions: Sequence[Decision] = ()) -> tuple[tuple[Party, ...], tuple[Statement, ...]]:
    """Placeholder."""
    return (), tuple(s for a in story.articles for s in a.statements)
