"""What a person decided; it wins over everything the machine finds."""

from typing import Literal

from msgspec import Struct

from wirestem.model.story import Relation

Act = Literal["merge", "split", "accept", "reject", "rename"]
About = Literal["story", "origin", "derivation", "party", "claim"]


class Place(Struct, frozen=True):
    """A passage named by a person: a document (id, uri or file name) and the words that stand there."""

    document: str
    quote: str


class Decision(Struct, frozen=True, forbid_unknown_fields=True):
    """One correction, a line of a decisions file.

    | act, about | fields | meaning |
    |---|---|---|
    | merge story | documents | these belong to one story |
    | split story | documents | these are a story of their own |
    | merge origin | documents, name? | these carry one dispatch (of agency `name`) |
    | split origin | documents | these do not share an origin with any other |
    | rename origin | documents, name | the dispatch behind these is agency `name`'s |
    | accept derivation | child, parent, relation? | `child` took its text from the article `parent` |
    | reject derivation | child, parent | it did not |
    | merge party | names | all are names of one party; the first is its name |
    | split party | names | no two of these are the same party |
    | rename party | names (one), name | show this party as `name` |
    | merge claim | places | these passages tell the same claim |
    | split claim | places | no two of these tell the same claim |
    | reject claim | places | these passages are no claims |
    | rename claim | places (one), name | word the claim told there so |

    Documents are named by id, uri or file name; a name that fits several means all of them.
    """

    act: Act
    about: About
    documents: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    name: str | None = None
    child: str | None = None
    parent: str | None = None
    relation: Relation | None = None
    note: str = ""
