"""``prospector competitor …``: whose product a customer uses, how satisfied they are, who sells it there."""

from typing import Annotated

from prospector.bootstrap import Desk
from prospector.cli.declare import Argument, Context, Option
from prospector.cli.fitting import chosen
from prospector.cli.many import enter
from prospector.cli.options import CardOrPipe, WhereOption, YesOption, card_names
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, Text, text
from prospector.domain.when import read_past
from prospector.render.competitor_layout import COLUMNS, competitor_detail, competitors_table
from prospector.render.wording import _
from prospector.services import competitors as service
from prospector.services.views import View

MORE = {
    "competitor add": N_(
        "For example: prospector competitor add 12 Siemens --product S7 --satisfaction 2 --seller “Li Na” --selling "
        "“price, dinners” --relation “old schoolmates”."
    ),
    "competitor list": N_("Where customers are least satisfied comes first: there is the best chance to win."),
}

_NUMBER = _(N_("Number of the competitor, as competitor list gives it."))
CompetitorId = Annotated[int, Argument(metavar=_(N_("NUMBER")), help=_NUMBER, show_default=False)]
Product = Annotated[
    str | None, Option("--product", metavar=_(N_("TEXT")), help=_(N_("Which product of theirs is used.")))
]
Satisfaction = Annotated[
    int | None,
    Option("--satisfaction", "-s", metavar="1-5", help=_(N_("How satisfied the customer is with it, 1 to 5."))),
]
Seller = Annotated[
    str | None, Option("--seller", metavar=_(N_("TEXT")), help=_(N_("Name of the competitor's salesperson.")))
]
Selling = Annotated[
    str | None, Option("--selling", metavar=_(N_("TEXT")), help=_(N_("The salesperson's way of selling.")))
]
Relation = Annotated[
    str | None,
    Option("--relation", metavar=_(N_("TEXT")), help=_(N_("The salesperson's relation with the customer."))),
]
Note = Annotated[str | None, Option("--note", "-m", metavar=_(N_("TEXT")), help=_(N_("A note.")))]
On = Annotated[str | None, Option("--on", metavar=_(N_("DATE")), help=_(N_("When it became known, if not today.")))]


def add(
    context: Context,
    card: CardOrPipe,
    name: Annotated[
        list[str], Argument(metavar=_(N_("NAME…")), help=_(N_("Name of the competitor.")), show_default=False)
    ],
    product: Product = None,
    satisfaction: Satisfaction = None,
    seller: Seller = None,
    selling: Selling = None,
    relation: Relation = None,
    note: Note = None,
    on: On = None,
) -> None:
    """Note a competitor."""

    def act(desk: Desk, reference: str) -> tuple[View, Text]:
        known = {
            "product": product, "satisfaction": satisfaction, "seller": seller, "selling": selling,
            "relation": relation, "note": note,
            "noted_on": None if on is None else read_past(on, desk.clock.now()).date(),
        }  # fmt: skip
        made = service.note_competitor(desk, reference, " ".join(name), known)
        view = service.named_view(desk, made)
        return view, text(N_("Competitor {id} at {name}: {who}."), id=made.id, name=view["name"], who=_who(view))

    enter(context.obj, card, act, COLUMNS)


def _who(view: dict[str, object]) -> object:
    if not view["product"]:
        return view["competitor"]
    return text(N_("{name}, {product}"), name=view["competitor"], product=view["product"])


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
    name: Annotated[
        str, Option("--name", metavar=_(N_("TEXT")), help=_(N_("Only competitors or products of this name.")))
    ] = "",
    at_most: Annotated[
        int | None,
        Option("--at-most", metavar="1-5", help=_(N_("Only where satisfaction is at most this."))),
    ] = None,
    where: WhereOption = "",
) -> None:
    """List competitors."""
    session = context.obj
    with session.desk() as desk:
        views, named = service.list_competitors(
            desk, reference=card, name=name, at_most=at_most, only=chosen(desk, where)
        )
    session.out.rows(views, lambda: competitors_table(views, named), COLUMNS)


def show(context: Context, competitor: CompetitorId) -> None:
    """Show a competitor."""
    session = context.obj
    with session.desk() as desk:
        view = service.named_view(desk, service.get_competitor(desk, competitor))
    session.out.object(view, lambda: competitor_detail(view), COLUMNS)


def correct(
    context: Context,
    competitor: CompetitorId,
    name: Annotated[str | None, Option("--name", metavar=_(N_("TEXT")), help=_(N_("Name of the competitor.")))] = None,
    product: Product = None,
    satisfaction: Satisfaction = None,
    seller: Seller = None,
    selling: Selling = None,
    relation: Relation = None,
    note: Note = None,
    on: On = None,
) -> None:
    """Correct a competitor."""
    session = context.obj
    changes: dict[str, object] = {
        "name": name, "product": product, "satisfaction": satisfaction, "seller": seller, "selling": selling,
        "relation": relation, "note": note,
    }  # fmt: skip
    if on is None and all(value is None for value in changes.values()):
        raise UsageError(
            N_("Nothing to correct was named."),
            hint=N_("For example: prospector competitor correct 3 --satisfaction 2."),
        )
    with session.desk() as desk:
        changes["noted_on"] = None if on is None else read_past(on, desk.clock.now()).date()
        view = service.named_view(desk, service.correct_competitor(desk, competitor, changes))
        desk.commit()
    sentence = text(N_("Competitor {id} at {name} corrected: {who}."), id=competitor, name=view["name"], who=_who(view))
    session.out.object(view, session.did(sentence), COLUMNS)


def remove(context: Context, competitor: CompetitorId, yes: YesOption = False) -> None:
    """Take a competitor back."""
    session = context.obj
    with session.desk() as desk:
        view = service.named_view(desk, service.get_competitor(desk, competitor))
    question = N_("Take back competitor {id} at {name}, {who}?")
    session.confirm(text(question, id=competitor, name=view["name"], who=_who(view)), yes=yes)
    with session.desk() as desk:
        service.take_back_competitor(desk, competitor)
        desk.commit()
    sentence = text(
        N_("Competitor {id} at {name} taken back: {who}."), id=competitor, name=view["name"], who=_who(view)
    )
    session.out.object(view, session.did(sentence), COLUMNS)
