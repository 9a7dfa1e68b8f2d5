"""``prospector greet …``: whom to greet, in which words, and what was sent."""

from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Annotated, Any

from prospector import record_files
from prospector.bootstrap import Desk
from prospector.cli.declare import Argument, Context, Option
from prospector.cli.fitting import chosen, fitting
from prospector.cli.options import OnOption, WhereOption, YesOption, card_names
from prospector.cli.session import Session
from prospector.domain.errors import UsageError
from prospector.domain.greeting import CHOICES, MONTHLY
from prospector.domain.text import N_, text, text_n
from prospector.domain.when import read_day, read_past
from prospector.render import greeting_layout as layout
from prospector.render.machine import render
from prospector.render.wording import _
from prospector.services import greetings, sent_greetings

MORE = {
    "greet due": N_(
        "Birthdays, company anniversaries, the anniversary of the first deal, days of their own, the holidays that "
        "begin, and with --month the card of the month for the long list. Never who must not be contacted; with a "
        "complaint open only birthdays; nobody the same text twice in a year. Your own texts are files such as "
        "birthday.txt in the folder greetings beside the config file; in double braces they can use salutation, name, "
        "family, title, company, topic, years, holiday, occasion, month and me (owner.name); birthday-2.txt is another "
        "text, birthday.zh.txt one in Chinese, monthly-03.txt one for March. "
        "--sent logs all that are listed, or the cards named, as one command that undo takes back."
    ),
    "greet correct": N_("--on is the day it was sent, --text what was written instead of the text of the template."),
}
_YEAR = 365
_MONTH = 31

GreetingId = Annotated[
    int,
    Argument(
        metavar=_(N_("GREETING")), help=_(N_("Number of the greeting, as greet list gives it.")), show_default=False
    ),
]


def due(
    context: Context,
    cards: Annotated[
        list[str] | None,
        Argument(
            metavar=_(N_("[CARD]…")),
            help=_(N_("Only these cards of the list.")),
            autocompletion=card_names,
            show_default=False,
        ),
    ] = None,
    month: Annotated[
        bool, Option("--month", help=_(N_("The whole month, with the card of the month for the long list.")))
    ] = False,
    on: OnOption = "",
    days: Annotated[
        int | None,
        Option("--days", metavar="N", min=0, max=_YEAR, help=_(N_("How many days ahead (see greet.days)."))),
    ] = None,
    occasion: Annotated[
        list[str] | None,
        Option("--occasion", metavar="|".join(CHOICES), help=_(N_("Only for this; repeatable."))),
    ] = None,
    template: Annotated[
        str, Option("--template", metavar=_(N_("NAME")), help=_(N_("This text for all; see greet templates.")))
    ] = "",
    limit: Annotated[int, Option("--limit", "-n", metavar="N", min=0, help=_(N_("At most so many; 0 shows all.")))] = 0,
    sent: Annotated[bool, Option("--sent", help=_(N_("Log them as sent.")))] = False,
    via: Annotated[
        str, Option("--via", metavar="letter|wechat|email", help=_(N_("By which way (see greet.via).")))
    ] = "",
    text_: Annotated[
        Path | None,
        Option("--text", metavar=_(N_("FILE|-")), help=_(N_("Write the texts in full; - is stdout."))),
    ] = None,
    csv: Annotated[
        Path | None, Option("--csv", metavar=_(N_("FILE|-")), help=_(N_("Write a table for mail merge.")))
    ] = None,
    labels: Annotated[
        Path | None, Option("--labels", metavar=_(N_("FILE|-")), help=_(N_("Write address labels to print.")))
    ] = None,
    force: Annotated[bool, Option("--force", help=_(N_("Overwrite the file.")))] = False,
    where: WhereOption = "",
) -> None:
    """List whom to greet."""
    session = context.obj
    files = {"text": text_, "csv": csv, "labels": labels}
    if sum(str(file) == "-" for file in files.values()) > 1:
        raise UsageError(N_("Only one of these can go to stdout."), hint=N_("Name a file for the others."))
    if via and not sent:
        raise UsageError(N_("--via says how they were sent."), hint=N_("Add --sent, or leave it out."))
    with session.desk() as desk:
        today = desk.clock.today()
        window = _window(desk, on, days, occasion or [], month=month)
        most = 0 if cards else limit
        views = greetings.greeting_views(desk, window, template=template, most=most, only=chosen(desk, where))
        if cards:
            views = sent_greetings.only(desk, views, session.references(cards))
            views = views[:limit] if limit else views
        written = _write(session, views, files, force=force)
        if sent:
            way = sent_greetings.checked_via(via or str(desk.settings["greet.via"]))
            logged = sent_greetings.log_sent(desk, views, way)
            desk.commit()
    _tell_missing(session, views)
    if sent:
        _answer_sent(session, logged)
    elif not written:
        session.out.rows(views, lambda: layout.greetings_table(views, today), layout.COLUMNS, id_key="card_id")


def _window(desk: Desk, on: str, days: int | None, occasion: list[str], *, month: bool) -> greetings.Window:
    """Which days are meant: those ahead, one day, or a month."""
    today = desk.clock.today()
    chosen = greetings.chosen_occasions(occasion)
    since = read_day(on, today, desk.workdays) if on else today
    if month:
        if days is not None:
            raise UsageError(N_("--month and --days cannot go together."), hint=N_("Use one of them."))
        first = since.replace(day=1)
        last = (first + timedelta(days=_MONTH)).replace(day=1) - timedelta(days=1)
        # What has gone by is too late to be greeted.
        first = max(first, min(today, last))
        return greetings.Window(first, (last - first).days, chosen, monthly=True)
    ahead = days if days is not None else 0 if on else int(desk.settings["greet.days"])
    return greetings.Window(since, ahead, chosen, monthly=bool(occasion) and MONTHLY in chosen)


def _write(session: Session, views: list[dict[str, Any]], files: dict[str, Path | None], *, force: bool) -> bool:
    """Write what was asked for; whether anything was."""
    for form, target in files.items():
        if target is None:
            continue
        page = _page(form, views)
        if str(target) == "-":
            session.out.stdout.write(page)
        elif not session.dry_run:
            record_files.write_page(page, target, force=force)
            session.out.notice(text(N_("Written to {path}."), path=str(target)))
    return any(target is not None for target in files.values())


def _page(form: str, views: list[dict[str, Any]]) -> str:
    if form == "labels":
        from prospector.render.label_pages import labels_page

        return labels_page(views)
    if form == "text":
        return "\n".join(layout.letters(views))
    sheet = StringIO()
    render([view for view in views if view["text"]], layout.COLUMNS, "csv", sheet)
    return sheet.getvalue()


def _tell_missing(session: Session, views: list[dict[str, Any]]) -> None:
    """Say for how many there is no text, and what helps."""
    missing = sum(view["text"] is None for view in views)
    if missing:
        session.out.notice(
            text_n(
                N_("For one card there is no text that was not sent within the year; write one more."),
                N_("For {count} cards there is no text that was not sent within the year; write one more."),
                missing,
            )
        )


def _answer_sent(session: Session, logged: list[dict[str, Any]]) -> None:
    count = text_n(N_("One greeting logged."), N_("{count} greetings logged."), len(logged))
    if session.out.fmt == "table":
        session.out.line(session.did(count) if logged else text(N_("Nobody was to be greeted; nothing was logged.")))
        return
    session.out.rows(logged, lambda: layout.sent_table(logged), layout.SENT_COLUMNS)


def templates(context: Context) -> None:
    """List the greeting texts."""
    session = context.obj
    with session.desk() as desk:
        views = greetings.template_views(desk)
    session.out.rows(views, lambda: layout.templates_table(views), layout.TEMPLATE_COLUMNS, id_key="name")


def show(
    context: Context,
    which: Annotated[
        str,
        Argument(
            metavar=_(N_("GREETING|TEXT")),
            help=_(N_("Number of a greeting that was sent, or name of a text.")),
            show_default=False,
        ),
    ],
) -> None:
    """Show a greeting or a text."""
    session = context.obj
    with session.desk() as desk:
        if not which.isdecimal():
            texts = greetings.template_texts(desk, which)
            session.out.rows(
                texts, lambda: layout.template_detail(texts), ("name", "language", "file", "text"), id_key="name"
            )
            return
        view = sent_greetings.named_view(desk, sent_greetings.get_greeting(desk, int(which)))
    session.out.object(view, lambda: layout.sent_detail(view), layout.SENT_COLUMNS)


def list_(
    context: Context,
    card: Annotated[
        str,
        Argument(
            metavar=_(N_("[CARD]")),
            help=_(N_("Only those to this card.")),
            autocompletion=card_names,
            show_default=False,
        ),
    ] = "",
    since: Annotated[
        str, Option("--since", metavar=_(N_("WHEN")), help=_(N_("From when on (default: a year ago).")))
    ] = "",
    where: WhereOption = "",
) -> None:
    """List what was sent."""
    session = context.obj
    with session.desk() as desk:
        today = desk.clock.today()
        begin = read_past(since, desk.clock.now()).date() if since else today - timedelta(days=_YEAR)
        views = fitting(desk, where, sent_greetings.list_sent(desk, begin, card))
    session.out.rows(views, lambda: layout.sent_table(views), layout.SENT_COLUMNS)


def correct(
    context: Context,
    greeting: GreetingId,
    on: Annotated[str | None, Option("--on", metavar=_(N_("DAY")), help=_(N_("The day on which it was sent.")))] = None,
    text_: Annotated[str | None, Option("--text", metavar=_(N_("TEXT")), help=_(N_("What was written.")))] = None,
) -> None:
    """Correct a greeting that was sent."""
    session = context.obj
    if on is None and text_ is None:
        raise UsageError(
            N_("Nothing to correct was named."), hint=N_("For example: prospector greet correct 3 --on yesterday.")
        )
    with session.desk() as desk:
        day: date | None = read_day(on, desk.clock.today(), desk.workdays) if on is not None else None
        corrected = sent_greetings.correct_greeting(desk, greeting, {"on": day, "text": text_})
        view = sent_greetings.named_view(desk, corrected)
        desk.commit()
    sentence = text(N_("Greeting {id} to {name} corrected."), id=greeting, name=view["name"])
    session.out.object(view, session.did(sentence), layout.SENT_COLUMNS)


def remove(context: Context, greeting: GreetingId, yes: YesOption = False) -> None:
    """Take a greeting back."""
    session = context.obj
    with session.desk() as desk:
        view = sent_greetings.named_view(desk, sent_greetings.get_greeting(desk, greeting))
    question = text(N_("Take back greeting {id} to {name}, of {day}?"), id=greeting, name=view["name"], day=view["on"])
    session.confirm(question, yes=yes)
    with session.desk() as desk:
        sent_greetings.take_back_greeting(desk, greeting)
        desk.commit()
    sentence = text(N_("Greeting {id} to {name} taken back."), id=greeting, name=view["name"])
    session.out.object(view, session.did(sentence), layout.SENT_COLUMNS)
