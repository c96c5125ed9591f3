"""Figures in words: an amount and its unit as a newspaper prints them."""

_SIGNS = "$€£¥₩₹₽₺₴₪฿₫₱"
_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def quantity(value: float, unit: str) -> tuple[str, str]:
    """The amount, with the sign of a currency before it, and what is left of the unit.

    >>> quantity(1.4e9, "$"), quantity(-2500000, "US$"), quantity(1234567, "people"), quantity(51.8, "%")
    (('$1.4 billion', ''), ('US$-2.5 million', ''), ('1,234,567', 'people'), ('51.8', '%'))
    """
    sign = unit if unit[-1:] and unit[-1] in _SIGNS and unit[:-1].isupper() | (len(unit) == 1) else ""
    return f"{sign}{_amount(value)}", "" if sign else unit


def _amount(value: float) -> str:
    for large, name in _LARGE:
        many = value / large
        if abs(many) >= 1 and round(many, 3) == many:
            return f"{many:,.10g} {name}"
    return f"{value:,.10g}"
