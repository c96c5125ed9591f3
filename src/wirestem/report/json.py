"""`dossier.json`: the dossier as it is, and its JSON Schema."""

from os import PathLike
from pathlib import Path
from typing import Any

import msgspec

from wirestem.errors import ExportError
from wirestem.model import AnnotatedRow, Dossier, GatheredRow


def encode(dossier: Dossier) -> bytes:
    """The dossier as JSON, indented by one space, with a line end; same dossier, same bytes."""
    return msgspec.json.format(msgspec.json.encode(dossier), indent=1) + b"\n"


def decode(data: bytes) -> Dossier:
    """A dossier read back, its types checked; msgspec.ValidationError says what does not fit."""
    return msgspec.json.decode(data, type=Dossier)


def load(path: str | PathLike[str]) -> Dossier:
    """The dossier in a `dossier.json`, or in the folder that holds one; ExportError says what does not fit."""
    file = Path(path)
    if file.is_dir():
        file /= "dossier.json"
    try:
        return decode(file.read_bytes())
    except OSError as error:
        raise ExportError(f"{file}: cannot be read ({error.strerror or error}); give a dossier.json or its folder") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ExportError(f"{file}: is no dossier ({error}); give a dossier.json that `wirestem dossier` wrote") from error


OUTPUTS: dict[str, type[msgspec.Struct]] = {"annotate": AnnotatedRow, "dossier": Dossier, "gather": GatheredRow}


def schema(output: str = "dossier") -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `dossier.json`, or of a row that `annotate` or `gather` writes."""
    found = msgspec.json.schema(OUTPUTS[output], schema_hook=_anything)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}


def _anything(kind: type) -> dict[str, Any]:
    """A field of type `object` may hold any JSON value."""
    if kind is object:
        return {"description": "any JSON value"}
    raise NotImplementedError
