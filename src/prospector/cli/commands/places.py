"""``place`` and ``areas``: where the customers are."""

from typing import Annotated

from prospector.cli.declare import Argument, Context, Option
from prospector.cli.fitting import chosen, fitting
from prospector.cli.options import CardArgument, OnOption, WhereOption
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, text, text_n
from prospector.domain.when import read_day
from prospector.render.area_map import area_map
from prospector.render.visits_layout import (
    AREA_COLUMNS,
    UNPLACED_COLUMNS,
    areas_table,
    place_detail,
    unplaced_table,
)
from prospector.render.wording import _
from prospector.services import places as service
from prospector.services.hooking import changes
from prospector.services.references import find_card

MORE = {
    "place": N_(
        "The place is LAT,LON, a geo: address, or a link copied from Google, Apple, Amap, Baidu, Tencent or "
        "OpenStreetMap; the shifted numbers of Chinese maps are brought back. "
        "Without a place the present one is shown."
    ),
    "areas": N_("--unplaced lists the cards that no plan can lead to, and why."),
}


def place(
    context: Context,
    card: CardArgument,
    where: Annotated[
        list[str],
        Argument(metavar="LAT,LON", help=_(N_("Where it is; or a map link.")), show_default=False),
    ] = [],  # noqa: B006
    clear: Annotated[bool, Option("--clear", help=_(N_("Forget the exact spot again.")))] = False,
    datum: Annotated[
        str,
        Option(
            "--datum",
            metavar="wgs84|gcj02|bd09",
            help=_(N_("What numbers typed alone mean: gcj02 those of Amap and Tencent, bd09 those of Baidu.")),
        ),
    ] = "",
    far: Annotated[bool, Option("--far", help=_(N_("The spot is right, though far from the address.")))] = False,
) -> None:
    """Set where a card is."""
    session, typed = context.obj, " ".join(where)
    if clear and typed:
        raise UsageError(N_("--clear takes no place."), N_("Leave one of the two out."))
    with session.desk() as desk:
        if not typed and not clear:
            view = service.place_view(find_card(desk, card))
            session.out.object(view, place_detail(view))
            return
        with changes(desk, card):
            done = (
                service.unplace_card(desk, card)
                if clear
                else service.place_card(desk, card, typed, far=far, datum=datum)
            )
        desk.commit()
    if clear:
        did = text(N_("{name} lies again where its address says."), name=done.card.name)
    else:
        did = text(
            N_("{name} lies exactly at {lat},{lon}."),
            name=done.card.name,
            lat=f"{done.card.lat:.6f}",
            lon=f"{done.card.lon:.6f}",
        )
    session.out.object(done.view(), session.did(did))
    if not done.card.area:
        session.out.notice(
            text(
                N_("It belongs to no area yet: give it an address with prospector edit {id} --address."),
                id=done.card.id,
            )
        )


def areas(
    context: Context,
    on: OnOption = "",
    map_: Annotated[
        bool | None,
        Option("--map/--no-map", help=_(N_("Draw the map (on a terminal it is drawn anyway)."))),
    ] = None,
    unplaced: Annotated[bool, Option("--unplaced", help=_(N_("List the cards without a place.")))] = False,
    where: WhereOption = "",
) -> None:
    """List the areas."""
    session = context.obj
    with session.desk() as desk:
        if unplaced:
            cards = fitting(desk, where, service.unplaced(desk))
            session.out.rows(cards, lambda: unplaced_table(cards), UNPLACED_COLUMNS, id_key="card_id")
            return
        today = desk.clock.today()
        found = service.list_areas(desk, read_day(on, today) if on else today, chosen(desk, where))
        nowhere = len(fitting(desk, where, service.unplaced(desk)))
    session.out.rows(found, lambda: areas_table(found), AREA_COLUMNS, id_key="area")
    if session.out.fmt != "table":
        return
    if map_ or (map_ is None and session.out.stdout_is_terminal and sum(a["lat"] is not None for a in found) > 1):
        for line in area_map(found, session.out.width):
            session.out.line(line)
    if nowhere:
        session.out.notice(
            text_n(
                N_("{count} card has no place: prospector areas --unplaced."),
                N_("{count} cards have no place: prospector areas --unplaced."),
                nowhere,
            )
        )
