"""Relays: through which outlets and agencies words came."""
