"""Count: how many organisations stand behind a claim without depending on one another."""
