"""docs/output.md is a promise: its keys, types and codes are those that the program prints, and no others."""

from collections.abc import Sequence
from typing import Any

import pytest
from promise import read_promise

from program import Program
from prospector.domain import (
    agenda,
    call,
    card,
    complaint,
    conversion,
    credit,
    deal,
    draft,
    effort,
    errors,
    followup,
    goal,
    greeting,
    key_customer,
    lifecycle,
    occasion,
    promise,
    pyramid,
    qualification,
    receivable,
    referral,
    satisfaction,
    source,
    stakeholder,
    territory,
    wrap_up,
)
from prospector.services import geocoding, rosters, searches
from prospector.services.call_sessions import CallSession, Done
from web_service import Service

PROMISE = read_promise()
FOLLOW_UPS = ("follow-up", "follow-ups")
CONTACT = ("contact", "call list")
LIST = ("list",)

# Sections of the document by the command that prints them. Numbers and names are those of the invented book.
READING: list[tuple[Sequence[object], tuple[str, ...]]] = [
    (("today",), ("today",)),
    (("call", "list", "--since", "2026-03-01"), CONTACT),
    (("call", "show", 1), CONTACT),
    (("qualify",), ("qualify",)),
    (("qualify", 2), ("qualify CARD (alone)",)),
    (("follow-ups", "--all"), FOLLOW_UPS),
    (("visits",), FOLLOW_UPS),
    (("list",), LIST),
    (("find", "王"), ("list", "find")),
    (("fields",), ("fields",)),
    (("areas",), ("areas",)),
    (("areas", "--unplaced"), ("areas --unplaced",)),
    (("place", 1), ("place",)),
    (("plan-visits", "--area", "北京", "--on", "fri", "--seconds", "0"), ("plan-visits",)),
    (("occasions", "--days", 400), ("occasions",)),
    (("greet", "--days", 365), ("greet",)),
    (("greet", "templates"), ("greet templates",)),
    (("report", "calls"), ("report calls",)),
    (("holidays", "list", 2026), ("holidays list",)),
    (("history",), ("history",)),
    (("history", "--operation", 12), ("history", "history --operation ID")),
    (("wrap-up",), ("wrap-up",)),
    (("wrap-up", "--streak", "--heat"), ("wrap-up --streak",)),
    (("database", "info"), ("database info",)),
    (("database", "check"), ("database check",)),
    (("config", "show"), ("config show",)),
    *((("show", card_id), ("show",)) for card_id in range(1, 12)),
]
WRITING: list[tuple[Sequence[object], tuple[str, ...]]] = [
    (("log-call", 2, "--outcome", "interested", "--next", "+3d", "--duration", "5m"), ("log-call",)),
    (("log-visit", 2, "--outcome", "closed"), ("log-call",)),
    (("log", 2, "--via", "wechat"), ("log-call",)),
    (("call", "correct", 1, "--note", "said"), CONTACT),
    (("call", "remove", 1, "--yes"), CONTACT),
    (("qualify", 2, "M?N"), ("qualify CARD",)),
    (("follow-up", 2, "+1d", "send"), ("follow-up",)),
    (("follow-up", 2, "+1d 9:00", "see", "--visit"), ("follow-up",)),
    (("done", 1), ("follow-up",)),
    (("snooze", 1, "+1d"), ("follow-up",)),
    (("drop", 1), ("follow-up",)),
    (("add", "person", "Neu", "--phone", "12", "--email", "n@example.com"), ("show",)),
    (("edit", 2, "--tag", "x"), ("show",)),
    (("note", 2, "a word"), ("show",)),
    (("tie", 3, 1), ("show",)),
    (("untie", 2, 1), ("show",)),
    (("stop", 2), ("show",)),
    (("resume", 8), ("show",)),
    (("remove", 2, "--yes"), ("show",)),
    (("restore", 10), ("show",)),
    (("greet", "--days", 365, "--sent"), ("greet list", "greet show")),
    (("undo",), ("history",)),
    (("place", 1, "39.9,116.45"), ("place",)),
    (("plan-visits", "--area", "北京", "--on", "fri", "--book", "--seconds", "0"), FOLLOW_UPS),
]


def _check(value: Any, sections: tuple[str, ...]) -> None:
    objects = value if isinstance(value, list) else [value]
    assert objects, "an empty list proves nothing"
    faults = {fault for item in objects for fault in PROMISE.faults(item, *sections)}
    assert not faults, "\n".join(sorted(faults))


@pytest.mark.parametrize(("arguments", "sections"), READING, ids=lambda value: " ".join(map(str, value)))
def test_a_reading_command_prints_what_is_promised(
    book: Program, arguments: Sequence[object], sections: tuple[str, ...]
) -> None:
    # An appointment, a deal, a next step from a call, a tag, a field of one's own: nothing is left empty everywhere.
    book.ok("plan-visits", "--area", "北京", "--on", "thu", "--book", "--max-stops", 1)
    book.ok("edit", 2, "--set", "shoe_size=42", "--deal-on", "2025-01-05", "--note", "word")
    book.ok("qualify", 2, "MAN", "--evidence", "signs himself")
    _check(book.json(*arguments), sections)


@pytest.mark.parametrize(("arguments", "sections"), WRITING, ids=lambda value: " ".join(map(str, value)))
def test_a_writing_command_prints_what_is_promised(
    book: Program, arguments: Sequence[object], sections: tuple[str, ...]
) -> None:
    _check(book.json(*arguments), sections)


def test_referrals_print_what_is_promised(book: Program) -> None:
    _check(book.json("referral", "add", 2, 3, "--note", "word"), ("referral list", "referral show"))
    book.ok("referral", "add", 2, 5)
    book.ok("log-call", 3, "--outcome", "closed")
    _check(book.json("referral", "ask", 2, "--got", 2, "--question", "which ones?"), ("referral asks",))
    _check(book.json("referral", "reward", 1, "--amount", 25, "--currency", "USD"), ("reward list",))
    _check(book.json("reward", "add", 2, "--gift", "tea", "--paid", "today"), ("reward list",))
    _check(book.json("referral", "show", 1), ("referral list", "referral show"))
    for words in ("referral list", "referral due", "referral asks", "referral tree", "referral coaches", "reward list"):
        _check(book.json(*words.split()), (words,))


def test_a_call_session_sums_up_as_is_promised() -> None:
    session = CallSession([{"card_id": 1, "follow_up_ids": []}], 0)
    act = session.press("n", 1)
    assert act is not None
    session.happened(act, Done(None), 2)
    _check(session.summary(3), ("next",))


def test_redo_prints_the_operation(book: Program) -> None:
    book.ok("undo")
    _check(book.json("redo"), ("history",))


def test_a_batch_prints_a_list_of_contacts(book: Program) -> None:
    _check(book.json("log-call", "--from", "-", stdin='{"card": 2}\n{"card": 5, "next": "+1d"}\n'), ("log-call",))


def test_an_import_prints_its_account(book: Program) -> None:
    table = "name,phone,shoe size,birthday\nNew One,13300133000,42,never\n,,1,\n王芳,,,\n"
    file = book.home / "list.csv"
    file.write_text(table, encoding="utf-8")
    _check(book.json("import", file, "--dry-run"), ("import", "import --dry-run"))
    _check(book.json("import", file, "--columns"), ("column",))
    _check(book.json("import", file), ("import",))


def test_an_export_prints_what_an_import_takes(book: Program) -> None:
    book.ok("qualify", 2, "MAN", "--evidence", "signs himself")
    _check(book.ok("export", "--format", "json").json, ("export --format json",))
    _check(book.ok("export", "--format", "jsonl").jsonl, ("export --format json",))


def test_a_look_up_prints_what_is_promised(book: Program) -> None:
    service = Service(lambda _path, query: (200, [{"lat": "39.9", "lon": "116.4", "display_name": query["q"]}]))
    for key, value in (("service", "nominatim"), ("url", service.url), ("wait", "0")):
        book.ok("config", "set", f"geocoding.{key}", value)
    _check(book.json("geocode"), ("geocode",))
    service.close()


def test_the_copies_are_listed(book: Program) -> None:
    book.ok("database", "backup")
    _check(book.json("database", "backups"), ("database backups",))


@pytest.mark.parametrize("arguments", [("show", "王芳"), ("show", "nobody"), ("log-call",), ("restore", 2)])
def test_an_error_is_one_object(book: Program, arguments: Sequence[object]) -> None:
    result = book.run(*arguments, "--json")
    assert result.exit_code != 0
    assert not result.stdout
    _check(result.error, ("errors",))
    assert result.error["exit_code"] == result.exit_code


CODES = {
    "evening kind": wrap_up.KINDS,
    "kind": card.KINDS,
    "via": call.VIAS,
    "outcome": call.OUTCOMES,
    "need": call.NEEDS,
    "attitude": call.ATTITUDES,
    "visit_chance": call.VISIT_CHANCES,
    "direction": call.DIRECTIONS,
    "occasion": occasion.KINDS,
    "greeting occasion": tuple(greeting.OCCASIONS),
    "moved": tuple(occasion.MOVED),
    "referral status": referral.STATUSES,
    "letter": qualification.LETTERS,
    "letter value": qualification.VALUES,
    "class": qualification.CLASSES,
    "lifecycle": lifecycle.LIFECYCLES,
    "level": lifecycle.LEVELS,
    "follow-up kind": followup.KINDS,
    "state": followup.STATES,
    "circle": source.CIRCLES,
    "method": source.WAYS,
    "side": promise.SIDES,
    "promise state": promise.STATES,
    "severity": complaint.SEVERITIES,
    "complaint state": complaint.STATES,
    "complaint act": complaint.ENTRIES,
    "trend": satisfaction.TRENDS,
    "deal kind": deal.KINDS,
    "deal state": deal.STATES,
    "invoice state": receivable.INVOICE_STATES,
    "entry": receivable.ENTRIES,
    "faith": receivable.JUDGEMENTS,
    "collecting step": tuple(receivable.STEP_WORDS),
    "next step": receivable.NEXT,
    "criterion": credit.FIVE_CS,
    "grade": credit.GRADES,
    "tier": pyramid.TIERS,
    "move": pyramid.MOVES,
    "face": key_customer.FACES,
    "influence": key_customer.INFLUENCES,
    "goal kind": goal.KINDS,
    "period": goal.PERIODS,
    "measure": goal.MEASURES,
    "rate origin": conversion.ORIGINS,
    "business": effort.KINDS,
    "seller": effort.TYPES,
    "stakeholder part": stakeholder.PARTS,
    "group of customers": rosters.GROUPS,
    "customer grade": rosters.GRADES,
    "precision": territory.PRECISIONS,
    "looked up": geocoding.RESULTS,
    "found_in": (*searches.PARTS, "several"),
    "how": draft.HOW,
    "error": [kind.code for kind in (*errors.ProspectorError.__subclasses__(), errors.ProspectorError)],
}


@pytest.mark.parametrize("name", CODES)
def test_the_codes_are_those_of_the_method(name: str) -> None:
    documented = PROMISE.codes[name]
    assert len(documented) == len(set(documented))
    assert set(documented) == set(CODES[name])


def test_the_tails_of_the_day_are_documented_as_groups_and_as_reasons() -> None:
    tails = {agenda.QUIET, agenda.OPEN_END, agenda.FRESH}
    assert tails < set(PROMISE.codes["group"])
    assert tails < set(PROMISE.codes["reason code"])


def test_every_key_of_a_csv_is_documented(book: Program) -> None:
    for arguments, sections in READING:
        header = book.ok(*arguments, "--format", "csv").lines[0].split(",")
        # Rows of a plan are its stops.
        rows = ("stop",) if "plan-visits" in sections else sections
        documented = set().union(*(PROMISE.keys[section] for section in rows))
        assert set(header) <= documented, arguments


def test_the_promise_is_seen_to_be_broken() -> None:
    good = {"id": 1, "name": "x"}
    assert PROMISE.faults(good, "candidate") == []
    assert PROMISE.faults({**good, "more": 1}, "candidate") == ["candidate: more is not documented"]
    assert PROMISE.faults({"id": "1", "name": "x"}, "candidate") == ["candidate.id: '1' is not integer"]
    assert PROMISE.faults({"id": 1}, "candidate") == ["candidate: name is missing"]
