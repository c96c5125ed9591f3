"""Texts into stories: gather."""
