"""Time expressions of news English: found, typed, and placed on the calendar once a day of reference is known."""
