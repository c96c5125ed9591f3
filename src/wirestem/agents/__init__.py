"""Agents: Wirestem's answers as tools for programs that reason in language (Model Context Protocol), each with its evidence."""
