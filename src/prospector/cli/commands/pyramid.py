"""``pyramid`` and ``key``: which customers carry the business."""

from typing import Annotated

from prospector.bootstrap import Desk
from prospector.cli.declare import Argument, Context, Option
from prospector.cli.fitting import fitting
from prospector.cli.many import enter
from prospector.cli.options import CardOrPipe, WhereOption, glossed
from prospector.domain.errors import UsageError
from prospector.domain.key_customer import FACES, INFLUENCES
from prospector.domain.lifecycle import months_before
from prospector.domain.pyramid import TIERS
from prospector.domain.text import N_, Text, text
from prospector.domain.when import read_day
from prospector.render.key_customer_layout import COLUMNS as KEY_COLUMNS
from prospector.render.key_customer_layout import key_customers_table
from prospector.render.pyramid_layout import (
    CUSTOMER_COLUMNS,
    MOVE_COLUMNS,
    moves_table,
    pyramid_detail,
    tier_table,
)
from prospector.render.wording import _
from prospector.services.key_customers import key_customers, mark_influence
from prospector.services.pyramids import pyramid_view
from prospector.services.views import View

MORE = {
    "pyramid": N_(
        "Customers by net revenue in the window: the top 1 % super, the next 4 % big, the next 15 % medium, the rest "
        "small; who bought before and brought nothing in the window is inactive. Returns and discounts are taken off."
    ),
    "key list": N_(
        "Key customers are super or big, wear a face, or are marked influential. Red: a high profit by chance. White: "
        "large volume at a thin margin. Black: little profit, much influence. The rule that fired is shown."
    ),
}

AsOf = Annotated[str, Option("--as-of", metavar=_(N_("DATE")), help=_(N_("The day to look from; today unless given.")))]
Months = Annotated[
    int, Option("--months", metavar="N", min=1, max=1_200, help=_(N_("Length of the window in months.")))
]


def pyramid(
    context: Context,
    as_of: AsOf = "",
    months: Months = 12,
    moves: Annotated[bool, Option("--moves", help=_(N_("Who rose, fell, lapsed or came back, and why.")))] = False,
    since: Annotated[
        str,
        Option(
            "--since", metavar=_(N_("DATE")), help=_(N_("Moves since this day; a year before --as-of unless given."))
        ),
    ] = "",
    curve: Annotated[
        bool, Option("--curve", help=_(N_("Draw which share of customers brings which share of revenue.")))
    ] = False,
    tier: Annotated[
        str,
        Option("--tier", metavar=_(N_("TIER")), help=_(N_("Only one tier: {tiers}.")).format(tiers=glossed(TIERS))),
    ] = "",
    limit: Annotated[
        int, Option("--limit", "-n", metavar="N", min=0, help=_(N_("Customers shown on a terminal.")))
    ] = 20,
    where: WhereOption = "",
) -> None:
    """Show the pyramid."""
    session = context.obj
    if tier and tier not in TIERS:
        raise UsageError(
            N_("“{typed}” is not a tier."), hint=N_("Use one of: {known}."), typed=tier, known=", ".join(TIERS)
        )
    with session.desk() as desk:
        today = desk.clock.today()
        day = read_day(as_of, today) if as_of else today
        begin = read_day(since, today) if since else None
        if moves and begin is None:
            begin = months_before(day, 12)
        view = pyramid_view(desk, day, months, since=begin, with_curve=curve)
        # The tiers are those of the whole book: who is big does not depend on whom one looks at.
        for listed in ("customers", "moves", "potential"):
            if listed in view:
                view[listed] = fitting(desk, where, view[listed])
    if tier:
        view["customers"] = [one for one in view["customers"] if one["tier"] == tier]
    out = session.out
    if begin is not None and out.fmt != "json":
        out.rows(view["moves"], lambda: moves_table(view), MOVE_COLUMNS, id_key="card_id")
    elif tier and out.fmt == "table":
        out.show(tier_table(view, tier))
    elif out.fmt in ("json", "table"):
        out.object(view, lambda: pyramid_detail(view, most=limit))
    else:
        out.rows(view["customers"], lambda: tier_table(view, tier), CUSTOMER_COLUMNS, id_key="card_id")


def key_list(
    context: Context,
    as_of: AsOf = "",
    months: Months = 12,
    every: Annotated[bool, Option("--all", help=_(N_("Every customer, not only the key ones.")))] = False,
    face: Annotated[
        str,
        Option("--face", metavar=_(N_("FACE")), help=_(N_("Only one face: {faces}.")).format(faces=glossed(FACES))),
    ] = "",
    where: WhereOption = "",
) -> None:
    """List key customers."""
    session = context.obj
    with session.desk() as desk:
        today = desk.clock.today()
        day = read_day(as_of, today) if as_of else today
        views = fitting(desk, where, key_customers(desk, day, months, every=every, only_face=face))
    session.out.rows(views, lambda: key_customers_table(views), KEY_COLUMNS, id_key="card_id")


def key_mark(
    context: Context,
    card: CardOrPipe,
    influence: Annotated[
        str,
        Argument(
            metavar=_(N_("INFLUENCE")),
            help=_(N_("How much others follow them: {marks}, or none.")).format(marks=glossed(INFLUENCES)),
            show_default=False,
        ),
    ],
) -> None:
    """Mark influence."""
    session = context.obj
    influence = influence.strip().casefold()
    mark = Text(INFLUENCES.get(influence, N_("none")))
    if card == "-":

        def act(desk: Desk, reference: str) -> tuple[View, Text]:
            card_id, name, _new = mark_influence(desk, reference, influence)
            view = {"card_id": card_id, "name": name, "influence": None if influence == "none" else influence}
            return view, text(N_("Influence of card {id}, “{name}”: {mark}."), id=card_id, name=name, mark=mark)

        enter(session, card, act, id_key="card_id")
        return
    with session.desk() as desk:
        card_id, name, new = mark_influence(desk, card, influence)
        desk.commit()
    said = text(N_("Influence of card {id}, “{name}”: {mark}."), id=card_id, name=name, mark=mark)
    session.out.object(
        {"card_id": card_id, "name": name, "influence": None if influence == "none" else influence},
        session.did(said) if new else text(N_("Nothing to change.")),
        id_key="card_id",
    )
