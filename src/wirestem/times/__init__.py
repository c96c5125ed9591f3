"""Time expressions of news English: found, typed, and placed on the calendar once a day of reference is known."""

from wirestem.times.calendar import weekday
from wirestem.times.recognise import recognise
from wirestem.times.resolve import resolve, resolve_all, text_zone
from wirestem.times.scene import Anchor, Focus, Placed, anchor_of, iso_days

__all__ = ["Anchor", "Focus", "Placed", "anchor_of", "iso_days", "recognise", "resolve", "resolve_all", "text_zone", "weekday"]
