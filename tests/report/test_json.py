"""`dossier.json` and its schema."""

import json

import jsonschema
import pytest

from wirestem.report.json import OUTPUTS, decode, encode, schema

from . import bridge


@pytest.mark.parametrize("output", sorted(OUTPUTS))
def test_every_schema_is_one(output: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(output))


def test_a_dossier_fits_its_schema_and_comes_back_equal() -> None:
    data = encode(bridge.dossier())
    jsonschema.validate(json.loads(data), schema())
    assert decode(data) == bridge.dossier()
