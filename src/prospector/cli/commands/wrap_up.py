"""``prospector wrap-up``: the evening, and its open ends settled one by one."""

from datetime import date
from typing import Annotated, Any

from prospector.cli.declare import Context, Option
from prospector.cli.keyboard import Keyboard
from prospector.cli.session import Session
from prospector.domain.errors import ProspectorError, UsageError
from prospector.domain.note_line import read_note_line
from prospector.domain.text import N_, text, text_n
from prospector.domain.when import read_past
from prospector.domain.wrap_up import FOLLOW_UP, SKIP
from prospector.render.wording import _
from prospector.render.wrap_up_layout import evening_detail, log_detail, question, settled_sentence
from prospector.services import histories
from prospector.services.session_acts import commit_numbered
from prospector.services.wrap_ups import log_view, settle, wrap_up_view

MORE = {
    "wrap-up": N_(
        "Done against planned, calls and visits against the quota (settings quota.calls, quota.visits, or the goal), "
        "then what is still open: on a terminal each is asked for, and one key settles it: f plans a follow-up for the "
        "next working day, d is done, t logs a thank-you letter, s skips. A date (+3d: send the catalogue) plans it "
        "for then; Space first lets you type one that begins with a letter, such as fri."
    )
}


def wrap_up(
    context: Context,
    on: Annotated[
        str,
        Option("--on", metavar=_(N_("DATE")), help=_(N_("A day that is over, instead of today: yesterday …"))),
    ] = "",
    list_only: Annotated[bool, Option("--list", help=_(N_("Only show; ask nothing.")))] = False,
    streak: Annotated[
        bool, Option("--streak", help=_(N_("Show how many working days in a row had a call or visit.")))
    ] = False,
    heat: Annotated[
        bool, Option("--heat", help=_(N_("Draw the calls and visits of each day of the last 26 weeks.")))
    ] = False,
) -> None:
    """Wrap the day up."""
    session: Session = context.obj
    if streak or heat:
        if on or list_only:
            raise UsageError(N_("--streak and --heat stand for themselves."), hint=N_("Leave the other options out."))
        with session.desk() as desk:
            log = log_view(desk, with_streak=streak, with_heat=heat)
        session.out.object(log, lambda: log_detail(log))
        return
    with session.desk() as desk:
        now = desk.clock.now()
        day = read_past(on, now).date() if on else now.date()
        view = wrap_up_view(desk, day)
    session.out.object(view, lambda: evening_detail(view))
    if session.interactive and session.out.fmt == "table" and not list_only:
        _settle_all(session, day, view)


# An open end: its kind, card and number.
_Key = tuple[object, ...]
_QUIT, _UNDO = "q", "u"


def _key(item: dict[str, Any]) -> _Key:
    return item["kind"], item["card_id"], item["id"]


def _settle_all(session: Session, day: date, view: dict[str, Any]) -> None:
    """Ask about one open end after the other; what is settled by settling another is not asked for."""
    items: list[dict[str, Any]] = view["items"]
    asked: set[_Key] = set()
    done: list[tuple[_Key, int | None]] = []
    count = len(items)
    with Keyboard(session) as keyboard:
        while left := [item for item in items if _key(item) not in asked]:
            item, place = left[0], min(len(asked) + 1, count)
            keys = (*item["keys"], SKIP, _UNDO, _QUIT)
            answer = keyboard.answer(question(item, place, count, view["next_day"], session.out.width), keys)
            if answer is None or answer.casefold() == _QUIT:
                break
            if answer.casefold() == _UNDO:
                _undo(session, done, asked)
            elif answer.casefold() == SKIP or _settled(session, item, answer, done):
                asked.add(_key(item))
            with session.desk() as desk:
                items = wrap_up_view(desk, day)["items"]
            count = max(count, len(asked))
    _tell(session, len(items), len(done))


def _settled(session: Session, item: dict[str, Any], answer: str, done: list[tuple[_Key, int | None]]) -> bool:
    """Settle one open end as answered, an operation of its own; say what was done, or why it was not."""
    try:
        with session.desk() as desk:
            today = desk.clock.today()
            said = read_note_line(answer, desk.clock.now(), desk.workdays)
            dated = said.when is not None and not said.note
            key = FOLLOW_UP if dated else answer.casefold()
            desk.command = f"prospector wrap-up: {item['kind']} {item['card_id']} {key}"
            settled = settle(desk, item, key, said.when if dated else None, said.action)
            done.append((_key(item), commit_numbered(desk)))
    except ProspectorError as error:
        session.out.error(error)
        return False
    session.out.line(settled_sentence(settled, today))
    return True


def _undo(session: Session, done: list[tuple[_Key, int | None]], asked: set[_Key]) -> None:
    """Take back the last that was settled, so that it is asked for again."""
    if not done:
        session.out.notice(text(N_("There is nothing to undo in this session.")))
        return
    key, operation = done[-1]
    try:
        if operation is not None:
            with session.desk() as desk:
                histories.undo(desk, operation)
                desk.commit()
    except ProspectorError as error:
        session.out.error(error)
        return
    done.pop()
    asked.discard(key)
    session.out.line(text(N_("Taken back.")))


def _tell(session: Session, left: int, done: int) -> None:
    settled = text_n(N_("{count} open end settled"), N_("{count} open ends settled"), done)
    rest = text_n(N_("{count} is left"), N_("{count} are left"), left)
    session.out.line(text(N_("{settled}, {rest}."), settled=settled, rest=rest))
