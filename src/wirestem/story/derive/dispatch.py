"""A dispatch as far as its texts show it."""

from collections.abc import Mapping
from typing import NamedTuple

from wirestem.story.derive.marks import Sender
from wirestem.story.derive.succession import Version


class Dispatch(NamedTuple):
    """The texts of one dispatch as far as known: `members` in their `versions`, who is at `home` in it, and who sent it.

    `elsewhere` names for texts that draw on other dispatches too the texts of those.
    """

    members: tuple[str, ...]
    versions: tuple[Version, ...]
    home: frozenset[str]
    sender: Sender
    elsewhere: Mapping[str, tuple[str, ...]] = {}
