"""Postcodes: finding them in an address and keeping the part that names a district."""

import re
from typing import NamedTuple

# Shapes that only one country uses, so that a code tells the country.
TELLING = {
    "GB": re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9][A-Z]{2})\b", re.IGNORECASE),
    "CA": re.compile(r"\b([A-CEGHJ-NPR-TVXY][0-9][A-Z])[ -]?([0-9][A-Z][0-9])\b", re.IGNORECASE),
    "NL": re.compile(r"\b([1-9][0-9]{3}) ?([A-Z]{2})\b"),
    "JP": re.compile(r"〒?\b([0-9]{3})-([0-9]{4})\b"),
    "PL": re.compile(r"\b([0-9]{2})-([0-9]{3})\b"),
    "PT": re.compile(r"\b([0-9]{4})-([0-9]{3})\b"),
    "BR": re.compile(r"\b([0-9]{5})-([0-9]{3})\b"),
}  # fmt: skip
IRISH = re.compile(r"\b([AC-FHKNPRTV-Y][0-9]{2}|D6W) ?([0-9AC-FHKNPRTV-Y]{4})\b")
ZIP = re.compile(r"\b([0-9]{5})(-[0-9]{4})\b")
SPACED = re.compile(r"\b([0-9]{3}) ([0-9]{2})\b")
PLAIN = re.compile(r"\b(?:[A-Z]{1,3}-)?([0-9]{4,6})\b")
# How much of a code names a district rather than a street or a house; elsewhere the whole of it.
DISTRICT_LENGTHS = {"US": 5, "CA": 3, "IE": 3, "NL": 4, "SG": 2, "JP": 3, "PT": 4, "BR": 5}


class Code(NamedTuple):
    """A postcode found in a text: ``text`` is what remains without it, ``country`` the one that writes it so, or ""."""

    code: str
    text: str
    country: str


def without(text: str, found: re.Match[str]) -> str:
    """Return ``text`` with the match cut out."""
    return f"{text[: found.start()]} {text[found.end() :]}".strip(" ,.-")


def found_in(segment: str, country: str = "") -> Code | None:
    """Return the postcode in one segment of an address, as ``country`` writes it or, if that is not known, as any."""
    for land, shape in TELLING.items():
        if (not country or land == country) and (match := shape.search(segment)):
            return Code(f"{match[1]} {match[2]}".upper(), without(segment, match), land)
    if country == "IE" and (match := IRISH.search(segment)):
        return Code(f"{match[1]} {match[2]}", without(segment, match), "IE")
    if country in ("", "US") and (match := ZIP.search(segment)):
        return Code(match[1], without(segment, match), "US")
    if country in ("SE", "CZ", "SK", "GR") and (match := SPACED.search(segment)):
        return Code(f"{match[1]} {match[2]}", without(segment, match), country)
    matches = list(PLAIN.finditer(segment))
    # "12345 Main Street" is a house: a code stands at the end, or before a name of one or two words.
    for match in reversed(matches):
        rest = segment[match.end() :].strip(" ,.-")
        before = segment[: match.start()].strip(" ,.-")
        if not rest or (not before and len(rest.split()) <= 3):
            return Code(match[1], without(segment, match), "")
    return None


def district_part(code: str, country: str) -> str:
    """Return the part of ``code`` that names a district: outward code in the United Kingdom, 5-digit ZIP."""
    tidy = " ".join(code.upper().split())
    if not tidy or len(tidy) > 12 or not re.fullmatch(r"[A-Z0-9 -]+", tidy):
        return ""
    if country == "GB":
        if match := TELLING["GB"].search(tidy):
            return match[1].upper()
        return tidy.split(" ", maxsplit=1)[0]
    if country == "US":
        digits = re.match(r"[0-9]{1,5}", tidy)
        return digits[0].zfill(5) if digits else ""
    length = DISTRICT_LENGTHS.get(country)
    return tidy[:length].strip(" -") if length else tidy
