"""Acts on lent files (``H5``, 资料借阅): lend one, take it in again, see who has which, correct, take back."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from prospector.domain.errors import ConflictError, NotFoundError, ProspectorError, UsageError
from prospector.domain.lending import Lending, checked_days
from prospector.domain.text import N_, text
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.store import LARGEST_ID, Row
from prospector.services.texts import checked_line
from prospector.services.views import View


def lend(
    desk: Desk, reference: str, borrower: str, *, due: date | None = None, note: str = "", on: date | None = None
) -> Lending:
    """Record that the file of a card was lent ``on`` a day, today unless given.

    ConflictError while it is out already; UsageError for a day of return that is past.
    """
    desk.begin()
    card = find_card(desk, reference)
    out = _out(desk, card.id)
    if out is not None:
        raise ConflictError(
            N_("The file of {name} is with {borrower} since {day}."),
            hint=N_("When it is back: prospector returned #{id}."),
            name=card.name,
            borrower=out.borrower,
            day=out.lent_on.isoformat(),
            id=card.id,
        )
    today = desk.clock.today()
    if due is not None and due < today:
        raise UsageError(N_("A file cannot be due in the past."), hint=N_("Give a day from today on: --due fri."))
    lent = Lending(0, str(uuid4()), card.id, _checked_borrower(borrower), on or today, due, None, _line(note))
    return desk.store.lendings.add(checked_days(lent))


def _checked_borrower(borrower: str) -> str:
    line = checked_line(borrower, text(N_("name")), 200)
    if not line:
        raise UsageError(N_("Say who has the file."), hint=N_("For example: prospector lend 12 --to Li."))
    return line


def _line(note: str) -> str:
    return checked_line(note, text(N_("note")))


def _out(desk: Desk, card_id: int) -> Lending | None:
    found = [one for one in desk.store.lendings.of_cards([card_id]) if one.returned_on is None]
    return found[-1] if found else None


def take_in(desk: Desk, reference: str, on: date | None = None) -> Lending:
    """Record that a file came back ``on`` a day, today unless given; ``reference`` is a card or a lending's number.

    ConflictError when the number is that of one file's card and of another file's lending.
    """
    desk.begin()
    found = _meant(desk, reference)
    back = checked_days(found._replace(returned_on=on or desk.clock.today()))
    desk.store.lendings.save(back)
    return back


def _meant(desk: Desk, reference: str) -> Lending:
    """The one lending that is out and that is named: by its own number, or by its card."""
    typed = reference.strip()
    lending_id = int(typed) if typed.isdecimal() and len(typed) < 10 else 0
    numbered = desk.store.lendings.get(lending_id)
    numbered = numbered if numbered is not None and numbered.returned_on is None else None
    try:
        card = find_card(desk, reference)
    except ProspectorError:
        if numbered is None:
            raise
        return numbered
    of_card = _out(desk, card.id)
    if numbered is not None and of_card is not None and numbered.id != of_card.id:
        raise ConflictError(
            N_("“{typed}” is the number of a lending and that of another card whose file is out."),
            hint=N_("Name the card: by its name, or as #{typed}."),
            typed=typed,
        )
    found = of_card or numbered
    if found is None:
        raise NotFoundError(
            N_("The file of {name} is not lent."), hint=N_("prospector lendings shows what is out."), name=card.name
        )
    return found


def get_lending(desk: Desk, lending_id: int) -> Lending:
    """Return a lending; NotFoundError when there is none of that id."""
    found = desk.store.lendings.get(lending_id) if lending_id <= LARGEST_ID else None
    if found is None:
        raise NotFoundError(
            N_("There is no lending {id}."),
            hint=N_("prospector lendings --all shows them with their ids."),
            id=lending_id,
        )
    return found


def correct_lending(desk: Desk, lending_id: int, changes: Mapping[str, Any]) -> Lending:
    """Correct ``borrower``, ``lent_on``, ``due_on``, ``returned_on`` or ``note``; None leaves one as it is.

    A ``returned_on`` or ``due_on`` of False takes the day away: the file is still out, or has no day to be back.
    """
    desk.begin()
    found = get_lending(desk, lending_id)
    new: dict[str, Any] = {name: value or None for name, value in changes.items() if value is not None}
    if changes.get("borrower") is not None:
        new["borrower"] = _checked_borrower(changes["borrower"])
    if changes.get("note") is not None:
        new["note"] = _line(changes["note"])
    corrected = checked_days(found._replace(**new))
    out = _out(desk, found.card_id)
    if corrected.returned_on is None and out is not None and out.id != found.id:
        raise ConflictError(
            N_("The file has been lent again since, to {borrower}."),
            hint=N_("See prospector lendings --all."),
            borrower=out.borrower,
        )
    desk.store.lendings.save(corrected)
    return corrected


def take_back_lending(desk: Desk, lending_id: int) -> Lending:
    """Take a lending back, as if the file had never been lent."""
    desk.begin()
    found = get_lending(desk, lending_id)
    desk.store.lendings.remove(found)
    return found


def lending_view(lending: Lending, today: date) -> View:
    """Return a lending as a view; ``days_out`` ends with the return."""
    return {
        "id": lending.id,
        "uid": lending.uid,
        "card_id": lending.card_id,
        "borrower": lending.borrower,
        "lent_on": lending.lent_on.isoformat(),
        "due_on": lending.due_on and lending.due_on.isoformat(),
        "returned_on": lending.returned_on and lending.returned_on.isoformat(),
        "days_out": ((lending.returned_on or today) - lending.lent_on).days,
        "days_late": lending.days_late(today),
        "note": lending.note,
    }


def named_view(desk: Desk, lending: Lending) -> View:
    """Return a lending as a view with the name of its card."""
    (card,) = desk.store.cards.many([lending.card_id])
    return {**lending_view(lending, desk.clock.today()), "name": card.name}


def _of_row(row: Row) -> Lending:
    return Lending(**{name: row[name] for name in Lending._fields})


def list_lendings(desk: Desk, *, every: bool = False, reference: str = "") -> list[View]:
    """Return the files that are out, overdue ones first; with ``every`` those that came back too, newest first."""
    card_id = find_card(desk, reference).id if reference else None
    today = desk.clock.today()
    rows = [row for row in desk.store.lendings.listed(every=every) if card_id in (None, row["card_id"])]
    found = sorted(((_of_row(row), row["card_name"]) for row in rows), key=lambda pair: pair[0].order())
    return [{**lending_view(lending, today), "name": name} for lending, name in found]


def on_card(desk: Desk, card_id: int) -> View | None:
    """Return who has the file of a card, for its page; None while it is in its place."""
    out = _out(desk, card_id)
    return None if out is None else lending_view(out, desk.clock.today())
