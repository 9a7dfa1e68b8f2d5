"""Travel times estimated from coordinates, and those of the user's own road server."""

import contextlib
import json
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prospector.domain.errors import RefusedError, StorageError, UsageError
from prospector.domain.route import NO_ROAD, Spot
from prospector.territory import osrm, travel

SHENZHEN, GUANGZHOU = Spot(22.5431, 114.0579), Spot(23.1291, 113.2644)
spots = st.builds(Spot, st.floats(-89, 89), st.floats(-180, 180), st.booleans())


def test_the_great_circle_between_two_cities_is_known():
    assert travel.great_circle_km(SHENZHEN, GUANGZHOU) == pytest.approx(104.3, abs=0.5)
    assert travel.great_circle_km(Spot(0, 0), Spot(0, 180)) == pytest.approx(20015.1, abs=0.5)


def test_the_time_is_distance_by_detour_over_speed_and_what_every_leg_costs():
    ten_km = Spot(0, 0), Spot(0, 10 / 111.195)
    assert travel.matrix(ten_km, mode="walk", detour=1.5, speed=5)[0][1] == pytest.approx(3 * 3600, abs=3)
    assert travel.matrix(ten_km, mode="walk", detour=1.5, speed=5, leg_seconds=60)[1][0] == pytest.approx(10860, abs=3)


def test_each_mode_has_its_own_pace():
    times = {mode: travel.matrix([SHENZHEN, GUANGZHOU], mode=mode)[0][1] for mode in travel.MODES}
    assert times["drive"] < times["transit"] < times["bike"] < times["walk"]


def test_two_cards_at_the_same_door_take_no_time_between_them():
    assert travel.matrix([SHENZHEN, SHENZHEN], mode="drive")[0][1] == 0


def test_a_mere_centre_is_never_nearer_than_the_minimum():
    vague = SHENZHEN._replace(precise=False)
    assert travel.matrix([SHENZHEN, vague, vague])[0][1:] == [travel.CENTRE_SECONDS] * 2
    assert travel.matrix([SHENZHEN, vague], centre_seconds=60)[0][1] == 180
    assert travel.matrix([vague, GUANGZHOU]) == travel.matrix([SHENZHEN, GUANGZHOU])


@settings(max_examples=50, deadline=None)
@given(st.lists(spots, max_size=6), st.sampled_from(travel.MODES))
def test_a_matrix_is_symmetric_whole_and_agrees_with_single_ways(found, mode):
    rows = travel.matrix(found, mode=mode)
    for n, a in enumerate(found):
        assert rows[n][n] == 0
        for m, b in enumerate(found[:n]):
            assert rows[n][m] == rows[m][n] and isinstance(rows[n][m], int)
            single = travel.seconds_between(a, b, travel.pace(mode))
            assert rows[n][m] == pytest.approx(single, rel=1e-5, abs=2)


@pytest.mark.parametrize(
    ("lat", "lon", "hint"),
    [(114.05, 22.54, "perhaps 22.54, 114.05"), (95, 200, "Latitude is -90"), (float("nan"), 0, "Latitude is")],
)
def test_coordinates_that_are_swapped_or_out_of_range_are_refused(lat, lon, hint):
    with pytest.raises(UsageError) as refused:
        travel.matrix([Spot(lat, lon)])
    assert hint in str(refused.value.hint)


@pytest.mark.parametrize(
    "given_", [{"mode": "fly"}, {"speed": 0}, {"detour": 0.5}, {"speed": float("nan")}, {"leg_seconds": -1}]
)
def test_a_pace_that_cannot_be_travelled_is_refused(given_):
    with pytest.raises(UsageError):
        travel.matrix([SHENZHEN], **given_)


class _Server(BaseHTTPRequestHandler):
    """A road server: the seconds between two points are a thousand times their difference in longitude."""

    answer = None
    asked = ()

    def do_GET(self):
        parts = urlsplit(self.path)
        _Server.asked = (*_Server.asked, self.path)
        *_, profile, where = parts.path.split("/")
        lons = [float(pair.split(",")[0]) for pair in where.split(";")]
        query = {
            key: [int(n) for n in value[0].split(";")]
            for key, value in parse_qs(parts.query).items()
            if key != "annotations"
        }
        table = [
            [None if lons[b] > 90 else abs(lons[a] - lons[b]) * 1000 for b in query["destinations"]]
            for a in query["sources"]
        ]
        code, body = self.answer(profile) if self.answer else (200, json.dumps({"code": "Ok", "durations": table}))
        self.send_response(code)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass


@pytest.fixture
def road_server():
    server = HTTPServer(("127.0.0.1", 0), _Server)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    _Server.answer, _Server.asked = None, ()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_the_table_of_a_road_server_is_asked_in_pieces_and_put_together(road_server):
    found = [Spot(1, n) for n in range(7)]
    rows = osrm.matrix(found, road_server + "/", piece=3)
    assert rows == [[abs(n - m) * 1000 for m in range(7)] for n in range(7)]
    assert len(_Server.asked) == 9 and all("/table/v1/driving/" in path for path in _Server.asked)


def test_a_server_that_takes_fewer_coordinates_is_asked_in_smaller_pieces(road_server):
    too_big = (400, '{"code": "TooBig", "message": "Too many table coordinates"}')

    def answer(self, _profile):
        places = self.path.split("?")[0].count(";") + 1
        return too_big if places > 20 else (200, json.dumps(table_of(self.path)))

    _Server.answer = answer
    found = [Spot(1, n / 10) for n in range(60)]
    rows = osrm.matrix(found, road_server)
    assert rows[0][59] == 5900
    assert all(rows[n][n] == 0 for n in range(60))


def table_of(path):
    parts = urlsplit(path)
    lons = [float(pair.split(",")[0]) for pair in parts.path.rsplit("/", 1)[1].split(";")]
    query = parse_qs(parts.query)
    chosen = [[int(n) for n in query[key][0].split(";")] for key in ("sources", "destinations")]
    return {"code": "Ok", "durations": [[abs(lons[a] - lons[b]) * 1000 for b in chosen[1]] for a in chosen[0]]}


def test_no_question_to_a_road_server_has_more_places_than_it_takes_unless_told(road_server):
    osrm.matrix([Spot(1, n / 10) for n in range(230)], road_server)
    assert max(path.split("?")[0].count(";") + 1 for path in _Server.asked) <= 100


def test_a_server_that_answers_by_drops_or_with_rubbish_is_given_up():
    def drip(connection):
        connection.recv(4096)
        connection.sendall(b"HTTP/1.0 200 OK\r\n\r\n")
        with contextlib.suppress(OSError):
            while True:
                connection.sendall(b" ")
                time.sleep(0.02)

    def rubbish(connection):
        connection.recv(4096)
        connection.sendall(b"SSH-2.0-OpenSSH\r\n")
        connection.close()

    for talk, sentence in ((drip, "did not answer within"), (rubbish, "no table of times")):
        with socket.create_server(("127.0.0.1", 0)) as server:
            threading.Thread(target=lambda talk=talk, server=server: talk(server.accept()[0]), daemon=True).start()
            with pytest.raises(StorageError, match=sentence):
                osrm.matrix([Spot(1, 1), Spot(1, 2)], f"http://127.0.0.1:{server.getsockname()[1]}", timeout=0.3)


def test_a_road_server_too_slow_for_all_of_it_is_given_up(road_server):
    with pytest.raises(StorageError, match="too slow"):
        osrm.matrix([Spot(1, 1), Spot(1, 2)], road_server, most_seconds=0)


def test_a_way_that_does_not_exist_is_prohibitive_and_a_centre_takes_its_minimum(road_server):
    rows = osrm.matrix([Spot(1, 1), Spot(1, 1.1, precise=False), Spot(1, 120)], road_server)
    assert rows[0][2] == NO_ROAD and rows[2][2] == 0
    assert rows[0][1] == osrm.CENTRE_SECONDS


@pytest.mark.parametrize(
    ("answer", "error", "sentence"),
    [
        (
            (400, '{"code": "TooBig", "message": "Too many table coordinates"}'),
            RefusedError,
            "refuses: Too many table coordinates",
        ),
        ((500, "oops"), StorageError, "answers with error 500"),
        ((200, "<html>"), StorageError, "no table of times"),
        ((200, '{"code": "Ok", "durations": [[0]]}'), StorageError, "no table of times"),
        ((200, '{"code": "Ok", "durations": [[0, -1], ["x", 0]]}'), StorageError, "no table of times"),
        ((200, "[]"), RefusedError, "refuses"),
    ],
)
def test_a_road_server_that_answers_otherwise_is_one_sentence(road_server, answer, error, sentence):
    _Server.answer = lambda self, profile: answer
    with pytest.raises(error, match=sentence):
        osrm.matrix([Spot(1, 1), Spot(1, 2)], road_server)


def test_a_slow_road_server_is_given_up(road_server):
    _Server.answer = lambda self, profile: (time.sleep(0.4), (200, "{}"))[1]
    with pytest.raises(StorageError, match=r"did not answer within 0\.1 seconds"):
        osrm.matrix([Spot(1, 1), Spot(1, 2)], road_server, timeout=0.1)


def test_a_road_server_that_is_down_is_one_sentence():
    with pytest.raises(StorageError, match="cannot be reached"):
        osrm.matrix([Spot(1, 1), Spot(1, 2)], "http://127.0.0.1:9")


@pytest.mark.parametrize("url", ["file:///etc/passwd", "localhost:5000", "http://", ""])
def test_only_a_web_address_is_asked(url):
    with pytest.raises(UsageError):
        osrm.matrix([Spot(1, 1)], url)


def test_a_road_server_has_no_times_for_transit(road_server):
    with pytest.raises(UsageError, match="transit"):
        osrm.matrix([Spot(1, 1)], road_server, mode="transit")
