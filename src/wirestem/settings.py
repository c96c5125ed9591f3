"""All settings in one frozen value; every one has a default that is meant to be left alone."""

from msgspec import Struct

from wirestem.errors import SettingsError


class Settings(Struct, frozen=True, kw_only=True):
    """What a user may choose.

    `lexicons` are paths of users' own lexicon files; `attributor` names the registered way to find statements; `encoder` is
    the folder of an encoder of one's own, None for the one that is shipped; `spacy` is the name or path of an installed spaCy
    pipeline that helps, and `spacy_labels` gives the kind of each label of its entities (`wirestem.pipeline.LABELS` when None;
    None for what is nobody); `workers` is the number of local processes (it
    never changes a result, so it is not recorded with one).
    """

    lexicons: tuple[str, ...] = ()
    attributor: str = "encoder.v1"
    encoder: str | None = None
    spacy: str | None = None
    spacy_labels: dict[str, str | None] | None = None
    workers: int = 1

    def __post_init__(self) -> None:
        """SettingsError for a value that would otherwise fail far from here, or not at all."""
        if self.workers < 0:
            raise SettingsError(f"workers is {self.workers}; give 1 or more, or 0 to let the amount of work decide")
        if isinstance(self.lexicons, str):
            raise SettingsError(f"lexicons is the text {self.lexicons!r}; give a tuple of paths")

        if self.spacy is not None and (not isinstance(self.spacy, str) or not self.spacy.strip()):
            raise SettingsError(
                f"spacy is {self.spacy!r}; give the name or path of a pipeline; a Language object goes to the call, as nlp=nlp"
            )

    def recorded(self) -> dict[str, object]:
        """The settings that may change a result, as a dossier records them."""
        return {
            "attributor": self.attributor,
            "encoder": self.encoder,
            "lexicons": list(self.lexicons),
            "spacy": self.spacy,
            "spacy_labels": self.spacy_labels,
        }
