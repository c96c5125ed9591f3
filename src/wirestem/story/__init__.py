"""One story at a time: align, derive, date, identify, corroborate, compare, chronicle."""
