"""``prospector occasions``: whose day comes next."""

from datetime import timedelta
from typing import Annotated

from prospector.cli.declare import Argument, Context, Option
from prospector.cli.fitting import fitting
from prospector.cli.options import OnOption, WhereOption, card_names
from prospector.domain.errors import UsageError
from prospector.domain.occasion import KINDS
from prospector.domain.text import N_, text_n
from prospector.domain.when import read_day
from prospector.render.occasion_layout import COLUMNS, occasions_table
from prospector.render.wording import _
from prospector.services.occasions import coming
from prospector.services.references import find_card

MORE = {
    "occasions": N_(
        "Birthdays (solar or lunar), company anniversaries (the field founded), the anniversaries of the first deal, "
        "and every field of your own whose name holds birthday, anniversary, 生日 or 纪念日."
    )
}
# Between two lunar birthdays lie at most 385 days.
_WHOLE_ROUND = 400


def occasions(
    context: Context,
    card: Annotated[
        str,
        Argument(
            metavar=_(N_("[CARD]")),
            help=_(N_("Only those of this card, the whole year round.")),
            autocompletion=card_names,
            show_default=False,
        ),
    ] = "",
    days: Annotated[
        int | None,
        Option("--days", metavar="N", min=0, max=_WHOLE_ROUND, help=_(N_("How many days ahead (default: 30)."))),
    ] = None,
    on: OnOption = "",
    kind: Annotated[
        list[str] | None, Option("--kind", metavar="|".join(KINDS), help=_(N_("Only of this kind; repeatable.")))
    ] = None,
    where: WhereOption = "",
) -> None:
    """List occasions."""
    session = context.obj
    unknown = [typed for typed in kind or () if typed not in KINDS]
    if unknown:
        raise UsageError(
            N_("“{typed}” is not a kind of occasion."),
            hint=N_("Choose one of: {known}."),
            typed=unknown[0],
            known=", ".join(KINDS),
        )
    with session.desk() as desk:
        today = desk.clock.today()
        since = read_day(on, today) if on else today
        card_id = find_card(desk, card).id if card else None
        ahead = days if days is not None else 30 if card_id is None else _WHOLE_ROUND
        views, unread = coming(desk, since, ahead, kinds=kind or (), card_id=card_id)
        views = fitting(desk, where, views)
    if unread:
        first = unread[0]
        session.out.notice(
            text_n(
                N_("One field names no day: {field} “{value}” of card {card}."),
                N_("{count} fields name no day, first {field} “{value}” of card {card}."),
                len(unread),
                field=first.field,
                value=first.value,
                card=first.card_id,
            )
        )
    session.out.rows(
        views,
        lambda: occasions_table(views, since, since + timedelta(days=ahead), today),
        COLUMNS,
        id_key="card_id",
    )
