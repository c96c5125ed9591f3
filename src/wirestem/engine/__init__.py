"""Runs a step over many values: in this process, or in several; the result is the same."""

from wirestem.engine.local import run, run_parts

__all__ = ["run", "run_parts"]
