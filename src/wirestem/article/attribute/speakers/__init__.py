"""Speakers: whom a source, a pronoun or a quotation without a source means."""
