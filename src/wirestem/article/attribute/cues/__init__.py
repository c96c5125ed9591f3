"""Cues: statements by rule, each cue outside quotations with its source and the room for its content."""
