"""``prospector referral tree`` and ``coaches``: what referrals brought, and what was spent on them."""

from typing import Annotated

from prospector.cli.declare import Argument, Context, Option
from prospector.cli.fitting import fitting
from prospector.cli.options import WhereOption, card_names
from prospector.domain.text import N_
from prospector.render.reward_layout import COACH_COLUMNS, TREE_COLUMNS, coaches_table, tree_table
from prospector.render.wording import _
from prospector.services import referral_trees as service

MORE = {
    "referral coaches": N_(
        "Keep them for life, also when they change employer. How many referrals make a coach is the setting "
        "referrals.coach."
    )
}


def tree(
    context: Context,
    card: Annotated[
        str,
        Argument(
            metavar=_(N_("[CARD]")), help=_(N_("Only the branch that begins with this card.")),
            autocompletion=card_names, show_default=False,
        ),
    ] = "",
) -> None:  # fmt: skip
    """Show who brought whom."""
    session = context.obj
    with session.desk() as desk:
        roots = service.tree(desk, card)
    # Only JSON can nest.
    nested = session.out.fmt == "json"
    session.out.rows(
        lambda: roots if nested else service.flattened(roots),
        lambda: tree_table(roots),
        TREE_COLUMNS,
        id_key="card_id",
    )


def coaches(
    context: Context,
    least: Annotated[
        int | None,
        Option(
            "--least", metavar="N", min=1, help=_(N_("From so many referrals on (default: the setting).")),
            show_default=False,
        ),
    ] = None,
    where: WhereOption = "",
) -> None:  # fmt: skip
    """List the sales coaches."""
    session = context.obj
    with session.desk() as desk:
        views = fitting(desk, where, service.coaches(desk, least))
    session.out.rows(views, lambda: coaches_table(views), COACH_COLUMNS, id_key="card_id")
