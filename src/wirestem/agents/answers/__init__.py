"""Answers: what a dossier tells about one question, as plain values in which every finding names the words it stands on."""

from wirestem.agents.answers.claims import Closest, closest, independent
from wirestem.agents.answers.parts import Answer
from wirestem.agents.answers.stories import overview
from wirestem.agents.answers.voices import first_said
from wirestem.agents.answers.wire import wire

__all__ = ["Answer", "Closest", "closest", "first_said", "independent", "overview", "wire"]
