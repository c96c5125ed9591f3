"""Match: which clauses of several articles tell the same, and which cannot."""
