"""The version of the program, recorded in all it makes."""

__version__ = "0.1.0"
