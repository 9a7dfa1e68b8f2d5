"""The offline geocoder: any address to an area, from packaged data (``services.ports.Geocoder``)."""

import re
from functools import lru_cache

from prospector.domain.territory import Place
from prospector.territory import chinese, western, world
from prospector.territory.choice import Found
from prospector.territory.gazetteer import CITY, DISTRICT, ZONES, gazetteer
from prospector.territory.postcode import district_part
from prospector.territory.western import Spot

HANZI = re.compile("[\u3400-\u9fff]")
LETTER = re.compile(r"[^\W\d_]")
# The countries whose places the Chinese gazetteer holds.
GAZETTED = ("CN", "HK", "MO", "TW")
LONGEST_ADDRESS = 300
LONGEST_NAME = 60


def area_label(
    *,
    country: str = "",
    region: str = "",
    city: str = "",
    district: str = "",
    postcode: str = "",
    chinese: bool = False,
) -> str:
    """Return the label that groups visits.

    Chinese: ``广东省深圳市南山区``, a municipality named once. Elsewhere ``Berlin 10115, DE`` with the part of the
    postcode that names a district, ``Berlin, DE`` without one, ``California, US`` without a city, and the country's
    name (``United States``) when nothing else is known.
    """
    if chinese:
        city = "" if city and region.startswith(city) else city
        return f"{region}{city}{district}"
    code = district_part(postcode, country)
    name = " ".join(part for part in (city, code) if part) or region
    if not name:
        return world.atlas().labels.get(country, "")
    return f"{name}, {country}" if country else name


class PackagedGeocoder:
    """Resolves addresses by the packaged gazetteer of China and the GeoNames cities of the world.

    It never goes online, reads its data when first asked, and remembers the last few thousand answers. A name that
    several places bear equally is not guessed: the answer is the certain part of it.
    """

    def place(
        self, address: str, *, postcode: str = "", city: str = "", region: str = "", country: str = ""
    ) -> Place | None:
        """Return where the address lies, or None when no area can be told.

        The address may be free text or a street only; the other parts are columns of their own, trusted more than
        words in the text. Any text is answered, none raises.
        """
        given = (
            value if value.isprintable() else printable(value) for value in (address, postcode, city, region, country)
        )
        return _place(*(value.strip()[:LONGEST_ADDRESS] for value in given))


def printable(value: str) -> str:
    """Return ``value`` with line ends as such and other control characters and lone surrogates as spaces."""
    return "".join(char if char.isprintable() or char == "\n" else " " for char in value)


@lru_cache(maxsize=8192)
def _place(address: str, postcode: str, city: str, region: str, country: str) -> Place | None:
    if not any(LETTER.search(value) for value in (address, postcode, city, region, country)) and not country:
        return None
    code = world.country_code(country, nearly=True) if country else ""
    if code in ("", *GAZETTED) and any(HANZI.search(value) for value in (address, city, region)):
        if not (code or city or region) and chinese.begins_abroad(address):
            abroad = western.read_hanzi(address, Spot())
            if abroad.city or abroad.region:
                return _foreign_place(abroad, "")
        whole = "\n".join(part for part in (_hanzi(region), _hanzi(city), address) if part)
        if found := chinese.resolve(whole, postcode=postcode):
            return _chinese_place(found)
    known = Spot(country=code, region=world.region_named(region, code) if region else None, postcode=postcode)
    if known.region and not code:
        known = known._replace(country=known.region.country)
    spot = _abroad(address, city, known)
    land = spot.city.country if spot.city else spot.country
    nowhere = not (land or spot.city or spot.region)
    if (nowhere or (land in GAZETTED and land != "TW")) and (place := _in_pinyin(address, city, region, sure=nowhere)):
        return place
    return _foreign_place(spot, region)


def _hanzi(name: str) -> str:
    """Return a column's value for reading before a Chinese address; one in pinyin is put into characters."""
    if not name or HANZI.search(name):
        return name
    found = chinese.resolve_latin([name])
    return found.unit.name if found and found.unit else ""


def _chinese_place(found: Found) -> Place:
    """Return the place of what the gazetteer found; a district without a centre of its own takes its city's."""
    if found.unit is None:
        return Place(found.name, country="CN", district=found.name, zone=ZONES["CN"])
    country, region, city, district = chinese.parts(found.unit)
    label = area_label(region=region, city=city, district=district or found.name, chinese=True)
    line = gazetteer().line(found.unit)
    centred = next((unit for unit in line if unit.lat is not None and (unit.level >= CITY or city == region)), None)
    precision = "region"
    if centred is not None:
        precision = "district" if centred.level == DISTRICT else "city"
    elif country in ("HK", "MO"):
        centred, precision = line[-1], "city"
    return Place(
        label,
        country=country,
        region=region,
        city=city,
        district=district or found.name,
        lat=centred.lat if centred else None,
        lon=centred.lon if centred else None,
        precision=precision,
        zone=ZONES[country],
    )


def _in_pinyin(address: str, city: str, region: str, *, sure: bool) -> Place | None:
    """Return the place of a Chinese address in pinyin or English (``Nanshan District, Shenzhen``)."""
    segments = [*western.segments_of(address), *(part for part in (city, region) if part)]
    found = chinese.resolve_latin(segments, sure=sure)
    return _chinese_place(found) if found and found.unit else None


def _abroad(address: str, city: str, known: Spot) -> Spot:
    """Return country, region, postcode and city from the columns and, where they leave it open, from the address."""
    if city:
        found = western.choose(city, known, trusted=True) or _city_in_column(city, known)
        if found:
            return known._replace(city=found, country=known.country or found.country)
        return known._replace(town=" ".join(city.split())[:LONGEST_NAME])
    if not address:
        return known
    if HANZI.search(address):
        return western.read_hanzi(address, known)
    spot = western.read(address, known)
    if not (spot.country or spot.city) and len(address.split()) <= 3:
        # A column of countries that was taken for one of addresses; there a slip of the pen is no street.
        spot = spot._replace(country=world.country_code(address, nearly=True))
    return spot


def _city_in_column(city: str, known: Spot) -> world.City | None:
    """Return the city of a column that says more than a name (``Berlin, Germany``, ``德国柏林``)."""
    spot = western.read_hanzi(city, known) if HANZI.search(city) else western.read(city, known)
    return spot.city


def _foreign_place(spot: Spot, region: str) -> Place | None:
    """Return the place of what an address outside China said, or None when that is not even a country."""
    country = spot.city.country if spot.city else spot.country
    name = spot.city.name if spot.city else spot.town
    region_name = (spot.region.name if spot.region else "") or (world.region_name(spot.city) if spot.city else region)
    if country == "SG" and not spot.city:
        spot = spot._replace(city=western.choose("Singapore", Spot(country="SG"), trusted=True))
        name = "Singapore"
    label = area_label(country=country, region=region_name[:LONGEST_NAME], city=name, postcode=spot.postcode)
    if not label or not (country or name):
        return None
    city = spot.city
    if city is None:
        precision = "" if name or spot.postcode else "region" if region_name else "country"
        return Place(label, country=country, region=region_name, city=name, precision=precision)
    return Place(
        label,
        country=country,
        region=region_name,
        city=city.name,
        lat=city.lat,
        lon=city.lon,
        precision="city",
        zone=city.zone,
    )
