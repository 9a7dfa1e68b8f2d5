"""Sums of money: integer minor units with their currency (ISO 4217), as typed, shown, and converted for sums.

Currencies are never mixed silently: a sum over several needs a rate for each into the base currency, given with the
row or in the setting ``currency.rates``; a missing one is refused.
"""

import re
import unicodedata
from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from typing import NamedTuple

from prospector.domain.currency import decimals, major, shown
from prospector.domain.errors import RefusedError, UsageError
from prospector.domain.text import N_

# ISO 4217: the currencies that are legal tender somewhere today.
_CODES = (
    "AEDAFNALLAMDAOAARSAUDAWGAZNBAMBBDBDTBGNBHDBIFBMDBNDBOBBRLBSDBTNBWPBYNBZDCADCDFCHFCLPCNYCOPCRCCUPCVECZKDJF"
    "DKKDOPDZDEGPERNETBEURFJDFKPGBPGELGHSGIPGMDGNFGTQGYDHKDHNLHTGHUFIDRILSINRIQDIRRISKJMDJODJPYKESKGSKHRKMFKPW"
    "KRWKWDKYDKZTLAKLBPLKRLRDLSLLYDMADMDLMGAMKDMMKMNTMOPMRUMURMVRMWKMXNMYRMZNNADNGNNIONOKNPRNZDOMRPABPENPGKPHP"
    "PKRPLNPYGQARRONRSDRUBRWFSARSBDSCRSDGSEKSGDSHPSLESOSSRDSSPSTNSYPSZLTHBTJSTMTTNDTOPTRYTTDTWDTZSUAHUGXUSDUYU"
    "UZSVESVNDVUVWSTXAFXCDXCGXOFXPFYERZARZMWZWG"
)
CURRENCIES = frozenset(_CODES[place : place + 3] for place in range(0, len(_CODES), 3))
# Signs that mean one currency to most who write them; ¥ is the yuan or the yen, and then the base currency decides.
_SIGNS = {"€": "EUR", "£": "GBP", "$": "USD", "US$": "USD", "HK$": "HKD", "NT$": "TWD", "₩": "KRW", "₹": "INR"}
_SIGNS |= {"元": "CNY", "块": "CNY", "人民币": "CNY", "RMB": "CNY", "美元": "USD", "欧元": "EUR", "日元": "JPY"}
_SIGNS |= {"港币": "HKD", "港元": "HKD", "英镑": "GBP"}
_YEN = ("¥", "￥")
_SCALES = {"k": 3, "m": 6, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8}
# A thousand times what a large company turns over in a year: more is a slip of the finger.
LARGEST = Decimal(10) ** 13
# Compiled at its first use. Letters and signs before and after may name the currency and the scale.
_NUMBER = r"(?s)(?P<before>[^\d.,'’\s+-]*)\s*(?P<sign>[+-]?)(?P<digits>\d[\d.,'’ ]*|\.\d+)\s*(?P<after>\D*)"


__all__ = [
    "CURRENCIES", "LARGEST", "Exchange", "Money", "checked_currency", "decimals", "exchange_of", "major", "of_major",
    "read_money", "read_rates", "shown",
]  # fmt: skip


class Money(NamedTuple):
    """A sum: ``amount`` in minor units of ``currency`` (ISO 4217)."""

    amount: int
    currency: str

    def __str__(self) -> str:
        """Return ``1,200.50 USD``."""
        return shown(self.amount, self.currency)


def checked_currency(typed: str) -> str:
    """Return the ISO 4217 code of a currency as typed (code, sign or Chinese word); UsageError when it is none."""
    word = typed.strip()
    code = _SIGNS.get(word) or _SIGNS.get(word.upper()) or word.upper()
    if code not in CURRENCIES:
        raise UsageError(
            N_("“{typed}” is not a currency."),
            hint=N_("Write its three letters of ISO 4217: CNY, USD, EUR …"),
            typed=typed,
        )
    return code


def _refused(typed: str) -> UsageError:
    return UsageError(
        N_("“{typed}” is not a sum of money."),
        hint=N_("Write it as 1200, 1,200.50, 1.2万 or 25 USD."),
        typed=typed,
    )


def _number(digits: str, typed: str) -> Decimal:
    """A number as people write it: the last of two kinds of separators is the decimal one; 1,200 is a thousand."""
    flat = re.sub(r"['’\s]", "", digits)
    comma, point = flat.rfind(","), flat.rfind(".")
    if comma >= 0 and point >= 0:
        thousands = "," if point > comma else "."
        if flat.count("." if thousands == "," else ",") > 1:
            raise _refused(typed)
    elif comma >= 0:
        # 12,50 has decimals; 1,200 and 1,200,000 do not.
        thousands = "" if flat.count(",") == 1 and len(flat) - comma - 1 in (1, 2) else ","
    else:
        thousands = "." if flat.count(".") > 1 else ""
    if thousands and not re.fullmatch(rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+(?:[.,]\d+)?", flat):
        raise _refused(typed)
    return Decimal((flat.replace(thousands, "") if thousands else flat).replace(",", "."))


def _unit(words: str) -> tuple[int, str]:
    """Read what stands beside a number into a power of ten and the words of a currency."""
    rest = words.strip()
    for scale in sorted(_SCALES, key=len, reverse=True):
        if rest.lower().startswith(scale) and rest.upper() not in CURRENCIES:
            tail = rest[len(scale) :].strip()
            if not tail or tail in _SIGNS or tail.upper() in CURRENCIES or tail.upper() in _SIGNS:
                return _SCALES[scale], tail
    return 0, rest


def read_money(typed: str, base: str, *, currency: str = "", allow_zero: bool = False) -> Money:
    """Read a sum as typed: ``1200``, ``1,200.50``, ``¥300``, ``25 USD``, ``1.2万``, ``5k``.

    ``currency`` (an option beside the sum) and the sum's own must agree; without either it is ``base``. UsageError for
    what is no sum, below zero, zero unless ``allow_zero``, too large, or has more decimals than its currency.
    """
    found = re.fullmatch(_NUMBER, unicodedata.normalize("NFKC", typed).strip())
    if found is None:
        raise _refused(typed)
    power, after = _unit(found["after"])
    said = [checked_currency(word) for word in (found["before"], after) if word and word not in _YEN]
    if any(word in _YEN for word in (found["before"], after)):
        said.append(base if base in ("CNY", "JPY") else "CNY")
    if currency:
        said.append(checked_currency(currency))
    if len(set(said)) > 1:
        raise UsageError(
            N_("“{typed}” names two currencies: {first} and {second}."),
            hint=N_("Name one."),
            typed=typed,
            first=said[0],
            second=next(code for code in said if code != said[0]),
        )
    code = said[0] if said else base
    value = _number(found["digits"], typed) * 10**power
    if found["sign"] == "-" and value:
        raise UsageError(
            N_("A sum of money cannot be below zero: “{typed}”."), hint=N_("Leave out the minus."), typed=typed
        )
    if value >= LARGEST:
        raise UsageError(N_("“{typed}” is more than any deal."), hint=N_("Check the zeros."), typed=typed)
    if not value and not allow_zero:
        raise UsageError(N_("The sum is zero."), hint=N_("Give a sum above zero."))
    return Money(_minor(value, code, typed), code)


def _minor(value: Decimal, currency: str, typed: str) -> int:
    minor = value.scaleb(decimals(currency))
    # 1.200 would be one and a fifth here and twelve hundred elsewhere: refused rather than guessed. 0.500 and 1234.500
    # cannot be thousands.
    three = value.as_tuple().exponent == -3 and decimals(currency) != 3 and 1 <= value < 1000
    if minor != minor.to_integral_value() or three:
        raise UsageError(
            N_("“{typed}” has more decimals than {currency} has ({count})."),
            hint=N_("Round it."),
            typed=typed,
            currency=currency,
            count=decimals(currency),
        )
    return int(minor)


def of_major(value: int | float | str, currency: str) -> int:
    """Return the minor units of a plain number of JSON or CSV, the inverse of ``major``; ValueError if it is none."""
    try:
        minor = Decimal(str(value)).scaleb(decimals(currency))
    except InvalidOperation:
        raise ValueError(str(value)) from None
    # A thousand times the largest sum in its smallest unit, so that a number such as 1e999999 is never written out.
    if not minor.is_finite() or abs(minor) > LARGEST.scaleb(6) or minor != minor.to_integral_value():
        raise ValueError(str(value))
    return int(minor)


def read_rates(typed: str) -> dict[str, Decimal]:
    """Read the setting ``currency.rates``: ``USD=7.10 EUR=7.80``; UsageError for what is not so written."""
    rates: dict[str, Decimal] = {}
    for pair in re.split(r"[\s,;]+", typed.strip()):
        if not pair:
            continue
        code, sign, number = pair.partition("=")
        if not sign or re.fullmatch(r"\d+(?:\.\d+)?", number) is None or not Decimal(number):
            raise UsageError(
                N_("“{typed}” is not a rate of exchange."), hint=N_("Write them as USD=7.10 EUR=7.80."), typed=pair
            )
        rates[checked_currency(code)] = Decimal(number)
    return rates


class Exchange:
    """Turns sums into the base currency: by the row's own rate, else by the rates of the config."""

    def __init__(self, base: str, rates: Mapping[str, Decimal]) -> None:
        self.base = base
        self._rates = rates

    def rate(self, currency: str) -> Decimal:
        """Return what one unit of ``currency`` is worth in the base currency; RefusedError when no rate is known."""
        if currency == self.base:
            return Decimal(1)
        if currency not in self._rates:
            raise RefusedError(
                N_("There are sums in {currency}, and no rate into {base} is known."),
                hint=N_("Say it once, for example: prospector config set currency.rates “{currency}=7.10”."),
                currency=currency,
                base=self.base,
            )
        return self._rates[currency]

    def to_base(self, amount: int, currency: str, rate: float | None = None) -> int:
        """Return minor units of ``currency`` as minor units of the base, rounded half to even."""
        if currency == self.base:
            return amount
        factor = Decimal(str(rate)) if rate else self.rate(currency)
        value = Decimal(amount).scaleb(decimals(self.base) - decimals(currency)) * factor
        return int(value.quantize(Decimal(1), ROUND_HALF_EVEN))


def exchange_of(settings: Mapping[str, object]) -> Exchange:
    """Return the exchange that the settings ``currency.base`` and ``currency.rates`` describe."""
    return Exchange(checked_currency(str(settings["currency.base"])), read_rates(str(settings["currency.rates"])))
