"""Runs a step over many values: in this process, or in several; the result is the same."""

from wirestem.engine.local import run

__all__ = ["run"]
