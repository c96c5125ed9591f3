"""Stance: whether a statement asserts, alleges, denies, confirms, expects or declines."""
