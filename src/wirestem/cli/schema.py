"""`wirestem schema`: the JSON Schema of the outputs."""

import json

import click

from wirestem.report.json import OUTPUTS
from wirestem.report.json import schema as schema_of


@click.command(short_help="The JSON Schema of the outputs.")
@click.argument("output", metavar="[dossier|annotate|gather]", type=click.Choice(sorted(OUTPUTS)), default="dossier")
def schema(output: str) -> int:
    """The JSON Schema (draft 2020-12) of dossier.json, or of a row that annotate or gather writes."""
    click.echo(json.dumps(schema_of(output), indent=1, sort_keys=True))
    return 0
