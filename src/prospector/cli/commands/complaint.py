"""``prospector complaint …``: taken, followed through, solved, and closed by the customer's word alone."""

from datetime import datetime
from typing import Annotated, Any

from prospector.cli.declare import Argument, Context, Option
from prospector.cli.fitting import chosen, fitting
from prospector.cli.many import enter
from prospector.cli.options import CardOrPipe, WhereOption, YesOption, card_names, glossed
from prospector.cli.session import Session
from prospector.domain.complaint import SEVERITIES, Complaint
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, Text, text
from prospector.domain.when import read_past
from prospector.render.complaint_layout import (
    COLUMNS,
    REPORT_COLUMNS,
    complaint_detail,
    complaints_table,
    report_detail,
)
from prospector.render.wording import _
from prospector.services import complaint_views as views_of
from prospector.services import complaints as service
from prospector.services.ports import Desk
from prospector.services.views import View

MORE = {
    "complaint open": N_(
        "For example: prospector complaint open 12 the pump leaks --severity high --product P200. Whoever takes it owns"
        " it until the customer is satisfied; set your name once: prospector config set owner.name “…”."
    ),
    "complaint escalate": N_(
        "For example: prospector complaint escalate 3 quality department: seals leak; and when an answer comes:"
        " prospector complaint escalate 3 --result “new seals from May”."
    ),
    "complaint resolve": N_("It stays on the list, waiting for the customer's word; complaint satisfied closes it."),
}

ComplaintId = Annotated[
    int,
    Argument(
        metavar=_(N_("COMPLAINT")),
        help=_(N_("Number of the complaint, as complaint list gives it.")),
        show_default=False,
    ),
]
Words = Annotated[list[str], Argument(metavar=_(N_("WORDS…")), help=_(N_("What to say.")), show_default=False)]
At = Annotated[str, Option("--at", metavar=_(N_("WHEN")), help=_(N_("When it was, if not now.")))]


def _moment(desk: Desk, typed: str) -> datetime | None:
    return read_past(typed, desk.clock.now()) if typed else None


def _answer(session: Session, view: dict[str, Any], said: str, **values: object) -> None:
    sentence = Text(said, {"id": view["id"], "name": view["name"], **values})
    session.out.object(view, session.did(sentence), COLUMNS)


def _user(session: Session) -> str:
    return next((session.environ[name] for name in ("USER", "LOGNAME", "USERNAME") if session.environ.get(name)), "")


def open_(
    context: Context,
    card: CardOrPipe,
    what: Words,
    severity: Annotated[
        str, Option("--severity", "-s", metavar=_(N_("SEVERITY")), help=glossed(SEVERITIES))
    ] = "medium",
    owner: Annotated[str, Option("--owner", metavar=_(N_("NAME")), help=_(N_("Who took it, if not you.")))] = "",
    product: Annotated[str, Option("--product", metavar=_(N_("NAME")), help=_(N_("Which product it is about.")))] = "",
    at: At = "",
) -> None:
    """Take a complaint."""
    session = context.obj

    def act(desk: Desk, reference: str) -> tuple[View, Text]:
        made = service.open_complaint(
            desk,
            reference,
            " ".join(what),
            owner=service.owner_of(desk, owner, _user(session)),
            severity=severity,
            product=product,
            at=_moment(desk, at),
        )
        view = views_of.whole_view(desk, made)
        said = N_("Complaint {id} of {name} taken by {owner}: {what}.")
        return view, text(said, id=made.id, name=view["name"], owner=made.owner, what=made.what)

    enter(session, card, act, COLUMNS)


def _done(context: Context, act: Any, said: str) -> None:
    """Do one act on a complaint and say so; ``act`` takes the desk and returns the complaint."""
    session = context.obj
    with session.desk() as desk:
        changed: Complaint = act(desk)
        view = views_of.whole_view(desk, changed)
        desk.commit()
    _answer(session, view, said, cause=changed.cause)


def note(context: Context, complaint: ComplaintId, words: Words) -> None:
    """Add a note."""
    _done(context, lambda desk: service.note(desk, complaint, " ".join(words)), N_("Complaint {id} of {name}: noted."))


def cause(context: Context, complaint: ComplaintId, words: Words) -> None:
    """Record the root cause."""
    _done(
        context,
        lambda desk: service.find_cause(desk, complaint, " ".join(words)),
        N_("Complaint {id} of {name}: the cause is {cause}."),
    )


def escalate(
    context: Context,
    complaint: ComplaintId,
    words: Annotated[
        list[str] | None,
        Argument(metavar=_(N_("[WORDS…]")), help=_(N_("To whom, and what.")), show_default=False),
    ] = None,
    result: Annotated[str, Option("--result", metavar=_(N_("TEXT")), help=_(N_("What came of it.")))] = "",
) -> None:
    """Report upward, or record the result."""
    session = context.obj
    with session.desk() as desk:
        reported, entry = service.escalate(desk, complaint, " ".join(words or ()), result)
        view = views_of.whole_view(desk, reported)
        desk.commit()
    said = (
        N_("Complaint {id} of {name}: result of “{report}” recorded.")
        if result
        else N_("Complaint {id} of {name} reported upward: {report}; record what comes of it with --result.")
    )
    _answer(session, view, said, report=entry.said)


def resolve(context: Context, complaint: ComplaintId, words: Words, at: At = "") -> None:
    """Mark solved."""
    _done(
        context,
        lambda desk: service.resolve(desk, complaint, " ".join(words), _moment(desk, at)),
        N_("Complaint {id} of {name} solved; it stays open until they are satisfied."),
    )


def satisfied(
    context: Context,
    complaint: ComplaintId,
    words: Annotated[
        list[str] | None,
        Argument(metavar=_(N_("[WORDS…]")), help=_(N_("What the customer said.")), show_default=False),
    ] = None,
    solution: Annotated[
        str, Option("--solution", metavar=_(N_("TEXT")), help=_(N_("What solved it, if it is still open.")))
    ] = "",
    score: Annotated[
        int | None,
        Option("--score", metavar="1-5", help=_(N_("Also note how satisfied they are.")), show_default=False),
    ] = None,
    at: At = "",
) -> None:
    """Close: the customer is satisfied."""
    _done(
        context,
        lambda desk: service.close_satisfied(
            desk, complaint, " ".join(words or ()), solution=solution, score=score, at=_moment(desk, at)
        ),
        N_("Complaint {id} of {name} closed: they are satisfied."),
    )


def reopen(context: Context, complaint: ComplaintId, words: Words) -> None:
    """Open again."""
    _done(
        context,
        lambda desk: service.reopen(desk, complaint, " ".join(words)),
        N_("Complaint {id} of {name} is open again."),
    )


def list_(
    context: Context,
    card: Annotated[
        str,
        Argument(
            metavar=_(N_("[CARD]")),
            help=_(N_("Only those of this card.")),
            autocompletion=card_names,
            show_default=False,
        ),
    ] = "",
    every: Annotated[bool, Option("--all/--open", help=_(N_("Closed ones too; or only those not closed.")))] = False,
    where: WhereOption = "",
) -> None:
    """List complaints."""
    session = context.obj
    with session.desk() as desk:
        found = fitting(desk, where, views_of.list_complaints(desk, every=every, reference=card))
    session.out.rows(found, lambda: complaints_table(found), COLUMNS)


def show(context: Context, complaint: ComplaintId) -> None:
    """Show a complaint with its history."""
    session = context.obj
    with session.desk() as desk:
        view = views_of.whole_view(desk, service.get_complaint(desk, complaint))
    session.out.object(view, lambda: complaint_detail(view), COLUMNS)


def correct(
    context: Context,
    complaint: ComplaintId,
    what: Annotated[str | None, Option("--what", metavar=_(N_("TEXT")), help=_(N_("What it is about.")))] = None,
    severity: Annotated[
        str | None, Option("--severity", "-s", metavar=_(N_("SEVERITY")), help=glossed(SEVERITIES))
    ] = None,
    owner: Annotated[str | None, Option("--owner", metavar=_(N_("NAME")), help=_(N_("Who took it.")))] = None,
    product: Annotated[
        str | None, Option("--product", metavar=_(N_("NAME")), help=_(N_("Which product it is about.")))
    ] = None,
    cause_: Annotated[str | None, Option("--cause", metavar=_(N_("TEXT")), help=_(N_("The root cause.")))] = None,
    at: Annotated[str | None, Option("--at", metavar=_(N_("WHEN")), help=_(N_("When it was taken.")))] = None,
) -> None:
    """Correct a complaint."""
    changes: dict[str, Any] = {
        "what": what, "severity": severity, "owner": owner, "product": product, "cause": cause_,
    }  # fmt: skip
    if at is None and all(value is None for value in changes.values()):
        raise UsageError(
            N_("Nothing to correct was named."),
            hint=N_("For example: prospector complaint correct 12 --severity high."),
        )

    def act(desk: Desk) -> Complaint:
        return service.correct_complaint(desk, complaint, {**changes, "opened_at": _moment(desk, at or "")})

    _done(context, act, N_("Complaint {id} of {name} corrected."))


def remove(context: Context, complaint: ComplaintId, yes: YesOption = False) -> None:
    """Take a complaint back."""
    session = context.obj
    with session.desk() as desk:
        view = views_of.whole_view(desk, service.get_complaint(desk, complaint))
    question = N_("Take back complaint {id} of {name}, “{what}”, with its history?")
    session.confirm(text(question, id=complaint, name=view["name"], what=view["what"]), yes=yes)
    with session.desk() as desk:
        service.take_back_complaint(desk, complaint)
        desk.commit()
    _answer(session, view, N_("Complaint {id} of {name} taken back with its history."))


def report(
    context: Context,
    since: Annotated[str, Option("--since", metavar=_(N_("WHEN")), help=_(N_("Only those taken from then on.")))] = "",
    where: WhereOption = "",
) -> None:
    """Report on complaints."""
    session = context.obj
    with session.desk() as desk:
        begin = read_past(since, desk.clock.now()) if since else None
        if begin is not None and ":" not in since:
            # A day is meant as a whole.
            begin = begin.replace(hour=0, minute=0, second=0, microsecond=0)
        view = views_of.report_view(desk, begin, chosen(desk, where))
    session.out.object(view, lambda: report_detail(view), REPORT_COLUMNS)
