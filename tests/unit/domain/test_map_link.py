"""Exact places as people hand them over: typed, as a geo: address, as a link of a map."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from prospector.domain.errors import UsageError
from prospector.domain.map_datum import from_gcj02, in_china, in_mainland_china, to_gcj02
from prospector.domain.map_link import navigation_links, read_point

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
    [
        "39°54'31.3\"N 116°23'51.0\"E",
        "39° 54′ 31.3″ N, 116° 23′ 51.0″ E",
        "N 39°54'31.3\" E 116°23'51.0\"",
        "北纬39.9087度 东经116.3975度",
        "北纬39°54′31.3″，东经116°23′51.0″",
        "39.9087, 116.3975",
        "[39.9087,116.3975]",
    ],
)
def test_degrees_are_read_in_every_way_that_maps_write_them(typed: str) -> None:
    assert metres(read_point(typed), BEIJING) < 5


SHIFTED = to_gcj02(*BEIJING)
CHINESE_LINKS = [
    "https://uri.amap.com/marker?position={lon},{lat}&name=x",
    "https://uri.amap.com/navigation?to={lon},{lat},x&mode=car",
    "https://www.amap.com/regeo?lng={lon}&lat={lat}",
    "https://wb.amap.com/?p=B000A60DA1,{lat},{lon},天安门,北京",
    "https://wb.amap.com/?q={lat},{lon},x",
    "amapuri://route/plan/?dlat={lat}&dlon={lon}&dname=x&dev=0&t=0",
    "【高德地图】来看看这里 https://uri.amap.com/marker?position={lon},{lat} 点击查看",
    "https://apis.map.qq.com/uri/v1/marker?marker=coord:{lat},{lon};title:x;addr:y&referer=z",
    "https://apis.map.qq.com/uri/v1/routeplan?type=drive&to=x&tocoord={lat},{lon}",
    "https://map.qq.com/?type=marker&pointx={lon}&pointy={lat}&name=x",
    "qqmap://map/marker?marker=coord:{lat},{lon};title:x",
    "baidumap://map/marker?location={lat},{lon}&title=x&coord_type=gcj02",
    "https://www.google.com/maps/place/X/@1.5,2.5,17z/data=!3m1!4b1!4m6!3m5!1s0x0:0x0!8m2!3d{lat}!4d{lon}!16s",
    "https://www.google.com/maps/dir/A/B/data=!4m5!4m4!1m1!1m2!1m1!2m2!1d{lon}!2d{lat}",
    "https://www.google.com/maps/@{lat},{lon},15z",
    "https://ditu.google.cn/maps?q={lat},{lon}",
    "https://maps.apple.com/?ll={lat},{lon}&q=x",
    "https://maps.apple.com/place?coordinate={lat},{lon}&name=x",
]


@pytest.mark.parametrize("link", CHINESE_LINKS)
def test_whatever_map_of_mainland_china_a_link_is_of_the_shift_is_taken_back(link: str) -> None:
    assert metres(read_point(link.format(lat=SHIFTED.lat, lon=SHIFTED.lon)), BEIJING) < 1


@pytest.mark.parametrize(
    "link",
    [
        "https://uri.amap.com/marker?position=116.3975,39.9087&coordinate=wgs84",
        "androidamap://viewMap?lat=39.9087&lon=116.3975&dev=1",
        "https://api.map.baidu.com/marker?location=39.9087,116.3975&coord_type=wgs84",
        "https://www.openstreetmap.org/?mlat=39.9087&mlon=116.3975",
        "geo:39.9087,116.3975",
        "https://www.bing.com/maps?cp=39.9087~116.3975&lvl=16",
        "https://yandex.com/maps/?ll=116.3975,39.9087&z=16",
        "https://example.com/map?lat=39.9087&lng=116.3975",
    ],
)
def test_links_that_hold_numbers_of_gps_are_taken_as_they_are(link: str) -> None:
    assert metres(read_point(link), BEIJING) < 1


@pytest.mark.parametrize(
    ("lat", "lon", "mainland", "chinese_maps"),
    [
        (22.5431, 114.0579, True, True),  # 深圳
        (22.2783, 114.1747, False, True),  # 香港
        (22.4445, 114.0222, False, True),  # 元朗
        (22.1987, 113.5439, False, True),  # 澳门
        (22.2710, 113.5767, True, True),  # 珠海
        (25.0330, 121.5654, False, False),  # 台北
        (24.4798, 118.0894, True, True),  # 厦门
        (37.5665, 126.9780, False, False),  # Seoul
        (1.3521, 103.8198, False, False),  # Singapore
        (21.0285, 105.8542, False, False),  # Hanoi
        (34.6937, 135.5023, False, False),  # Osaka
        (28.6139, 77.2090, False, False),  # Delhi
        (47.9185, 106.9177, False, False),  # Ulan Bator
        (43.8256, 87.6168, True, True),  # 乌鲁木齐
        (29.6520, 91.1721, True, True),  # 拉萨
        (18.2528, 109.5119, True, True),  # 三亚
        (50.2450, 127.5000, True, True),  # 黑河
        (50.2900, 127.5270, False, False),  # Blagoveshchensk, across the river
        (40.1244, 124.3925, True, True),  # 丹东
    ],
)
def test_the_shift_ends_at_the_border(lat: float, lon: float, mainland: bool, chinese_maps: bool) -> None:
    assert (in_mainland_china(lat, lon), in_china(lat, lon)) == (mainland, chinese_maps)


def test_numbers_typed_alone_are_of_gps_unless_their_datum_is_named() -> None:
    assert read_point("39.9087,116.3975") == BEIJING
    assert metres(read_point(f"{SHIFTED.lat},{SHIFTED.lon}", "gcj02"), BEIJING) < 1
    assert 600 < metres(read_point("39.9087,116.3975", "bd09"), BEIJING) < 2000
    with pytest.raises(UsageError):
        read_point("39.9087,116.3975", "mars")


@pytest.mark.parametrize(
    "typed",
    ["", "here", "52.52", "91,0", "0,181", "116.39,39.9", "0,0", "nan,1", "geo:", "geo:1,2;crs=epsg:32618",
     "https://maps.app.goo.gl/abc", "https://surl.amap.com/abc", "https://j.map.baidu.com/1", "39°70'N 116°E",
     "https://notgoogle.example/?q=39.9,116.4", "https://example.com/?ll=39.9,116.4",
     "https://uri.amap.com/marker?position=39.9,116.4", "https://example.com/", "https://map.baidu.com/@12950000,4830000,15z", "http://["],
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
    shifted = to_gcj02(lat, lon)
    # Within a few hundred metres of the border nobody can tell on which side of it a shifted point belongs.
    assume(in_china(lat, lon) and in_china(*shifted))
    assert metres(from_gcj02(*shifted), (lat, lon)) < 1


@given(st.floats(-60, 0), st.floats(-60, 60))
def test_outside_china_nothing_is_shifted(lat: float, lon: float) -> None:
    assert from_gcj02(lat, lon) == (lat, lon)


@given(st.floats(-85, 85), st.floats(-179, 179), st.text(max_size=12))
def test_every_link_we_write_but_the_markers_reads_back_as_its_place(lat: float, lon: float, name: str) -> None:
    if abs(lat) < 0.001 and abs(lon) < 0.001:
        return
    shifted = to_gcj02(lat, lon) if in_china(lat, lon) else (lat, lon)
    assume(in_mainland_china(lat, lon) == in_mainland_china(*shifted))
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
