"""`wirestem schema`: the JSON Schema of the outputs."""

import json

import click

from wirestem.report.json import schema as dossier_schema


@click.command()
def schema() -> int:
    """The JSON Schema (draft 2020-12) of dossier.json."""
    click.echo(json.dumps(dossier_schema(), indent=1, sort_keys=True))
    return 0
