"""``prospector next``: the call session, one card of today's list after the other."""

import gc
from collections.abc import Mapping
from datetime import datetime
from time import monotonic
from typing import Annotated, Any

from prospector.bootstrap import explain
from prospector.cli.declare import Context, Option
from prospector.cli.options import AreaOption, WhereOption
from prospector.cli.session import Session
from prospector.domain.errors import ProspectorError, RefusedError
from prospector.domain.money import exchange_of
from prospector.domain.text import N_, Text, text
from prospector.render.session_layout import summary_sentence
from prospector.render.wording import _
from prospector.services import call_sessions, session_acts
from prospector.services.agenda_views import line_views
from prospector.services.agendas import day_lines
from prospector.services.call_pages import calls_of_today, page_now
from prospector.services.call_sessions import Act, CallSession, Done
from prospector.services.ports import Desk

MORE = {
    "next": N_(
        "Shows who to call, what was said last, what to say and what to ask. One key tells how it went; then type the "
        "note and, after a comma, the next date: will compare offers, fri 10:00. c copies the number, q draws it as a "
        "QR code to dial from the telephone. Every outcome is saved at once, so that the session can be left at any "
        "time with e, Esc or Ctrl-C; ? shows all keys."
    )
}
# What an act is called in the history.
_TITLES = {
    call_sessions.LOG: "log-call",
    call_sessions.SNOOZE: "snooze",
    call_sessions.STOP: "stop",
    call_sessions.QUALIFY: "qualify",
    call_sessions.UNDO: "undo",
}


def next_(
    context: Context,
    area: AreaOption = "",
    where: WhereOption = "",
    only: Annotated[
        str, Option("--only", metavar=_(N_("KIND")), help=_(N_("Only one kind of work: money, referrals …")))
    ] = "",
    limit: Annotated[
        int, Option("--limit", "-n", metavar="N", min=0, help=_(N_("At most so many cards; 0 takes all.")))
    ] = 0,
    tail: Annotated[
        bool, Option("--tail/--no-tail", help=_(N_("With or without the cards that nothing is planned for.")))
    ] = True,
) -> None:
    """Call through today's list."""
    session: Session = context.obj
    if not session.interactive or session.environ.get("TERM", "dumb") in ("", "dumb", "unknown"):
        raise RefusedError(
            N_("The call session needs a terminal that can move its cursor."),
            hint=N_("prospector today prints the list; prospector log-call logs one call."),
        )
    with session.desk() as desk:
        day = day_lines(desk, desk.clock.today(), area=area, tail=tail, where=where)
        if only:
            from prospector.domain.agenda_cut import kind_of, of_kind

            day = of_kind(day, kind_of(only))
        lines = line_views(desk, day)
        currency = exchange_of(desk.settings).base
        known = calls_of_today(desk)
    if not lines:
        session.out.notice(text(N_("Nothing is due, and no card is waiting: there is nobody to call.")))
        return
    calls = CallSession(lines[:limit] if limit else lines, monotonic(), currency=currency)
    unended = _show(session, calls, known)
    if unended:
        session.out.notice(text(N_("Not saved, because it was not ended with Enter: {line}"), line=unended))
    summary = calls.summary(monotonic())
    session.out.object(summary, summary_sentence(summary))


def _show(session: Session, calls: CallSession, known: frozenset[int]) -> str:
    # A session lives for hours, unlike any other command: garbage is to be collected again.
    gc.set_threshold(2_000, 20, 20)
    from prospector.render.session_screen import SessionScreen

    def load(line: Mapping[str, Any]) -> Mapping[str, Any] | Text:
        with session.desk() as desk:
            return page_now(desk, dict(line), known)

    def perform(act: Act, line: Mapping[str, Any] | None) -> Done:
        # A desk for each act: its clock tells when that happened, and the book is never held open while one talks.
        try:
            with session.desk() as desk:
                desk.command = _title(act)
                return session_acts.perform(desk, act, None if line is None else dict(line))
        except ProspectorError:
            raise
        except Exception as error:
            # A book locked or full for a moment ends no session: the sentence is shown, the key can be repeated.
            refusal = explain(error, session.database)
            if refusal is None:
                raise
            raise refusal from error

    with session.desk() as desk:
        workdays = desk.workdays

    def now() -> datetime:
        return _now(session, desk)

    return SessionScreen(calls, load, perform, now, workdays, color=session.out.color).run()


def _now(session: Session, desk: Desk) -> datetime:
    """The present, for reading dates while they are typed; fixed where PROSPECTOR_TODAY fixes it."""
    if session.environ.get("PROSPECTOR_TODAY"):
        return desk.clock.now()
    return datetime.now().astimezone()


def _title(act: Act) -> str:
    words = ["prospector next:", _TITLES[act.kind], *([str(act.card_id)] if act.card_id else [])]
    return " ".join([*words, *([act.outcome] if act.outcome else [])])
