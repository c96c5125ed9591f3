"""Time expressions of news English: found, typed, and placed on the calendar once a day of reference is known."""

from wirestem.times.calendar import weekday
from wirestem.times.dates import numeric_readings
from wirestem.times.outings import Outing, first_out, outing
from wirestem.times.readings import misfit, open_readings
from wirestem.times.recognise import recognise
from wirestem.times.refs import time_ref
from wirestem.times.resolve import resolve, resolve_all
from wirestem.times.scene import Anchor, Focus, Placed, Told, anchor_of, iso_days
from wirestem.times.zoned import clocks_told, only_zone

__all__ = [
    "Anchor",
    "Focus",
    "Outing",
    "Placed",
    "Told",
    "anchor_of",
    "clocks_told",
    "first_out",
    "iso_days",
    "misfit",
    "numeric_readings",
    "only_zone",
    "open_readings",
    "outing",
    "recognise",
    "resolve",
    "resolve_all",
    "time_ref",
    "weekday",
]
