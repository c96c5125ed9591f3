"""Grammar: the tokens, phrases and clauses of one text, as far as attributing words to people needs them."""
