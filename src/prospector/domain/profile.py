"""What to say first, and what to find out, when a customer is visited (``H5``, ``H7``, ``H9``, ``H10``, ``H11``)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from prospector.domain.call import UNREACHED
from prospector.domain.occasion import KIND_NAMES, OTHER
from prospector.domain.qualification import QUESTIONS
from prospector.domain.text import N_, Text, text

# An occasion is worth a word from so many days before it on.
OCCASION_DAYS = 7
# More than this nobody keeps in mind at the door.
MOST = 4


class Opening(NamedTuple):
    """Something to say at the beginning: a stable code and the sentence."""

    code: str
    text: Text


class Question(NamedTuple):
    """Something to find out: what it is about (a letter of MAN, a part, ``competitor``), and the question."""

    about: str
    text: Text


def say_first(view: Mapping[str, Any], today: date) -> list[Opening]:
    """Return what to say first, the most pressing first; ``view`` is the object of ``show --json``.

    Who asked not to be contacted is not (``H7``). Then: the referrer's line (``H9``), complaints and promises of ours
    (``H11``), what they promised, congratulations (``H4``), what was said last, the next step planned.
    """
    if view.get("stopped_on"):
        return [Opening("stopped", text(N_("Nothing: this card is not to be contacted.")))]
    return [*_openings(view, today)][:MOST] or [_first_contact(view)]


def _openings(view: Mapping[str, Any], today: date) -> Iterator[Opening]:
    heard = [call for call in view.get("calls", ()) if call["outcome"] not in UNREACHED]
    referrals = view.get("referrals") or {}
    if referrals.get("opening") and not heard:
        yield Opening("referral", text(N_("Open with: “{line}”"), line=referrals["opening"]))
    yield from _complaints(view.get("complaints", ()))
    yield from _promises(view.get("promises", ()), today)
    yield from _occasions(view.get("occasions", ()))
    said = next((call for call in heard if call["note"]), None)
    if said is not None:
        day = said["at"][:10]
        yield Opening("last", text(N_("Take up what was said on {day}: “{note}”"), day=day, note=said["note"]))
    step = next((step for step in view.get("follow_ups", ()) if step["state"] == "open"), None)
    if step is not None:
        message = N_("Planned for {day}: {action}")
        yield Opening("step", text(message, day=step["due_on"], action=step["action"]))


def _complaints(complaints: Sequence[Mapping[str, Any]]) -> Iterator[Opening]:
    for one in complaints:
        if one["state"] == "open":
            message = N_("Say what is being done about the complaint “{what}”, before anything else.")
            yield Opening("complaint", text(message, what=one["what"]))
        elif one["state"] == "resolved":
            message = N_("Ask whether they are satisfied with how “{what}” was solved.")
            yield Opening("complaint-solved", text(message, what=one["what"]))


def _promises(promises: Sequence[Mapping[str, Any]], today: date) -> Iterator[Opening]:
    ours = {True: N_("We promised “{what}” by {day} and are late: say when it comes."),
            False: N_("Say how our promise “{what}” stands; it is due on {day}.")}  # fmt: skip
    theirs = N_("They promised “{what}” by {day}: ask for it.")
    for one in promises:
        if one["state"] != "open":
            continue
        late = one["due_on"] is not None and one["due_on"] < today.isoformat()
        values = {"what": one["what"], "day": one["due_on"] or "–"}
        if one["side"] == "ours":
            yield Opening("promise", Text(ours[late], values))
        elif late or one["due_on"] == today.isoformat():
            yield Opening("promise-theirs", Text(theirs, values))


def _occasions(occasions: Sequence[Mapping[str, Any]]) -> Iterator[Opening]:
    for one in occasions:
        if one["in_days"] <= OCCASION_DAYS:
            what: Text | str = one["field"] if one["kind"] == OTHER else Text(KIND_NAMES[one["kind"]])
            yield Opening("occasion", text(N_("Think of the {what} on {day}."), what=what, day=one["on"]))


def _first_contact(view: Mapping[str, Any]) -> Opening:
    if view.get("calls"):
        return Opening("need", text(N_("Ask how things are going and what has changed since the last contact.")))
    if view.get("source_note"):
        message = N_("Say how you came to them: {source}.")
        return Opening("source", text(message, source=view["source_note"]))
    return Opening("introduce", text(N_("Introduce yourself, say why you come to them, and ask the first question.")))


def to_ask(
    unknown: Sequence[str], missing: Sequence[Question], competitors: Sequence[Mapping[str, Any]]
) -> list[Question]:
    """Return what to find out: the letters of MAN not known (``H7``), the parts nobody is known for, competitors.

    ``missing`` are the questions of the map (``H10``); of a competitor the customer's satisfaction is asked (``H15``).
    """
    questions = [Question(letter, text(QUESTIONS[letter])) for letter in unknown]
    questions += missing
    for one in competitors:
        if one["satisfaction"] is None:
            what = one["product"] or one["competitor"]
            questions.append(Question("competitor", text(N_("How satisfied are you with {what}?"), what=what)))
    return questions
