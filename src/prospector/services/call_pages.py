"""What one needs to know for a call, on one page (``H7``, ``H8``, ``H9``, ``H11``)."""

from collections.abc import Collection, Sequence
from datetime import datetime, time, timedelta

from prospector.domain.agenda import LEFT_ALONE
from prospector.domain.call import UNREACHED
from prospector.domain.errors import NotFoundError
from prospector.domain.followup import OPEN
from prospector.domain.text import N_, Text, text
from prospector.services.agenda_views import marks_said
from prospector.services.ports import Desk
from prospector.services.profiles import profile_view
from prospector.services.views import View, shown_phone

# So many people of a company are offered with their numbers.
_PEOPLE = 6


def page_of(desk: Desk, line: View) -> View:
    """Return what one needs to know for the call with the card of ``line``: who, last words, what to say and ask."""
    return _page(desk, line, profile_view(desk, f"#{line['card_id']}"))


def calls_of_today(desk: Desk) -> frozenset[int]:
    """Return the ids of the contacts logged for today so far: what comes after them came meanwhile."""
    now = desk.clock.now()
    begin = datetime.combine(desk.clock.today(), time(), tzinfo=now.tzinfo)
    return frozenset(row["id"] for row in desk.store.calls.between(begin, begin + timedelta(days=1)))


def page_now(desk: Desk, line: View, known: Collection[int]) -> View | Text:
    """Return the page of a line of the day's list as things stand now, or why its card need no longer be called.

    The list was made when the session began, and others write into the book: ``known`` are ``calls_of_today`` of then.
    """
    name = {"name": line["name"]}
    try:
        view = profile_view(desk, f"#{line['card_id']}")
    except NotFoundError:
        return text(N_("{name} was removed meanwhile: passed over."), **name)
    if view["id"] != line["card_id"]:
        return text(N_("{name} was merged into another card meanwhile: passed over."), **name)
    if view["stopped_on"] and LEFT_ALONE not in line["marks"]:
        return text(N_("{name} was marked do-not-contact meanwhile: passed over."), **name)
    today = desk.clock.today().isoformat()
    if any(call["at"][:10] == today and call["id"] not in known for call in view["calls"]):
        return text(N_("{name} was contacted meanwhile: passed over."), **name)
    steps = [one for one in view["follow_ups"] if one["id"] in line["follow_up_ids"] and one["state"] == OPEN]
    left = [one for one in steps if one["due_on"] <= max(today, line["due_on"] or "")]
    if line["follow_up_ids"] and not left:
        return text(N_("What was due with {name} was settled meanwhile: passed over."), **name)
    if left and left[0]["id"] != line["follow_up_ids"][0]:
        line = {**line, **{key: left[0][key] for key in ("action", "due_on", "due_time")}}
    return _page(desk, {**line, "follow_up_ids": [one["id"] for one in left]}, view)


def _page(desk: Desk, line: View, view: View) -> View:
    calls = view["calls"]
    last = next((call for call in calls if call["note"]), calls[0] if calls else None)
    numbers = _numbers(desk, view)
    return {
        **line,
        "man": view["man"],
        "level": view["level"],
        "tier": view["tier"],
        "people": view["people"],
        "phone": view["phone"],
        "number": numbers[0]["number"] if numbers else "",
        "numbers": numbers,
        "last": last,
        "tries": _tries(calls),
        "best_hour": view["best_hour"],
        "say": _say(desk, line.get("opening"), view, last),
        "advice": view["advice"],
        "ask": [one["question"] for one in view["to_ask"]],
        "heed": marks_said(desk, line.get("marks", ())),
    }


def _numbers(desk: Desk, view: View) -> list[View]:
    """The numbers of a card and then of its people: as dialled, as shown, and whose."""
    numbers = [_number(phone, phone["label"]) for phone in view["phones"]]
    if view["kind"] == "company":
        people = {one["card_id"]: one["name"] for one in view["people"][:_PEOPLE]}
        cards = {card.id: card for card in desk.store.cards.many(list(people))} if people else {}
        numbers += [
            _number(phone._asdict(), people[card_id])
            for card_id in people
            if card_id in cards and cards[card_id].stopped_on is None
            for phone in cards[card_id].phones
        ]
    return [one for one in {one["number"]: one for one in reversed(numbers)}.values() if one["number"]][::-1]


def _number(phone: View, whose: str) -> View:
    shown = shown_phone(phone["e164"] or "", phone["raw"], phone["extension"])
    return {"number": number_of(phone), "phone": shown, "whose": whose}


def _say(desk: Desk, opening: str | None, view: View, last: View | None) -> list[str]:
    """What to say: the opening words that the day's list chose, then what else there is.

    What is due stands on the page anyway, and so do the last words: they are not repeated.
    """
    passed = ("last", "step", "complaint", "complaint-solved", "promise", "referral") if opening else ("last", "step")
    said = [one["text"] for one in view["say_first"] if one["code"] not in passed]
    if opening:
        return [opening, *(words for words in said if words != opening)]
    heard = next((one["text"] for one in view["say_first"] if one["code"] == "last"), "")
    if said or not heard:
        return said
    shown = last is not None and last["note"] and last["outcome"] not in UNREACHED
    return [desk.say(text(N_("Take up what was said last time."))) if shown else heard]


def _tries(calls: Sequence[View]) -> int:
    """How many of the newest contacts in a row reached nobody."""
    return next((place for place, call in enumerate(calls) if call["outcome"] not in UNREACHED), len(calls))


def number_of(phone: View) -> str:
    """Return a phone as one dials it: digits only, a comma (a pause on every phone) before the extension."""
    number = phone["e164"] or "".join(char for char in phone["raw"] if char in "+0123456789*#")
    return f"{number},{phone['extension']}" if phone["extension"] else str(number)
