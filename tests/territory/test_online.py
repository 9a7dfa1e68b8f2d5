"""The online geocoder against services that answer on this machine: what is sent, what is kept, what is said."""

import threading
from collections.abc import Callable, Iterator

import pytest

from prospector.domain.errors import ProspectorError, RefusedError, StorageError
from prospector.domain.map_datum import to_gcj02
from prospector.territory.online import OnlineGeocoder
from web_service import Answer, Service

SPOT = (31.1947, 121.4365)


@pytest.fixture
def serve() -> Iterator[Callable[[Answer], Service]]:
    running: list[Service] = []

    def start(answer: Answer) -> Service:
        running.append(Service(answer))
        return running[-1]

    yield start
    for service in running:
        service.close()


def nominatim(rank: int) -> Answer:
    return lambda _path, _query: (
        200,
        [{"lat": str(SPOT[0]), "lon": str(SPOT[1]), "display_name": "18, Caoxi", "place_rank": rank}],
    )


def client(url: str, service: str = "nominatim", told: list[object] | None = None, **more: object) -> OnlineGeocoder:
    said = [] if told is None else told
    return OnlineGeocoder(service, agent="prospector-crm/test (me@example.com)", notice=said.append, url=url,
                          **{"wait": 0, "timeout": 2, **more})  # type: ignore[arg-type]  # fmt: skip


@pytest.mark.parametrize(
    ("rank", "precision"), [(30, "exact"), (26, "street"), (20, "district"), (16, "city"), (8, "region")]
)
def test_how_exact_an_answer_is_comes_from_its_rank(serve, rank: int, precision: str) -> None:
    found = client(serve(nominatim(rank)).url).find("漕溪北路18号")
    assert found is not None
    assert (found.lat, found.lon, found.precision, found.label) == (*SPOT, precision, "18, Caoxi")


def test_it_says_who_asks_and_sends_the_address_and_the_country_alone(serve) -> None:
    service, told = serve(nominatim(30)), []
    geocoder = client(service.url, told=told)
    geocoder.find("Torstr. 1, Berlin", "DE")
    geocoder.find("Torstr. 2, Berlin", "DE")
    assert service.agents[0] == "prospector-crm/test (me@example.com)"
    path, query = service.asked[0]
    assert path == "/search"
    assert query == {"q": "Torstr. 1, Berlin", "format": "json", "limit": "1", "countrycodes": "de"}
    assert len(told) == 1
    assert "127.0.0.1" in str(told[0])


def test_photon_and_baidu_are_read_too_and_baidus_datum_is_brought_back(serve) -> None:
    photon = serve(
        lambda _path, _query: (200, {"features": [{"geometry": {"coordinates": [SPOT[1], SPOT[0]]}, "properties": {
            "name": "x", "housenumber": "18", "type": "house"}}]})
    )  # fmt: skip
    found = client(photon.url, "photon").find("漕溪北路18号")
    assert found is not None
    assert (found.lat, found.lon, found.precision) == (*SPOT, "exact")
    shifted = to_gcj02(*SPOT)
    # What Baidu adds to the Chinese datum, about 700 m to the north-east.
    baidu = serve(lambda _path, _query: (200, {"status": 0, "result": {
        "location": {"lat": shifted.lat + 0.006, "lng": shifted.lon + 0.0065}, "precise": 0, "level": "道路"}}))  # fmt: skip
    found = client(baidu.url, "baidu", key="k").find("漕溪北路18号")
    assert found is not None
    assert found.precision == "street"
    assert abs(found.lat - SPOT[0]) < 0.001
    assert abs(found.lon - SPOT[1]) < 0.001
    assert baidu.asked[0][1]["ak"] == "k"


def test_what_is_not_known_there_is_none(serve) -> None:
    assert client(serve(lambda _path, _query: (200, [])).url).find("Nowhere 1") is None


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (lambda _path, _query: (500, b"oops"), "cannot be asked"),
        (lambda _path, _query: (429, b"slower"), "cannot be asked"),
        (lambda _path, _query: (403, b"no"), "key"),
        (lambda _path, _query: (200, b"<html>"), "cannot be asked"),
    ],
)
def test_a_service_that_answers_otherwise_is_one_sentence(serve, answer: Answer, sentence: str) -> None:
    with pytest.raises(StorageError) as refused:
        client(serve(answer).url).find("漕溪北路18号")
    assert sentence in str(refused.value)


def test_a_service_that_is_slow_is_given_up_and_one_that_is_down_is_said(serve) -> None:
    gate = threading.Event()

    def late_answer(_path, _query):
        gate.wait(5)
        return 200, []

    slow = serve(late_answer)
    with pytest.raises(StorageError) as late:
        client(slow.url, timeout=0.2).find("漕溪北路18号")
    gate.set()
    assert "did not answer" in str(late.value)
    with pytest.raises(StorageError) as down:
        client("http://127.0.0.1:9").find("漕溪北路18号")
    assert "cannot be asked" in str(down.value)


@pytest.mark.parametrize(("service", "url"), [("baidu", ""), ("nominatim", "localhost")])
def test_what_is_missing_for_asking_is_told_before_anything_is_sent(service: str, url: str) -> None:
    told: list[object] = []
    with pytest.raises(ProspectorError):
        client(url, service, told).find("漕溪北路18号")
    assert told == []


def test_without_geopy_the_way_to_get_it_is_told(monkeypatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "geopy.extra.rate_limiter", None)
    with pytest.raises(RefusedError) as refused:
        client("http://127.0.0.1:9").find("漕溪北路18号")
    assert "prospector-crm[geocoding]" in str(refused.value.hint)


def test_a_public_service_is_never_asked_faster_than_once_a_second() -> None:
    assert client("")._wait == 1.0
