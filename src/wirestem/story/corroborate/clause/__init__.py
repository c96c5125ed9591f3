"""Clause: what one article tells, cut into clauses, and what each of them says of numbers, times, places and people."""
