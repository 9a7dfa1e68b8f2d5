"""geocode: exact places from an online service, only where one is named, and undone as one."""

import pytest

from builders import HUAXING, STOPPED, WANG_WEI
from web_service import Service

NEAR = (39.93, 116.45)


@pytest.fixture
def service():
    def answer(_path, query):
        address = query["q"]
        if "unknown" in address:
            return 200, []
        rank = 30 if "号" in address else 16
        return 200, [{"lat": str(NEAR[0]), "lon": str(NEAR[1]), "display_name": address, "place_rank": rank}]

    running = Service(answer)
    yield running
    running.close()


@pytest.fixture
def online(book, service):
    book.ok("edit", WANG_WEI, "--address", "北京市朝阳区建国路18号")
    for key, value in (("service", "nominatim"), ("url", service.url), ("wait", "0"), ("contact", "me@example.com")):
        book.ok("config", "set", f"geocoding.{key}", value)
    return book


def test_nothing_is_sent_until_a_service_is_named(book, service):
    before = book.dump()
    refused = book.run("geocode")
    assert refused.exit_code == 1
    assert "geocoding.service" in refused.stderr
    book.ok("plan-visits", "--on", "2026-03-12", "--from", "北京市朝阳区建国路18号", "--seconds", "0")
    assert service.asked == []
    assert book.dump() == before


def test_an_exact_place_is_kept_with_how_exact_it_is_and_undone_as_one(online, service):
    before = online.dump()
    done = online.json("geocode", WANG_WEI)
    assert [(one["card_id"], one["result"], one["precision"]) for one in done] == [(WANG_WEI, "placed", "exact")]
    assert service.asked[0][1]["q"] == "北京市朝阳区建国路18号"
    assert "me@example.com" in str(service.agents[0])
    place = online.json("place", WANG_WEI)
    assert (place["lat"], place["lon"], place["precision"]) == (*NEAR, "exact")
    online.ok("undo")
    assert online.dump()["card"] == before["card"]


def test_each_use_is_said(online):
    said = online.ok("geocode", WANG_WEI).stderr
    assert "Online: addresses are sent to nominatim (127.0.0.1:" in said
    planned = online.ok("plan-visits", "--on", "2026-03-12", "--from", "北京市朝阳区建国路20号", "--seconds", "0")
    assert "Online: " in planned.stderr
    assert "only the centre" not in planned.stderr


def test_a_dry_run_keeps_nothing(online):
    before = online.dump()
    online.ok("geocode", WANG_WEI, "--dry-run")
    assert online.dump() == before


def test_what_is_no_better_or_elsewhere_or_unknown_is_left_as_it_was(online):
    online.ok("edit", WANG_WEI, "--address", "北京市朝阳区建国路")
    online.ok("edit", HUAXING, "--address", "上海市徐汇区漕溪北路18号")
    before = online.dump()["card"]
    done = {one["card_id"]: one["result"] for one in online.json("geocode", WANG_WEI, HUAXING)}
    assert done == {WANG_WEI: "no_better", HUAXING: "far"}
    online.ok("edit", WANG_WEI, "--address", "unknown street, Berlin")
    assert online.json("geocode", WANG_WEI)[0]["result"] == "unknown"
    online.ok("undo")
    assert online.dump()["card"] == before


def test_without_names_the_cards_without_an_exact_place_are_asked_for_but_nobody_stopped(online):
    asked = {one["card_id"] for one in online.json("geocode")}
    assert WANG_WEI in asked
    assert STOPPED not in asked
    assert WANG_WEI not in {one["card_id"] for one in online.json("geocode")}
    assert len(online.json("geocode", "--limit", "1")) <= 1


def test_a_service_that_is_down_is_one_sentence_and_planning_falls_back(online, service):
    service.close()
    before = online.dump()
    refused = online.run("geocode", WANG_WEI)
    assert (refused.exit_code, "Traceback" in refused.stderr) == (5, False)
    assert "cannot be asked" in refused.stderr
    planned = online.ok("plan-visits", "--on", "2026-03-12", "--from", "北京市朝阳区建国路20号", "--seconds", "0")
    assert "cannot be asked" in planned.stderr
    assert "only the centre of its district" in planned.stderr
    assert online.dump() == before


def test_an_exact_place_stays_when_only_a_postcode_is_added(online):
    online.ok("geocode", WANG_WEI)
    online.ok("edit", WANG_WEI, "--postcode", "100022")
    assert online.json("place", WANG_WEI)["precision"] == "exact"
    online.ok("edit", WANG_WEI, "--address", "北京市朝阳区光华路5号")
    assert online.json("place", WANG_WEI)["precision"] == "district"


def test_the_online_geocoder_is_imported_by_nothing_else(online):
    for line in ("geocode --help", "today --json", "place 1 --json", "add person Ann --address 北京市朝阳区建国路18号"):
        loaded = online.run_process(*line.split(), env={"PYTHONPROFILEIMPORTTIME": "1"}).stderr
        assert " geopy\n" not in loaded, line
