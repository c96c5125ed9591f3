"""The server: the dossiers of one person or one desk, live in a browser, and the same answers as JSON."""
