"""``prospector reward …`` and ``referral reward``: what referrers are promised, and when it was paid."""

from typing import Annotated, Any

from prospector.cli.commands.referral import ReferralId, past_day
from prospector.cli.declare import Argument, Context, Option
from prospector.cli.fitting import fitting
from prospector.cli.many import enter
from prospector.cli.options import CardOrPipe, WhereOption, YesOption
from prospector.cli.session import Session
from prospector.domain.errors import UsageError
from prospector.domain.referral import Reward
from prospector.domain.text import N_, Text, text
from prospector.render.reward_layout import COLUMNS, reward_detail, rewards_table, what_text
from prospector.render.wording import _
from prospector.services import rewards as service
from prospector.services.ports import Desk
from prospector.services.views import View

MORE = {
    "referral reward": N_(
        "For example: prospector referral reward 3 --amount 25 --currency USD, or --gift “dinner” for those who take "
        "no money; a sum beside a gift is what it costs. Paid at once: add --paid today."
    )
}
RewardId = Annotated[
    int,
    Argument(metavar=_(N_("REWARD")), help=_(N_("Number of the reward, as reward list gives it.")), show_default=False),
]
_AMOUNT = Option("--amount", metavar=_(N_("SUM")), help=_(N_("The sum: 25, 1,200.50, “25 USD”.")))
_CURRENCY = Option("--currency", metavar=_(N_("CODE")), help=_(N_("Its currency (ISO 4217), unless the base.")))
_GIFT = Option("--gift", metavar=_(N_("TEXT")), help=_(N_("A gift instead of money.")))
_PROMISED = Option("--promised", metavar=_(N_("DATE")), help=_(N_("When it was promised (default: today).")))
_PAID = Option("--paid", metavar=_(N_("DATE")), help=_(N_("When it was paid or handed over.")))
_NOTE = Option("--note", "-m", metavar=_(N_("TEXT")), help=_(N_("A note.")))


def _given(desk: Desk, amount: str, currency: str, gift: str, promised: str, paid: str, note: str) -> dict[str, Any]:
    return {
        "amount": amount, "currency": currency, "gift": gift, "note": note,
        "promised_on": past_day(desk, promised), "paid_on": past_day(desk, paid),
    }  # fmt: skip


def _answer(session: Session, view: dict[str, Any]) -> None:
    session.out.object(view, session.did(_sentence(view)))


def _sentence(view: dict[str, Any]) -> Text:
    values = {"id": view["id"], "name": view["name"], "what": what_text(view)}
    return (
        text(N_("Reward {id}: {name} was given {what} on {day}."), day=view["paid_on"], **values)
        if view["paid_on"]
        else text(N_("Reward {id}: {name} is promised {what} since {day}."), day=view["promised_on"], **values)
    )


def reward(
    context: Context,
    referral: ReferralId,
    amount: Annotated[str, _AMOUNT] = "",
    currency: Annotated[str, _CURRENCY] = "",
    gift: Annotated[str, _GIFT] = "",
    promised: Annotated[str, _PROMISED] = "",
    paid: Annotated[str, _PAID] = "",
    note: Annotated[str, _NOTE] = "",
) -> None:
    """Promise a reward for a referral."""
    session = context.obj
    with session.desk() as desk:
        given = _given(desk, amount, currency, gift, promised, paid, note)
        made: Reward = service.reward_referral(desk, referral, **given)
        view = service.show_reward(desk, made.id)
        desk.commit()
    _answer(session, view)


def add(
    context: Context,
    card: CardOrPipe,
    amount: Annotated[str, _AMOUNT] = "",
    currency: Annotated[str, _CURRENCY] = "",
    gift: Annotated[str, _GIFT] = "",
    promised: Annotated[str, _PROMISED] = "",
    paid: Annotated[str, _PAID] = "",
    note: Annotated[str, _NOTE] = "",
) -> None:
    """Promise a reward to a card."""

    def act(desk: Desk, reference: str) -> tuple[View, Text]:
        given = _given(desk, amount, currency, gift, promised, paid, note)
        made: Reward = service.reward_card(desk, reference, **given)
        view = service.show_reward(desk, made.id)
        return view, _sentence(view)

    enter(context.obj, card, act)


def list_(
    context: Context,
    unpaid: Annotated[bool, Option("--unpaid", help=_(N_("Only those promised and not paid yet.")))] = False,
    where: WhereOption = "",
) -> None:
    """List rewards."""
    session = context.obj
    with session.desk() as desk:
        views = fitting(desk, where, service.list_rewards(desk, unpaid=unpaid))
    session.out.rows(views, lambda: rewards_table(views), COLUMNS)


def show(context: Context, reward_id: RewardId) -> None:
    """Show a reward."""
    session = context.obj
    with session.desk() as desk:
        view = service.show_reward(desk, reward_id)
    session.out.object(view, lambda: reward_detail(view), COLUMNS)


def pay(
    context: Context,
    reward_id: RewardId,
    on: Annotated[str, Option("--on", metavar=_(N_("DATE")), help=_(N_("When (default: today).")))] = "",
) -> None:
    """Mark a reward paid."""
    session = context.obj
    with session.desk() as desk:
        service.pay_reward(desk, reward_id, past_day(desk, on))
        view = service.show_reward(desk, reward_id)
        desk.commit()
    _answer(session, view)


def correct(
    context: Context,
    reward_id: RewardId,
    amount: Annotated[str | None, _AMOUNT] = None,
    currency: Annotated[str | None, _CURRENCY] = None,
    gift: Annotated[str | None, _GIFT] = None,
    promised: Annotated[str | None, _PROMISED] = None,
    paid: Annotated[str | None, _PAID] = None,
    note: Annotated[str | None, _NOTE] = None,
) -> None:
    """Correct a reward; an empty --paid makes it unpaid again."""
    session = context.obj
    given = {"amount": amount, "currency": currency, "gift": gift, "note": note}
    changes: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    with session.desk() as desk:
        if promised:
            changes["promised_on"] = past_day(desk, promised)
        if paid is not None:
            changes["paid_on"] = past_day(desk, paid)
        if not changes:
            raise UsageError(
                N_("Nothing to correct was named."), hint=N_("For example: prospector reward correct 3 --amount 30.")
            )
        service.correct_reward(desk, reward_id, changes)
        view = service.show_reward(desk, reward_id)
        desk.commit()
    _answer(session, view)


def remove(context: Context, reward_id: RewardId, yes: YesOption = False) -> None:
    """Take a reward back."""
    session = context.obj
    with session.desk() as desk:
        view = service.show_reward(desk, reward_id)
    values = {"id": reward_id, "name": view["name"], "what": what_text(view)}
    session.confirm(text(N_("Take back reward {id} to {name}: {what}?"), **values), yes=yes)
    with session.desk() as desk:
        service.remove_reward(desk, reward_id)
        desk.commit()
    session.out.object(view, session.did(text(N_("Reward {id} to {name} taken back: {what}."), **values)))
