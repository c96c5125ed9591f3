"""All errors of Wirestem.

    WirestemError
    ├── ReadError         an input could not be read
    ├── MetaError         a `--meta` file does not fit
    ├── DecisionError     a `--decisions` file does not fit
    ├── LexiconError      a lexicon file does not fit
    ├── SettingsError     a setting has no such value
    ├── RegistryError     no alternative of that name is registered
    ├── EncoderError      a folder holds no encoder that can be run
    ├── PipelineError     a spaCy pipeline failed on a text
    ├── FingerprintError  a `--fingerprints` file does not fit
    ├── ExportError       a dossier could not be written in that format
    ├── EngineError       a process that was to work ended before its work was done
    ├── ServerError       the server cannot listen where it was told to
    ├── OutputError       a file or folder could not be written
    └── MissingExtraError a feature needs packages that are not installed

Each message says what was met, what was expected and what to do.
"""


class WirestemError(Exception):
    """Anything Wirestem can say about why it could not do what was asked."""


class ReadError(WirestemError):
    """An input could not be read."""


class MetaError(WirestemError):
    """A file of metadata does not fit."""


class DecisionError(WirestemError):
    """A file of decisions does not fit."""


class LexiconError(WirestemError):
    """A lexicon file does not fit; the message names file and line."""


class SettingsError(WirestemError):
    """A setting has no such value."""


class RegistryError(WirestemError):
    """No alternative of that name is registered."""


class EncoderError(WirestemError):
    """A folder holds no encoder, or one that this version cannot run."""


class PipelineError(WirestemError):
    """A spaCy pipeline failed on a text, or its tokens are not those of the text."""


class FingerprintError(WirestemError):
    """A file of fingerprints does not fit."""


class ExportError(WirestemError):
    """A dossier could not be written in that format."""


class EngineError(WirestemError):
    """A process that was to work could not start, or ended before its work was done."""


class ServerError(WirestemError):
    """The server cannot listen where it was told to."""


class OutputError(WirestemError):
    """A file or folder could not be written."""


class MissingExtraError(WirestemError):
    """A feature needs packages that are not installed; the message gives the `pip install` line."""
