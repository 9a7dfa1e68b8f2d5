"""``prospector referral ask …``: whom to ask for referrals, with which question, and what came of it."""

from typing import Annotated, Any

from prospector.bootstrap import Desk
from prospector.cli.commands.referral import OnPast, past_day
from prospector.cli.declare import Argument, Context, Option
from prospector.cli.fitting import fitting
from prospector.cli.many import enter
from prospector.cli.options import CardOrPipe, WhereOption, YesOption, card_names
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, Text, text, text_n
from prospector.render.referral_layout import ASK_COLUMNS, DUE_COLUMNS, asks_table, due_table
from prospector.render.wording import _
from prospector.services import referral_asks as service
from prospector.services.views import View

MORE = {
    "referral due": N_(
        "After a visit, a promise kept or a complaint solved; and every so many days (setting referrals.ask_days) "
        "customers and sales coaches. Ask the question as it stands: it cannot be answered by yes or no. Then note "
        "prospector referral ask CARD --got N."
    )
}
# A page of lines on a terminal; a script gets all.
_PAGE = 50
AskId = Annotated[
    int,
    Argument(
        metavar=_(N_("ASKING")), help=_(N_("Number of the asking, as referral asks gives it.")), show_default=False
    ),
]
_Got = Option("--got", metavar="N", min=0, max=service.MOST, help=_(N_("How many names came of it.")))
_Question = Option("--question", "-q", metavar=_(N_("TEXT")), help=_(N_("What was asked.")))
_Note = Option("--note", "-m", metavar=_(N_("TEXT")), help=_(N_("What was said.")))


def ask(
    context: Context,
    card: CardOrPipe,
    got: Annotated[int, _Got] = 0,
    question: Annotated[str, _Question] = "",
    note: Annotated[str, _Note] = "",
    on: OnPast = "",
) -> None:
    """Record that a card was asked."""
    session = context.obj
    named: list[int] = []

    def act(desk: Desk, reference: str) -> tuple[View, Text]:
        made = service.record_ask(desk, reference, got, question=question, note=note, on=past_day(desk, on))
        view = service.named_ask(desk, made)
        named.extend([made.card_id] if made.got else [])
        return view, text_n(
            N_("Asking {id}: {name} was asked for referrals on {day} and gave {count} name."),
            N_("Asking {id}: {name} was asked for referrals on {day} and gave {count} names."),
            made.got, id=made.id, name=view["name"], day=view["on"],
        )  # fmt: skip

    enter(session, card, act)
    for card_id in named:
        session.out.notice(text(N_("Add each at once: prospector add person NAME --referred-by {card}"), card=card_id))


def asks(
    context: Context,
    card: Annotated[
        str,
        Argument(
            metavar=_(N_("[CARD]")), help=_(N_("Only those of one card.")), autocompletion=card_names,
            show_default=False,
        ),
    ] = "",
    where: WhereOption = "",
) -> None:  # fmt: skip
    """List when cards were asked."""
    session = context.obj
    with session.desk() as desk:
        views = fitting(desk, where, service.list_asks(desk, card))
    session.out.rows(views, lambda: asks_table(views), ASK_COLUMNS)


def correct_ask(
    context: Context,
    asking: AskId,
    got: Annotated[int | None, _Got] = None,
    question: Annotated[str | None, _Question] = None,
    note: Annotated[str | None, _Note] = None,
    on: Annotated[str | None, Option("--on", metavar=_(N_("DATE")), help=_(N_("When it was.")))] = None,
) -> None:
    """Correct an asking."""
    session = context.obj
    given = {"got": got, "question": question, "note": note, "on_date": on}
    changes: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if not changes:
        raise UsageError(
            N_("Nothing to correct was named."), hint=N_("For example: prospector referral correct-ask 3 --got 2.")
        )
    with session.desk() as desk:
        if on is not None:
            day = past_day(desk, on)
            if day is None:
                raise UsageError(N_("The day is missing."), hint=N_("For example: --on yesterday."))
            changes["on_date"] = day
        view = service.named_ask(desk, service.correct_ask(desk, asking, changes))
        desk.commit()
    sentence = text(N_("Asking {id} corrected: {name}, on {day}."), id=asking, name=view["name"], day=view["on"])
    session.out.object(view, session.did(sentence))


def remove_ask(context: Context, asking: AskId, yes: YesOption = False) -> None:
    """Take an asking back."""
    session = context.obj
    with session.desk() as desk:
        view = service.named_ask(desk, service.get_ask(desk, asking))
    values = {"id": asking, "name": view["name"], "day": view["on"]}
    session.confirm(text(N_("Take back asking {id}, that {name} was asked on {day}?"), **values), yes=yes)
    with session.desk() as desk:
        service.remove_ask(desk, asking)
        desk.commit()
    session.out.object(view, session.did(text(N_("Asking {id} of {name}, on {day}, taken back."), **values)))


def due(
    context: Context,
    limit: Annotated[
        int | None,
        Option(
            "--limit", "-n", metavar="N", min=0, help=_(N_("At most so many lines; 0 shows all.")), show_default=False
        ),
    ] = None,
    where: WhereOption = "",
) -> None:
    """List whom to ask."""
    session = context.obj
    with session.desk() as desk:
        lines = fitting(desk, where, service.due_to_ask(desk, desk.clock.today()))
    most = limit if limit is not None else (0 if session.out.fmt != "table" else _PAGE)
    shown = lines[:most] if most else lines
    if len(shown) < len(lines):
        left = len(lines) - len(shown)
        session.out.notice(text(N_("{left} more; --limit 0 shows all."), left=left))
    session.out.rows(shown, lambda: due_table(shown), DUE_COLUMNS, id_key="card_id")
