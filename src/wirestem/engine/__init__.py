"""Runs the flow over many texts: in this process or in several."""
