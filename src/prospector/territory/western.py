"""Addresses outside China: which part of a line is the country, the region, the postcode and the city.

Read from the end, because that is where an envelope says it. A word is taken for a city only where it fills a part
of its own, or stands beside a postcode, and all that follows it has been understood: a Paris Street is no Paris.
"""

import re
from typing import NamedTuple

from prospector.territory import postcode as post
from prospector.territory.world import City, Region, atlas, cities, country_code, folded, region_named

# Thousands of people a city must have to be believed without country, region or postcode beside it.
KNOWN_TO_ALL = 100
# A city that bears its region's name is meant before the region when it is as large as this (New York, not Ontario).
LARGER_THAN_REGION = 500
# As KNOWN_TO_ALL, for a name in another language than its own.
KNOWN_ABROAD = 300
CUT = re.compile(r"[,;\n\r\t|，；、。·•]+|\s[-–—/]\s")
# A state's or province's letters that the data does not know (São Paulo - SP).
STATE = re.compile("[A-Z]{2,3}")
# A city's numbered district (Dublin 2, Praha 1).
NUMBERED = re.compile(r" [0-9]{1,2}$")
LONGEST = 500


class Spot(NamedTuple):
    """What the end of an address says; ``town`` is a city's name as typed where the data does not have it."""

    country: str = ""
    region: Region | None = None
    postcode: str = ""
    city: City | None = None
    town: str = ""


def segments_of(address: str) -> list[str]:
    """Return the parts of an address between commas, line ends and dashes."""
    return [part for segment in CUT.split(address[:LONGEST]) if (part := segment.strip(" .:()[]"))]


def choose(name: str, spot: Spot, *, trusted: bool) -> City | None:
    """Return the city called ``name`` that fits country and region; ``trusted`` when a column says it is a city."""
    found = cities(name)
    if spot.region:
        found = tuple(n for n in found if (n.city.country, n.city.region) == (spot.region.country, spot.region.code))
    elif spot.country:
        found = tuple(n for n in found if n.city.country == spot.country)
    elif not trusted and not spot.postcode:
        found = tuple(n for n in found if n.city.thousands >= (KNOWN_TO_ALL if n.own else KNOWN_ABROAD))
    return found[0].city if found else None


def read(address: str, known: Spot) -> Spot:
    """Return what ``address`` says beyond ``known`` (from columns of their own)."""
    return Reading(segments_of(address), known).spot


class Reading:
    """One address, taken apart from its end."""

    def __init__(self, segments: list[str], known: Spot) -> None:
        self.segments = segments
        self.spot = known
        for index in range(len(segments) - 1, -1, -1):
            if not self.understood(index):
                break
            if self.spot.city or self.spot.town:
                break
        else:
            return
        if not (self.spot.city or self.spot.town):
            self.beside_a_postcode()

    def understood(self, index: int) -> bool:
        """Take in one segment; False when it is neither country, region, postcode nor city."""
        segment = self.segments[index]
        if self.is_country(segment, index):
            return True
        code = None if self.spot.postcode else post.found_in(segment, self.spot.country)
        rest = segment
        if code:
            self.spot = self.spot._replace(postcode=code.code, country=self.spot.country or code.country)
            rest = code.text
            if not rest:
                return True
        if self.is_region(rest, index) or (self.spot.country and STATE.fullmatch(rest)):
            return True
        return self.is_city(rest, beside_code=code is not None)

    def is_country(self, segment: str, index: int) -> bool:
        """Take in a segment that names a country; but a state's where a city of it comes before."""
        if self.spot.country and self.spot.city is None:
            return country_code(segment) == self.spot.country
        if len(segment) <= 3 and "." not in segment and not segment.isupper():
            return False
        region = region_named(segment) if index else None
        if region and choose(self.bare(index - 1), self.spot._replace(region=region), trusted=True):
            # Atlanta, Georgia; San Jose, CA.
            return False
        code = country_code(segment)
        if not code:
            return False
        self.spot = self.spot._replace(country=code)
        return True

    def bare(self, index: int) -> str:
        """Return a segment without its postcode."""
        code = post.found_in(self.segments[index], self.spot.country)
        return code.text if code else self.segments[index]

    def is_region(self, text: str, index: int) -> bool:
        """Take in a segment that is a region; New York before nothing else is the city."""
        if self.spot.region or not (region := region_named(text, self.spot.country)):
            return False
        inside = self.spot._replace(region=region, country=region.country)
        if index == 0 or not choose(self.bare(index - 1), inside, trusted=True):
            namesake = choose(text, self.spot, trusted=False)
            if namesake and namesake.thousands >= LARGER_THAN_REGION:
                return False
        self.spot = inside
        return True

    def is_city(self, text: str, *, beside_code: bool) -> bool:
        """Take in a segment that is a city, alone or with its region or country after it."""
        if not (text[:1].isupper() or not text[:1].isascii()) or len(text) > 60:
            return False
        plain = NUMBERED.sub("", text) if self.spot.country else text
        if city := choose(text, self.spot, trusted=False) or choose(plain, self.spot, trusted=False):
            self.spot = self.spot._replace(city=city)
            return True
        words = text.split()
        for count in range(1, min(4, len(words))):
            tail, head = " ".join(words[-count:]), " ".join(words[:-count])
            if self.tailed(head, tail):
                return True
        if beside_code and self.spot.country and len(words) <= 4 and not re.search("[0-9]", text):
            self.spot = self.spot._replace(town=text)
            return True
        return False

    def tailed(self, head: str, tail: str) -> bool:
        """Take in ``head`` as a city when ``tail`` is its region or country (``Springfield IL``)."""
        inside = None
        if not self.spot.region and (region := region_named(tail, self.spot.country)):
            inside = self.spot._replace(region=region, country=region.country)
        elif not self.spot.country and (len(tail) > 3 or tail.isupper()) and (code := country_code(tail)):
            inside = self.spot._replace(country=code)
        if inside is None or not (city := choose(head, inside, trusted=True)):
            return False
        self.spot = inside._replace(city=city)
        return True

    def beside_a_postcode(self) -> None:
        """Look for ``10115 Berlin`` in the parts that a strange last part kept from being read."""
        for segment in reversed(self.segments[:-1]):
            code = post.found_in(segment, self.spot.country)
            if not code or not code.text:
                continue
            inside = self.spot._replace(postcode=code.code, country=self.spot.country or code.country)
            if city := choose(code.text, inside, trusted=True):
                self.spot = inside._replace(city=city)
                return


def read_hanzi(address: str, known: Spot) -> Spot:
    """Return what an address abroad, written in Chinese, says: country first, then region and city (美国加州旧金山)."""
    text = folded(address)[:LONGEST].replace(" ", "")
    spot = known
    names = atlas()
    if (country := longest(text, names.countries)) and (not spot.country or names.countries[country] == spot.country):
        spot, text = spot._replace(country=names.countries[country]), text[len(country) :]
    if not spot.country:
        found = cities(text)
        if found and found[0].city.thousands >= KNOWN_ABROAD:
            return spot._replace(city=found[0].city)
        return spot
    if (name := longest(text, names.regions)) and (region := region_named(name, spot.country)):
        spot, text = spot._replace(region=region), text[len(name) :]
    for length in range(min(8, len(text)), 1, -1):
        if city := choose(text[:length], spot, trusted=True):
            return spot._replace(city=city)
    return spot


def longest(text: str, names: dict[str, object] | dict[str, str] | dict[str, tuple[Region, ...]]) -> str:
    """Return the longest of ``names`` that ``text`` begins with, or ""."""
    return next((text[:length] for length in range(min(20, len(text)), 1, -1) if text[:length] in names), "")
