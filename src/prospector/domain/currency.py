"""How many decimals a currency has, and how its sums are shown; no decimal arithmetic, which costs its import."""

# ISO 4217: how many decimals the minor unit stands for, where it is not two.
_NONE, _THREE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF", "BHD IQD JOD KWD LYD OMR TND"
_DECIMALS = dict.fromkeys(_NONE.split(), 0) | dict.fromkeys(_THREE.split(), 3)


def decimals(currency: str) -> int:
    """Return how many decimals the currency has."""
    return _DECIMALS.get(currency, 2)


def major(amount: int, currency: str) -> int | float:
    """Return minor units as the plain number of JSON and CSV: 120050 CNY is 1200.5, 300 JPY is 300."""
    places = decimals(currency)
    return round(amount / 10**places, places) if places else amount


def shown(amount: int, currency: str) -> str:
    """Return minor units as people read them: ``1,200.50 USD``; below zero with a minus."""
    places = decimals(currency)
    if not places:
        return f"{amount:,} {currency}"
    whole, rest = divmod(abs(amount), 10**places)
    return f"{'-' if amount < 0 else ''}{whole:,}.{rest:0{places}d} {currency}"
