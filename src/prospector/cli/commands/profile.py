"""``prospector profile``: one page about a customer for before a visit, and the whole file."""

from pathlib import Path
from typing import Annotated

from prospector import record_files
from prospector.cli.declare import Context, Option
from prospector.cli.options import CardArgument
from prospector.cli.session import Session
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, Text, text
from prospector.render.layout import Detail
from prospector.render.profile_layout import file_detail, profile_detail
from prospector.render.wording import _
from prospector.services.profiles import profile_view

MORE = {
    "profile": N_(
        "What to say first, what to find out, who decides, last dealings, open ends, deals, likes. --html makes a page "
        "that prints on A4 and reads on a phone without any connection; --markdown one to send or to edit."
    )
}


def profile(
    context: Context,
    card: CardArgument,
    file: Annotated[bool, Option("--file", help=_(N_("The whole file in five parts, everything in full.")))] = False,
    markdown: Annotated[
        Path | None,
        Option("--markdown", metavar=_(N_("FILE|-")), help=_(N_("Write it as Markdown; - is stdout."))),
    ] = None,
    html: Annotated[
        Path | None,
        Option("--html", metavar=_(N_("FILE|-")), help=_(N_("Write it as a page to print; - is stdout."))),
    ] = None,
    force: Annotated[bool, Option("--force", help=_(N_("Overwrite the file.")))] = False,
) -> None:
    """Show the page of a customer before a visit."""
    session = context.obj
    if markdown is not None and html is not None and str(markdown) == str(html):
        raise UsageError(
            N_("Markdown and HTML cannot go to the same place."), hint=N_("Name two files, or only one of the options.")
        )
    with session.desk() as desk:
        view = profile_view(desk, card, file=file)
        today = desk.clock.today()
    if markdown is None and html is None:
        session.out.object(view, lambda: file_detail(view, today) if file else profile_detail(view, today))
        return
    detail = file_detail(view, today) if file else profile_detail(view, today)
    _write(session, detail, markdown, html, text(N_("As of {day}."), day=today.isoformat()), force=force)


def _write(
    session: Session, detail: Detail, markdown: Path | None, html: Path | None, footer: Text, *, force: bool
) -> None:
    from prospector.render.profile_pages import html_page, markdown_page

    for target, page in ((markdown, markdown_page), (html, html_page)):
        if target is None:
            continue
        if str(target) == "-":
            session.out.stdout.write(page(detail, footer))
            continue
        record_files.write_page(page(detail, footer), target, force=force)
        session.out.notice(text(N_("Written to {path}."), path=str(target)))
