"""The dossier's tables as pandas data frames."""

from typing import TYPE_CHECKING

from wirestem.errors import MissingExtraError
from wirestem.model import Dossier
from wirestem.report.tables import COLUMNS, rows

if TYPE_CHECKING:
    import pandas


def frames(dossier: Dossier) -> dict[str, "pandas.DataFrame"]:
    """Every table by name ("claims", "mentions", …), with the columns of the CSV tables and the same order of rows.

    Numbers are numbers, moments stay ISO 8601 text (they may be a year or a month only), cells are not guarded against
    spreadsheets. MissingExtraError without pandas.
    """
    try:
        import pandas
    except ImportError as error:
        raise MissingExtraError(f"data frames need pandas, which is missing ({error}): pip install 'wirestem[pandas]'") from error
    found = rows(dossier)
    return {name.removesuffix(".csv"): pandas.DataFrame(found[name], columns=list(COLUMNS[name])) for name in COLUMNS}
