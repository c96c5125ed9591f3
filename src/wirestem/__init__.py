"""Wirestem: who really said that, and how many really checked?"""

__version__ = "0.1.0"
