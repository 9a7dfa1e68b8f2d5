"""``geocode``: exact places from an online service."""

from typing import Annotated

from prospector.cli.declare import Argument, Context, Option
from prospector.domain.text import N_, text, text_n
from prospector.render.visits_layout import GEOCODED_COLUMNS, geocoded_table
from prospector.render.wording import _
from prospector.services import geocoding

MORE = {
    "geocode": N_(
        "Nothing is sent anywhere until you name a service: prospector config set geocoding.service nominatim (or "
        "photon, baidu). Then the addresses of the cards named, or of those known by the centre of their district "
        "only, are sent to it, one a second, and nothing else of them. All is undone by one prospector undo."
    )
}


def geocode(
    context: Context,
    cards: Annotated[
        list[str], Argument(metavar=_(N_("CARD")), help=_(N_("Cards to look up; - takes them from a pipe.")))
    ] = [],  # noqa: B006
    limit: Annotated[
        int, Option("--limit", "-n", metavar="N", min=1, max=1000, help=_(N_("Ask for at most so many.")))
    ] = 50,
) -> None:
    """Look places up."""
    session = context.obj
    references = session.references(cards)
    with session.desk() as desk, session.out.progress(None, text(N_("Looking up"))) as bar:
        done = geocoding.geocode(desk, references, limit, bar.advance)
        desk.commit()
    session.out.rows(done.views, lambda: geocoded_table(done.views), GEOCODED_COLUMNS, id_key="card_id")
    placed = sum(view["result"] == geocoding.PLACED for view in done.views)
    if placed:
        session.out.notice(session.did(text_n(N_("{count} place found."), N_("{count} places found."), placed)))
    if done.stopped is not None:
        session.out.notice(done.stopped)
    if done.left:
        session.out.notice(
            text_n(N_("{count} card was not asked for."), N_("{count} cards were not asked for."), done.left)
        )
