from collections.abc import Callable

import pytest

from wirestem.errors import RegistryError
from wirestem.registry import Registry


def test_an_unknown_name_is_answered_with_the_names_there_are() -> None:
    steps: Registry[Callable[[str], str]] = Registry("shout")
    steps.register("loud.v1")(str.upper)
    with pytest.raises(RegistryError, match=r"loud\.v1"):
        steps.get("soft.v1")


def test_a_name_is_given_once() -> None:
    steps: Registry[Callable[[str], str]] = Registry("shout")
    steps.register("loud.v1")(str.upper)
    with pytest.raises(RegistryError, match="already"):
        steps.register("loud.v1")(str.lower)
