"""Names of people taken apart and compared: spellings of one name, short forms, and names that must be two people's."""

from wirestem.people.compare import Accord, accord, conflict, short_for
from wirestem.people.parts import Name, Part, taken_apart

__all__ = ["Accord", "Name", "Part", "accord", "conflict", "short_for", "taken_apart"]
