"""One text at a time: read, clean, annotate, attribute."""
