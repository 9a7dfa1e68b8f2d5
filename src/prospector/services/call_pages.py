"""What one needs to know for a call, on one page (``H7``, ``H8``, ``H9``, ``H11``)."""

from collections.abc import Sequence

from prospector.domain.call import UNREACHED
from prospector.services.agenda_views import marks_said
from prospector.services.ports import Desk
from prospector.services.profiles import profile_view
from prospector.services.views import View


def page_of(desk: Desk, line: View) -> View:
    """Return what one needs to know for the call with the card of ``line``: who, last words, what to say and ask."""
    view = profile_view(desk, f"#{line['card_id']}")
    calls = view["calls"]
    last = next((call for call in calls if call["note"]), calls[0] if calls else None)
    phone = next(iter(view["phones"]), None)
    return {
        **line,
        "man": view["man"],
        "level": view["level"],
        "tier": view["tier"],
        "people": view["people"],
        "phone": view["phone"],
        "number": number_of(phone) if phone else "",
        "last": last,
        "tries": _tries(calls),
        "say": _say(line.get("opening"), view),
        "advice": view["advice"],
        "ask": [one["question"] for one in view["to_ask"]],
        "heed": marks_said(desk, line.get("marks", ())),
    }


def _say(opening: str | None, view: View) -> list[str]:
    """What to say: the opening words that the day's list chose, then what else there is."""
    # The last words and what is due stand on the page anyway; the opening is about the rest.
    passed = ("last", "step", "complaint", "complaint-solved", "promise", "referral") if opening else ("last", "step")
    said = [one["text"] for one in view["say_first"] if one["code"] not in passed]
    if opening:
        return [opening, *(words for words in said if words != opening)]
    return said or [one["text"] for one in view["say_first"] if one["code"] == "last"]


def _tries(calls: Sequence[View]) -> int:
    """How many of the newest contacts in a row reached nobody."""
    return next((place for place, call in enumerate(calls) if call["outcome"] not in UNREACHED), len(calls))


def number_of(phone: View) -> str:
    """Return a phone as one dials it: digits only, a comma (a pause on every phone) before the extension."""
    number = phone["e164"] or "".join(char for char in phone["raw"] if char in "+0123456789*#")
    return f"{number},{phone['extension']}" if phone["extension"] else str(number)
