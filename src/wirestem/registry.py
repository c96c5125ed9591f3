"""Alternatives for one step, known by a name with a version ("rules.v1")."""

from collections.abc import Callable
from typing import Generic, TypeVar

from wirestem.errors import RegistryError

Step = TypeVar("Step", bound=Callable[..., object])


class Registry(Generic[Step]):
    """Named alternatives for the step `kind`.

    >>> shouts = Registry("shout")
    >>> @shouts.register("loud.v1")
    ... def loud(text):
    ...     return text.upper()
    >>> shouts.get("loud.v1")("stop press")
    'STOP PRESS'
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._steps: dict[str, Step] = {}

    def register(self, name: str) -> Callable[[Step], Step]:
        """Decorator that files a function under `name`; RegistryError when the name is taken."""

        def keep(step: Step) -> Step:
            if name in self._steps:
                raise RegistryError(f"{self.kind} {name!r} is registered already; give the new one its own name")
            self._steps[name] = step
            return step

        return keep

    def get(self, name: str) -> Step:
        """The function filed under `name`; RegistryError names those there are."""
        if name not in self._steps:
            raise RegistryError(f"no {self.kind} is called {name!r}; registered: {', '.join(self.names())}")
        return self._steps[name]

    def names(self) -> tuple[str, ...]:
        """All names, sorted."""
        return tuple(sorted(self._steps))
