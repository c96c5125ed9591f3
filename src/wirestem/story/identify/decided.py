"""Decided: what a person said of parties; it wins."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from wirestem.model import Decision, Party
from wirestem.story.identify.called import plain
from wirestem.story.identify.groups import Apart, Groups


def kept_apart(decisions: Sequence[Decision]) -> Apart | None:
    """Whether names may not be one party, by the decisions that split parties; None when there is none."""
    splits: list[set[str]] = [{plain(n) for n in d.names} for d in decisions if d.about == "party" and d.act == "split"]
    if not splits:
        return None

    def apart(found: set[str]) -> bool:
        folded = {plain(n) for n in found}
        return any(len(split & folded) > 1 for split in splits)

    return apart


def merge(groups: Groups, decisions: Sequence[Decision]) -> None:
    """Joins what a person says is one."""
    for decision in decisions:
        if decision.about == "party" and decision.act == "merge":
            wanted = {plain(n) for n in decision.names}
            groups.join_all((k for k, n in groups.nodes.items() if plain(n.name) in wanted), decided=True)


def rename(found: Sequence[Party], decisions: Sequence[Decision]) -> tuple[Party, ...]:
    """The parties under the names that a person gave them; the old name becomes an alias, the id stays."""
    renamed = list(found)
    for decision in decisions:
        new = decision.name or (decision.names[0] if decision.act == "merge" and decision.names else None)
        if decision.about != "party" or decision.act not in ("rename", "merge") or new is None:
            continue
        wanted = {plain(n) for n in decision.names}
        for i, party in enumerate(renamed):
            if wanted & {plain(n) for n in (party.name, *party.aliases)}:
                aliases = {party.name, *party.aliases} - {new}
                renamed[i] = replace(party, name=new, aliases=tuple(sorted(aliases)))
    return tuple(renamed)


def unheard(decisions: Sequence[Decision], parties: Iterable[Party]) -> tuple[str, ...]:
    """The names in decisions about parties that no party goes by, in the order of the decisions."""
    known = {plain(n) for party in parties for n in (party.name, *party.aliases)}
    said = (n for d in decisions if d.about == "party" for n in d.names)
    return tuple(dict.fromkeys(n for n in said if plain(n) not in known))
