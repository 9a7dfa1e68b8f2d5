"""``prospector demo``: a real day on an invented book."""

import shlex
import tempfile
from pathlib import Path
from typing import Annotated

from prospector import upkeep
from prospector.cli.declare import Context, Option
from prospector.cli.main import main
from prospector.cli.session import Session
from prospector.domain.errors import RefusedError
from prospector.domain.text import N_, Text, text
from prospector.render.wording import _, say

MORE = {
    "demo": N_(
        "Nothing of yours is touched: the invented book lies in a temporary folder and goes with it; "
        "--keep FILE keeps it."
    )
}

# The guided day: what it shows, and the command that a salesperson types. {caller} and {area} come from the book.
_DAY: tuple[tuple[str, str], ...] = (
    (N_("Morning. Whom to contact today, why, and how; the best first."), "today --limit 8"),
    (N_("Before a call: who is it? Never call without knowing the customer."), "show {card}"),
    (N_("The call went well: one line keeps it, settles what was due, and plans the next step."),
     "log-call {card} --outcome interested --need large --attitude keen --next +3d --do {quote} --note {note}"),
    (N_("Money, authority, need: what is known of them, and what to ask next."), "qualify {card} MAN -m {evidence}"),
    (N_("A slip of the finger? One word takes the whole command back."), "undo"),
    (N_("And one more does it again."), "redo"),
    (N_("Somebody once spoke of a budget. Who was it?"), "find {word}"),
    (N_("Where is a trip worth it?"), "areas"),
    (N_("Visits of one area, gathered into a day around what is booked already."),
     "plan-visits --area {area} --on +1d --max-stops 5"),
    (N_("What scripts get: the same list as data."), "today --limit 1 --json"),
)  # fmt: skip


def demo(
    context: Context,
    keep: Annotated[
        Path | None,
        Option("--keep", metavar=_(N_("FILE")), help=_(N_("Make the invented book there and keep it."))),
    ] = None,
) -> None:
    """Show a day."""
    session: Session = context.obj
    if keep is not None:
        if keep.exists():
            raise RefusedError(N_("{path} exists already."), hint=N_("Name another file."), path=str(keep))
        count = _fill(session, keep)
        session.out.line(text(N_("{count} invented cards in {path}."), count=count, path=str(keep)))
        session.out.line(text(N_("Try: prospector --db {path} today"), path=shlex.quote(str(keep))))
        return
    with tempfile.TemporaryDirectory(prefix="prospector-demo-") as folder:
        book = Path(folder) / "demo.db"
        count = _fill(session, book)
        session.out.line(text(N_("An invented book of {count} cards, and one day with it."), count=count))
        _play(session, book)
    session.out.line("")
    session.out.line(text(N_("That was the day; the invented book is gone again. Your own begins with:")))
    session.out.line("  prospector add person …")
    session.out.line("  prospector import contacts.csv")


def _environment(session: Session, book: Path) -> dict[str, str]:
    """The invented book instead of the user's, no config file of theirs, and no copies of what is thrown away."""
    config = book.with_suffix(".toml")
    if not config.exists():
        config.write_text("[backup]\ndaily = false\n", encoding="utf-8")
    return {
        **session.environ,
        "PROSPECTOR_DB": str(book),
        "PROSPECTOR_CONFIG": str(config),
        "PROSPECTOR_FORMAT": "table",
    }


def _fill(session: Session, book: Path) -> int:
    with session.out.progress(None, text(N_("Making the invented book"))):
        return upkeep.make_demo_book(session.environ, session.settings, book)


def _play(session: Session, book: Path) -> None:
    environ = _environment(session, book)
    card = upkeep.first_of_today(environ, session.settings, book)
    values = {
        "card": card["name"],
        "area": card["area"],
        "quote": say(text(N_("send the quote"))),
        "note": say(text(N_("budget is approved in January"))),
        "evidence": say(text(N_("the director signs himself"))),
        "word": say(text(N_("budget"))),
    }
    for heading, command in _DAY:
        if session.interactive:
            session.ask(Text(N_("(Enter goes on)")))
        shown = command.format(
            **{name: shlex.quote(value) if " " in value else value for name, value in values.items()}
        )
        session.out.line("")
        session.out.line(f"# {say(Text(heading))}")
        session.out.line(f"$ prospector {shown}")
        session.out.flush()
        main(shlex.split(shown), environ, session.stdin, session.out.stdout, session.out.stderr)
