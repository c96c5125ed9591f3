"""Writes what was found: JSON, HTML, tables, graphs, the terminal."""
