"""The examples of the documentation are tests: every Python block of the README and of docs/ runs."""

from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser

pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), SkipParser()], patterns=["docs/*.md", "docs/howto/*.md", "README.md"]
).pytest()
