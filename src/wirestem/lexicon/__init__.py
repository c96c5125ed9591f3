"""What Wirestem knows as data: agencies, cues, furniture and the like, one TOML file a kind, in `data/`."""
