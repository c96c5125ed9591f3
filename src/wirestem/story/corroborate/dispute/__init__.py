"""Dispute: which claims stand against each other: denials, other numbers, other times, what cannot both be.

Rules decide what is plain, boosted trees learnt from stories with known truth (`training/disputes.md`) all else.
"""

from wirestem.story.corroborate.dispute.rows import disputes, in_order
from wirestem.story.corroborate.dispute.signs import Scene

__all__ = ["Scene", "disputes", "in_order"]
