"""``log-call``, ``log-visit`` and ``log``: what happened, and what comes next."""

from pathlib import Path
from typing import Annotated, Any

from prospector.bootstrap import Desk, read_call_file
from prospector.cli.declare import Argument, Context, Option
from prospector.cli.options import card_names, glossed
from prospector.cli.session import Session
from prospector.domain.call import ATTITUDES, NEEDS, OUTCOMES, VIAS, VISIT_CHANCES
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, text, text_n
from prospector.domain.when import read_duration, read_past, read_when
from prospector.render.call_layout import CALL_COLUMNS, batch_table, logged_sentence
from prospector.render.wording import _
from prospector.services.call_batches import BatchReport, log_batch
from prospector.services.calls import CallEntry, Logged, log_one
from prospector.services.follow_ups import make_follow_up
from prospector.services.references import find_card_id

_BATCH = N_(
    "Many at once: --from FILE (or - for a pipe) takes JSON lines or CSV with the keys card, via, outcome, need, "
    "attitude, visit_chance, note, at, duration, direction, next, do, amount. All are logged or none, unless "
    "--skip-errors."
)
MORE = {
    "log-call": _BATCH,
    "log-visit": _BATCH,
    "log": _BATCH,
}

Card = Annotated[
    list[str],
    Argument(
        metavar=_(N_("[CARD…]")),
        help=_(N_("Ids, names, phones or e-mails of the cards; - reads them from a pipe.")),
        autocompletion=card_names,
        show_default=False,
    ),
]
Outcome = Annotated[str, Option("--outcome", "-o", metavar=_(N_("OUTCOME")), help=glossed(OUTCOMES))]
Need = Annotated[str, Option("--need", metavar="|".join(NEEDS), help=_(N_("How large the need is.")))]
Attitude = Annotated[str, Option("--attitude", metavar="|".join(ATTITUDES), help=_(N_("How they take to us.")))]
Chance = Annotated[
    str, Option("--visit-chance", metavar="|".join(VISIT_CHANCES), help=_(N_("Whether a visit is possible.")))
]
Note = Annotated[str, Option("--note", "-m", metavar=_(N_("TEXT")), help=_(N_("What was said.")))]
At = Annotated[
    str,
    Option("--at", metavar=_(N_("WHEN")), help=_(N_("When it was: 10:30, yesterday 15:00, -2h … (default: now)."))),
]
Duration = Annotated[str, Option("--duration", metavar=_(N_("TIME")), help=_(N_("How long: 5m, 1h30, 4:30, 300.")))]
Incoming = Annotated[bool, Option("--in", help=_(N_("They contacted us.")))]
Next = Annotated[
    str, Option("--next", "-n", metavar=_(N_("WHEN")), help=_(N_("When the next step is due: +3d, fri 15:30 …")))
]
Do = Annotated[str, Option("--do", "-d", metavar=_(N_("TEXT")), help=_(N_("What the next step is.")))]
Amount = Annotated[
    str, Option("--amount", metavar=_(N_("AMOUNT")), help=_(N_("With --outcome closed: the sum of the deal.")))
]
KeepOpen = Annotated[bool, Option("--keep-open", help=_(N_("Leave what was due open.")))]
NoLadder = Annotated[bool, Option("--no-ladder", help=_(N_("Nobody there: do not set the next try by itself.")))]
From = Annotated[str, Option("--from", metavar=_(N_("FILE")), help=_(N_("Log many from a file; - reads a pipe.")))]
SkipErrors = Annotated[bool, Option("--skip-errors", help=_(N_("With --from: log what can be, report the rest.")))]


def log_call(
    context: Context,
    card: Card = [],  # noqa: B006
    outcome: Outcome = "reached",
    need: Need = "",
    attitude: Attitude = "",
    visit_chance: Chance = "",
    note: Note = "",
    at: At = "",
    duration: Duration = "",
    incoming: Incoming = False,
    next_: Next = "",
    do: Do = "",
    keep_open: KeepOpen = False,
    amount: Amount = "",
    no_ladder: NoLadder = False,
    from_: From = "",
    skip_errors: SkipErrors = False,
) -> None:
    """Log a call."""
    said = _said(
        outcome, need, attitude, visit_chance, note, at, duration, incoming, next_, do, keep_open, amount, no_ladder
    )  # fmt: skip
    _log(context.obj, card, "phone", said, from_, skip_errors)


def log_visit(
    context: Context,
    card: Card = [],  # noqa: B006
    outcome: Outcome = "reached",
    need: Need = "",
    attitude: Attitude = "",
    visit_chance: Chance = "",
    note: Note = "",
    at: At = "",
    duration: Duration = "",
    incoming: Incoming = False,
    next_: Next = "",
    do: Do = "",
    keep_open: KeepOpen = False,
    amount: Amount = "",
    no_ladder: NoLadder = False,
    from_: From = "",
    skip_errors: SkipErrors = False,
) -> None:
    """Log a visit."""
    said = _said(
        outcome, need, attitude, visit_chance, note, at, duration, incoming, next_, do, keep_open, amount, no_ladder
    )  # fmt: skip
    _log(context.obj, card, "visit", said, from_, skip_errors)


def log(
    context: Context,
    card: Card = [],  # noqa: B006
    via: Annotated[str, Option("--via", metavar="|".join(VIAS), help=_(N_("By which way.")), show_default=False)] = "",
    outcome: Outcome = "reached",
    need: Need = "",
    attitude: Attitude = "",
    visit_chance: Chance = "",
    note: Note = "",
    at: At = "",
    duration: Duration = "",
    incoming: Incoming = False,
    next_: Next = "",
    do: Do = "",
    keep_open: KeepOpen = False,
    amount: Amount = "",
    no_ladder: NoLadder = False,
    from_: From = "",
    skip_errors: SkipErrors = False,
) -> None:
    """Log any contact."""
    if not via and not from_:
        raise UsageError(N_("Say by which way: --via."), hint=N_("Choose one of: {known}."), known=", ".join(VIAS))
    said = _said(
        outcome, need, attitude, visit_chance, note, at, duration, incoming, next_, do, keep_open, amount, no_ladder
    )  # fmt: skip
    _log(context.obj, card, via or "phone", said, from_, skip_errors)


def _said(*values: Any) -> dict[str, Any]:
    names = (
        "outcome", "need", "attitude", "visit_chance", "note", "at", "duration", "incoming", "next", "do", "keep_open",
        "amount", "no_ladder",
    )  # fmt: skip
    return dict(zip(names, values, strict=True))


def _entry(desk: Desk, via: str, said: dict[str, Any]) -> CallEntry:
    now = desk.clock.now()
    return CallEntry(
        via=via,
        outcome=said["outcome"],
        need=said["need"],
        attitude=said["attitude"],
        visit_chance=said["visit_chance"],
        note=said["note"],
        at=read_past(said["at"], now) if said["at"] else None,
        duration_s=read_duration(said["duration"]) if said["duration"] else None,
        direction="in" if said["incoming"] else "out",
        next_step=read_when(said["next"], now, desk.workdays) if said["next"] else None,
        action=said["do"],
        keep_open=said["keep_open"],
        amount=said["amount"],
        ladder=not said["no_ladder"],
    )


def _log(session: Session, card: list[str], via: str, said: dict[str, Any], source: str, skip_errors: bool) -> None:
    if source:
        if card or any(value for name, value in said.items() if name not in ("outcome", "no_ladder")):
            raise UsageError(
                N_("--from takes everything from the file."), hint=N_("Leave the card and the other options out.")
            )
        _log_many(session, via, source, skip_errors, ladder=not said["no_ladder"])
        return
    if not card:
        raise UsageError(N_("No card was named."), hint=N_("Give its id, name, phone or e-mail."))
    references = session.references(card)
    if len(references) != 1:
        _log_each(session, references, via, said)
        return
    with session.desk() as desk:
        logged = log_one(desk, references[0], _entry(desk, via, said))
        view = logged.view()
        desk.commit()
        today = desk.clock.today()
    session.out.object(view, session.did(logged_sentence(logged, today)), CALL_COLUMNS)
    if via == "visit":
        from prospector.cli.after_visit import after_visit

        after_visit(session, logged)
    if logged.open_end and not session.dry_run:
        _ask_next(session, logged)


def _log_each(session: Session, references: list[str], via: str, said: dict[str, Any]) -> None:
    """Log the same with several cards, as one operation."""
    with session.desk() as desk:
        ids = dict.fromkeys(find_card_id(desk, reference) for reference in references)
        logged = [log_one(desk, f"#{card_id}", _entry(desk, via, said)) for card_id in ids]
        views = [one.view() for one in logged]
        desk.commit()
    session.out.rows(views, lambda: batch_table(BatchReport(len(logged), tuple(logged), ())), CALL_COLUMNS)
    sentence = text_n(N_("{count} contact logged."), N_("{count} contacts logged."), len(logged))
    session.out.notice(session.did(sentence) if logged else sentence)


def _ask_next(session: Session, logged: Logged) -> None:
    """A call that leads nowhere is an open end (H1): ask for the next step, or in a script say so."""
    if not session.interactive or session.out.fmt != "table":
        session.out.notice(
            text(
                N_("{name} has no next step: prospector follow-up {id} WHEN WHAT."),
                name=logged.card.name,
                id=logged.card.id,
            )
        )
        return
    typed = session.ask(text(N_("Next step (for example “+3d send quote”, Enter for none)?")))
    if not typed:
        return
    with session.desk() as desk:
        when, action = desk_split(desk, typed)
        made = make_follow_up(
            desk,
            str(logged.card.id),
            read_when(when, desk.clock.now(), desk.workdays),
            action or desk.say(text(N_("Call again"))),
        )
        desk.commit()
    session.out.line(text(N_("Follow-up {id} is due on {day}."), id=made.id, day=made.due_on.isoformat()))


def desk_split(desk: Desk, typed: str) -> tuple[str, str]:
    """Split ``fri 15:30 send quote`` into the longest beginning that is a date and the rest."""
    words = typed.split()
    for cut in range(len(words), 0, -1):
        try:
            read_when(" ".join(words[:cut]), desk.clock.now())
        except UsageError:
            continue
        return " ".join(words[:cut]), " ".join(words[cut:])
    raise UsageError(
        N_("“{typed}” does not begin with a date."), hint=N_("Write the day first: +3d send quote."), typed=typed
    )


def _log_many(session: Session, via: str, source: str, skip_errors: bool, *, ladder: bool) -> None:
    with session.desk() as desk, session.out.progress(None, text(N_("Logging"))) as bar:
        entries = read_call_file(session.stdin.buffer if source == "-" else Path(source))
        report: BatchReport = log_batch(
            desk, entries, via=via, skip_errors=skip_errors, ladder=ladder, advance=bar.advance
        )
        views = [logged.view() for logged in report.logged]
        desk.commit()
    for fault in report.faults:
        session.out.notice(text(N_("Line {line} skipped: {reason}"), line=fault.line, reason=fault.reason))
    session.out.rows(views, lambda: batch_table(report), CALL_COLUMNS)
    sentence = text(
        N_("{read} read: {logged} logged, {skipped} skipped."),
        read=report.read,
        logged=len(report.logged),
        skipped=len(report.faults),
    )
    session.out.notice(session.did(sentence) if report.logged or session.dry_run else sentence)
    open_ends = {logged.card.id for logged in report.logged if logged.open_end}
    if open_ends:
        session.out.notice(
            text_n(
                N_("{count} card is left without a next step; prospector today shows it."),
                N_("{count} cards are left without a next step; prospector today shows them."),
                len(open_ends),
            )
        )
