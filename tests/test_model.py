import msgspec
from hypothesis import given
from hypothesis import strategies as st

import wirestem.model as model
from wirestem.model import Credit, Dossier, MadeWith, Parent
from wirestem.report.json import decode, encode, schema


def test_all_values_are_exported_sorted() -> None:
    assert list(model.__all__) == sorted(model.__all__, key=lambda n: (not n.isupper(), n))
    assert all(hasattr(model, name) for name in model.__all__)


def test_every_value_is_frozen() -> None:
    structs = [v for name in model.__all__ if isinstance(v := getattr(model, name), type) and issubclass(v, msgspec.Struct)]
    assert len(structs) > 20
    assert all(v.__struct_config__.frozen for v in structs)


def test_a_credit_says_for_in_json() -> None:
    assert b'"for":"text"' in msgspec.json.encode(Credit("AFP", "text", "dateline", 0, 3))


def test_a_parent_is_either_a_document_or_an_origin() -> None:
    assert msgspec.json.encode(Parent(doc="d")) == b'{"doc":"d"}'
    assert msgspec.json.encode(Parent(origin="o")) == b'{"origin":"o"}'


@given(st.text())
def test_a_dossier_survives_json_whatever_the_text(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode("utf-8")
    document = model.Document(id="d", source=model.Source(uri=text), title=text, text=text, language="en")
    made = Dossier(made_with=MadeWith("0", {}, {}), documents=(document,), stories=())
    assert decode(encode(made)) == made


def test_the_schema_names_the_format() -> None:
    assert "wirestem.dossier/1" in str(schema())
