"""Exact places as people hand them over: typed, as a geo: address, as a link of a map."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.errors import UsageError
from prospector.domain.map_link import from_gcj02, navigation_links, read_point, to_gcj02

BEIJING = (39.9087, 116.3975)


def metres(a: tuple[float, float], b: tuple[float, float]) -> float:
    return math.hypot((a[0] - b[0]) * 111_195, (a[1] - b[1]) * 111_195 * math.cos(math.radians(a[0])))


@pytest.mark.parametrize(
    ("typed", "point"),
    [
        ("52.52,13.405", (52.52, 13.405)),
        (" 52.52， 13.405 ", (52.52, 13.405)),
        ("(52.52, 13.405)", (52.52, 13.405)),
        ("-33.86,151.21", (-33.86, 151.21)),
        ("52.52° N, 13.405° E", (52.52, 13.405)),
        ("33.86 S 151.21 E", (-33.86, 151.21)),
        ("geo:52.52,13.405", (52.52, 13.405)),
        ("geo:52.52,13.405;u=35", (52.52, 13.405)),
        ("geo:0,0?q=52.52,13.405(Office)", (52.52, 13.405)),
        ("https://www.openstreetmap.org/?mlat=52.52&mlon=13.405#map=5/1/2", (52.52, 13.405)),
        ("https://www.openstreetmap.org/#map=19/52.52/13.405", (52.52, 13.405)),
        (
            "https://www.google.com/maps/place/X/@1.5,2.5,17z/data=!4m5!3m4!1s0x0:0x0!8m2!3d52.52!4d13.405",
            (52.52, 13.405),
        ),
        ("https://www.google.de/maps/@52.52,13.405,15z", (52.52, 13.405)),
        ("https://maps.google.com/?q=52.52,13.405", (52.52, 13.405)),
        ("https://www.google.com/maps/dir/?api=1&destination=52.52%2C13.405", (52.52, 13.405)),
        ("https://maps.apple.com/?ll=52.52,13.405&q=Office", (52.52, 13.405)),
        ("https://maps.apple.com/place?coordinate=52.52,13.405", (52.52, 13.405)),
        ("https://uri.amap.com/marker?position=13.405,52.52&coordinate=wgs84", (52.52, 13.405)),
        ("https://api.map.baidu.com/marker?location=52.52,13.405&coord_type=wgs84", (52.52, 13.405)),
    ],
)
def test_a_place_is_read_in_the_forms_that_people_paste(typed: str, point: tuple[float, float]) -> None:
    assert read_point(typed) == pytest.approx(point, abs=1e-6)


@pytest.mark.parametrize(
    "typed",
    ["", "here", "52.52", "91,0", "0,181", "116.39,39.9", "0,0", "nan,1", "geo:", "geo:1,2;crs=epsg:32618",
     "https://maps.app.goo.gl/abc", "https://example.com/", "https://map.baidu.com/@12950000,4830000,15z", "http://["],
)  # fmt: skip
def test_what_is_no_place_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        read_point(typed)


def test_swapped_numbers_are_told_the_right_way_round() -> None:
    with pytest.raises(UsageError) as refused:
        read_point("116.39,39.9")
    assert "39.9,116.39" in str(refused.value.hint)


def test_links_of_chinese_maps_are_brought_back_to_the_datum_of_gps() -> None:
    shifted = to_gcj02(*BEIJING)
    assert 300 < metres(shifted, BEIJING) < 800
    amap = read_point(f"https://uri.amap.com/marker?position={shifted.lon},{shifted.lat}&name=x")
    assert metres(amap, BEIJING) < 1
    assert (
        800 < metres(read_point("https://api.map.baidu.com/marker?location=39.915,116.404"), (39.915, 116.404)) < 2000
    )


@given(st.floats(18, 53), st.floats(74, 134))
def test_the_shift_of_chinese_maps_is_taken_back_to_a_metre(lat: float, lon: float) -> None:
    assert metres(from_gcj02(*to_gcj02(lat, lon)), (lat, lon)) < 1


@given(st.floats(-60, 0), st.floats(-60, 60))
def test_outside_china_nothing_is_shifted(lat: float, lon: float) -> None:
    assert to_gcj02(lat, lon) == (lat, lon)


@given(st.floats(-85, 85), st.floats(-179, 179), st.text(max_size=12))
def test_every_link_we_write_but_the_markers_reads_back_as_its_place(lat: float, lon: float, name: str) -> None:
    if abs(lat) < 0.001 and abs(lon) < 0.001:
        return
    links = navigation_links(lat, lon, name)
    for key in ("geo", "apple", "google", "amap", "baidu"):
        assert read_point(links[key]) == pytest.approx((lat, lon), abs=1e-5), key
    assert all(char.isascii() and char not in " <>\"'" for link in links.values() for char in link)


@given(st.text(max_size=40))
def test_any_text_is_a_place_or_refused(typed: str) -> None:
    try:
        point = read_point(typed)
    except UsageError:
        return
    assert -90 <= point.lat <= 90
    assert -180 <= point.lon <= 180
