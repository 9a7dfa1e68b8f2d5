"""Referrals, whom to ask, rewards, the tree and the coaches as tables."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from prospector.domain.referral import LOST, NEXT, STATUSES, WAITING, WON
from prospector.domain.referral_question import REASONS
from prospector.domain.text import N_, Text, text, text_n
from prospector.render.layout import Cell, Column, Detail, Section, Style, Table, dialled
from prospector.render.reward_layout import reward_line

View = Mapping[str, Any]
COLUMNS = (
    "id", "card_id", "name", "referrer_id", "referrer", "at", "status", "overdue", "hours", "tries", "contacted_at",
    "met_at", "won_on", "lost_on", "reported_on", "thanked_on", "next", "note", "stopped", "referrer_stopped", "uid",
)  # fmt: skip
ASK_COLUMNS = ("id", "card_id", "name", "on", "got", "question", "note", "uid")
DUE_COLUMNS = (
    "card_id", "name", "kind", "phone", "reasons", "since", "last_asked_on", "asked", "got", "referrals",
    "question_about", "question",
)  # fmt: skip
_STATUS_STYLES: dict[str, Style] = {WON: "good", LOST: "dim"}
_LIST = (
    Column("id", N_("Referral"), align="right"),
    Column("card_id", N_("Card"), align="right", priority=2),
    Column("name", N_("Referred"), style="strong"),
    Column("referrer", N_("By")),
    Column("at", N_("On"), no_wrap=True, priority=1),
    Column("status", N_("Status")),
    Column("hours", N_("Waited"), no_wrap=True),
    Column("next", N_("To do"), priority=1),
    Column("note", N_("Note"), priority=3),
)
_ASKS = (
    Column("id", N_("Asking"), align="right"),
    Column("on", N_("On"), no_wrap=True),
    Column("name", N_("Name"), style="strong"),
    Column("got", N_("Names got"), align="right"),
    Column("question", N_("Question")),
    Column("note", N_("Note"), priority=1),
)
_DUE = (
    Column("card_id", N_("Card"), align="right"),
    Column("name", N_("Name"), style="strong"),
    Column("phone", N_("Phone"), no_wrap=True, priority=2),
    Column("why", N_("Why")),
    Column("last", N_("Last asked"), no_wrap=True, priority=1),
    Column("question", N_("Ask")),
)


def status_cell(view: View) -> Cell:
    """Return what became of a referral, loud while the referred one waits too long."""
    said = Text(STATUSES[view["status"]])
    if view["overdue"]:
        return Cell(text(N_("{status}, overdue"), status=said), "overdue")
    return Cell(said, _STATUS_STYLES.get(view["status"], ""))


def hours_text(view: View) -> Text:
    """Return how long the referred one waited for the first contact, or waits still."""
    return text(N_("{hours} h"), hours=view["hours"])


def _stoppable(name: str, stopped: bool) -> object:
    return Cell(text(N_("{name} (do not contact)"), name=name), "dim") if stopped else name


def _row(view: View) -> dict[str, object]:
    return {
        "id": view["id"],
        "card_id": view["card_id"],
        "name": _stoppable(view["name"], view["stopped"]),
        "referrer": _stoppable(view["referrer"], view["referrer_stopped"]),
        "at": view["at"][:10],
        "status": status_cell(view),
        "hours": hours_text(view),
        "next": [Text(NEXT[act]) for act in view["next"]],
        "note": view["note"],
    }


def referrals_table(views: Sequence[View]) -> Table:
    """Return referrals as a table."""
    late = sum(view["overdue"] for view in views)
    footer = text_n(N_("{count} waits for more than 24 hours."), N_("{count} wait for more than 24 hours."), late)
    return Table(
        text(N_("Referrals")),
        _LIST,
        [_row(view) for view in views],
        footer=footer if late else None,
        empty=text(N_("There is no such referral. Whom did your best customer think of, when you asked last?")),
    )


def referral_detail(view: View) -> Detail:
    """Return one referral on a page: how to open, what became of it, what it still asks for."""
    title = text(N_("Referral {id}: {referrer} → {name}"), id=view["id"], referrer=view["referrer"], name=view["name"])
    pairs = [
        (Text(N_("Status")), status_cell(view)),
        (Text(N_("On")), view["at"][:16].replace("T", " ")),
        (Text(N_("Waited")), hours_text(view)),
        (Text(N_("Tries")), view["tries"] or None),
        (Text(N_("Contacted")), (view["contacted_at"] or "")[:10]),
        (Text(N_("Met")), (view["met_at"] or "")[:10]),
        (Text(N_("Won")), view["won_on"]),
        (Text(N_("Lost")), view["lost_on"]),
        (Text(N_("Reported back")), view["reported_on"]),
        (Text(N_("Thanked")), view["thanked_on"]),
        (Text(N_("To do")), [Text(NEXT[act]) for act in view["next"]]),
        (Text(N_("Note")), view["note"]),
        (Text(N_("Do not contact")), view["name"] if view["stopped"] else None),
        (Text(N_("Do not contact")), view["referrer"] if view["referrer_stopped"] else None),
    ]
    sections = [
        Section(Text(N_("Opening line")), lines=[view["opening"]]),
        Section(pairs=[pair for pair in pairs if pair[1] not in ("", None, [])]),
    ]
    if view["rewards"]:
        sections.append(Section(Text(N_("Rewards")), lines=[reward_line(reward) for reward in view["rewards"]]))
    return Detail(title, sections)


def asks_table(views: Sequence[View]) -> Table:
    """Return when cards were asked for referrals."""
    return Table(text(N_("Asked for referrals")), _ASKS, list(views), empty=text(N_("Nobody was asked yet.")))


def due_table(views: Sequence[View]) -> Table:
    """Return whom to ask for referrals, why, and with which question."""
    rows = [
        {
            "card_id": view["card_id"],
            "name": view["name"],
            "phone": dialled(view["phone"]),
            "why": [Text(REASONS[reason]) for reason in view["reasons"]],
            "last": view["last_asked_on"] or Text(N_("never")),
            "question": view["question"],
        }
        for view in views
    ]
    return Table(text(N_("To be asked for referrals")), _DUE, rows, empty=text(N_("Nobody is to be asked now.")))


def referral_sections(view: View | None) -> Iterator[Section]:
    """Yield what a card's page says of referrals: by whom it came and how to open, whom it brought."""
    if view is None:
        return
    lines: list[object] = [*_came_by_lines(view), *_brought_lines(view)]
    if view["asks"]:
        last = view["asks"][0]
        lines.append(
            text_n(
                N_("Asked for referrals on {day}: {count} name."),
                N_("Asked for referrals on {day}: {count} names."),
                last["got"],
                day=last["on"],
            )
        )
    lines += [reward_line(reward) for reward in view["rewards"]]
    if lines:
        yield Section(Text(N_("Referrals")), lines=lines)


def _came_by_lines(view: View) -> Iterator[object]:
    for came in view["came_by"]:
        yield text(
            N_("Referred by {name} (#{id}) on {day}: {status}."),
            name=came["referrer"],
            id=came["referrer_id"],
            day=came["at"][:10],
            status=Text(STATUSES[came["status"]]),
        )
        if came["overdue"]:
            yield Cell(text(N_("Waiting for {hours} hours: call now."), hours=came["hours"]), "overdue")
    if view["opening"]:
        yield Cell(text(N_("Open with: “{line}”"), line=view["opening"]), "strong")


def _brought_lines(view: View) -> Iterator[object]:
    for brought in view["brought"]:
        yield text(
            N_("Brought {name} (#{id}) on {day}: {status}."),
            name=brought["name"],
            id=brought["card_id"],
            day=brought["at"][:10],
            status=Text(STATUSES[brought["status"]]),
        )
        if brought["next"] and brought["status"] != WAITING:
            acts = [Text(NEXT[act]) for act in brought["next"]]
            yield Cell([text(N_("To do for referral {id}"), id=brought["id"]), *acts], "due")
