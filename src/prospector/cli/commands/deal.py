"""``prospector deal …``: what customers bought, may buy, did not buy, gave back."""

from typing import Annotated, Any

from prospector.bootstrap import Desk
from prospector.cli.declare import Argument, Context, Option
from prospector.cli.many import enter
from prospector.cli.options import CardOrPipe, YesOption, card_names
from prospector.cli.session import Session
from prospector.domain.deal import CHANCES, DISCOUNT, OPEN, RETURN, STAGES, WON, Deal
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, Text, text
from prospector.render.deal_layout import (
    COLUMNS,
    deal_sentence,
)
from prospector.render.wording import _, say
from prospector.services import deals as service
from prospector.services.collecting import refuse_bad_faith
from prospector.services.credits import deal_warnings
from prospector.services.deal_entries import DealEntry, missing_rate
from prospector.services.deal_finding import get_deal
from prospector.services.deal_views import named_view
from prospector.services.views import View

_STAGES = ", ".join(f"{code} {CHANCES[code]} %" for code in STAGES)
_REDUCE = N_(
    "It is an entry of its own, below zero, and never more than what was bought. A number is that of a deal; with "
    "--card that of a card. A card can also be named by name, phone or e-mail."
)
MORE = {
    "deal add": N_(
        "For example: prospector deal add 12 1200 --product pump, or with --open for what they may buy. A contact "
        "logged as closed on that day has left a deal without an amount: it is filled, unless --separate. A sum in "
        "another currency needs a rate, here or in the setting currency.rates, before it can be summed."
    ),
    "deal return": _REDUCE,
    "deal discount": _REDUCE,
    "deal correct": N_("An empty text takes away what is there: --note “”."),
}

DealId = Annotated[
    int,
    Argument(metavar=_(N_("DEAL")), help=_(N_("Number of the deal, as deal list gives it.")), show_default=False),
]
Target = Annotated[
    str,
    Argument(
        metavar=_(N_("DEAL|CARD")),
        help=_(N_("Number of the deal; or the card.")),
        autocompletion=card_names,
        show_default=False,
    ),
]
Sum = Annotated[
    str, Argument(metavar=_(N_("AMOUNT")), help=_(N_("1200, 1,200.50, 1.2万, 25 USD …")), show_default=False)
]
Amount = Annotated[str | None, Option("--amount", metavar=_(N_("AMOUNT")), help=_(N_("The sum.")))]
Currency = Annotated[
    str | None, Option("--currency", metavar="CNY|USD|…", help=_(N_("Its currency (default: currency.base).")))
]
Rate = Annotated[
    str | None,
    Option("--rate", metavar="N", help=_(N_("What one unit of the currency is worth in the base currency."))),
]
Cost = Annotated[
    str | None, Option("--cost", metavar=_(N_("AMOUNT")), help=_(N_("What it cost us, in the same currency.")))
]
Product = Annotated[str | None, Option("--product", metavar=_(N_("TEXT")), help=_(N_("What was bought.")))]
Quantity = Annotated[str | None, Option("--quantity", metavar="N", help=_(N_("How much or how many.")))]
On = Annotated[str | None, Option("--on", metavar=_(N_("DATE")), help=_(N_("When it was (default: today).")))]
Note = Annotated[str | None, Option("--note", "-m", metavar=_(N_("TEXT")), help=_(N_("A remark.")))]
Ref = Annotated[str | None, Option("--ref", metavar=_(N_("TEXT")), help=_(N_("Number of the order elsewhere.")))]
Stage = Annotated[
    str | None,
    Option(
        "--stage",
        metavar="|".join(STAGES),
        help=say(text(N_("How far it has come, with its chance: {stages}."), stages=_STAGES)),
    ),
]
Chance = Annotated[
    str | None,
    Option("--chance", metavar="0-100", help=_(N_("Chance in per cent (default: that of the stage)."))),
]
Expected = Annotated[
    str | None, Option("--expected", metavar=_(N_("DATE")), help=_(N_("When it should be won: fri, +2w …")))
]
Contract = Annotated[str | None, Option("--contract", metavar=_(N_("TEXT")), help=_(N_("Terms of the contract.")))]
Ends = Annotated[str | None, Option("--ends", metavar=_(N_("DATE")), help=_(N_("When the contract ends.")))]
Reason = Annotated[str | None, Option("--reason", metavar=_(N_("TEXT")), help=_(N_("Why it came so.")))]
OfCard = Annotated[bool, Option("--card", help=_(N_("The number is that of a card, not of a deal.")))]


def _told(session: Session, desk: Desk, deal: Deal, view: dict[str, Any], *before: Text) -> None:
    """Say what was done with a deal, and what is missing before it can be summed."""
    session.out.object(view, session.did(_sentence(desk, deal, view, *before)), COLUMNS)
    _warned(session, desk, deal)


def _sentence(desk: Desk, deal: Deal, view: dict[str, Any], *remarks: Text) -> Text:
    sentence = deal_sentence(deal, view["card_name"], desk.clock.today())
    for remark in remarks:
        sentence = text(N_("{sentence} {more}"), sentence=sentence, more=remark)
    return sentence


def _warned(session: Session, desk: Desk, deal: Deal) -> None:
    for warning in deal_warnings(desk, deal):
        session.out.notice(text(N_("Warning: {sentence}"), sentence=warning))
    missing = missing_rate(desk, deal) if deal.amount is not None else None
    if missing is not None:
        session.out.notice(missing.text)
        if missing.hint is not None:
            session.out.notice(missing.hint)


def add(
    context: Context,
    card: CardOrPipe,
    amount: Annotated[
        str,
        Argument(metavar=_(N_("[AMOUNT]")), help=_(N_("1200, 1,200.50, 1.2万, 25 USD …")), show_default=False),
    ] = "",
    currency: Currency = None,
    rate: Rate = None,
    cost: Cost = None,
    product: Product = None,
    quantity: Quantity = None,
    on: On = None,
    note: Note = None,
    ref: Ref = None,
    open_: Annotated[bool, Option("--open", help=_(N_("They may buy; nothing is won yet.")))] = False,
    stage: Stage = None,
    chance: Chance = None,
    expected: Expected = None,
    reason: Reason = None,
    contract: Contract = None,
    ends: Ends = None,
    separate: Annotated[
        bool, Option("--separate", help=_(N_("Do not fill a deal of that day without an amount.")))
    ] = False,
    anyway: Annotated[bool, Option("--anyway", help=_(N_("Even with those who are judged in bad faith.")))] = False,
) -> None:
    """Enter a deal."""
    session = context.obj
    entry = DealEntry(
        amount or None, currency, rate, cost, product, quantity, on, note, ref, stage, chance, expected, reason,
        contract, ends,
    )  # fmt: skip

    def act(desk: Desk, reference: str) -> tuple[View, Text]:
        added = service.add_deal(desk, reference, entry, state=OPEN if open_ else WON, separate=separate)
        refuse_bad_faith(desk, added.deal.card_id, anyway=anyway)
        view = named_view(desk, added.deal)
        _warned(session, desk, added.deal)
        filled = [text(N_("It was logged as closed that day and now has its amount."))] if added.filled else []
        return view, _sentence(desk, added.deal, view, *filled)

    enter(session, card, act, COLUMNS)


def win(context: Context, deal: DealId, on: On = None, amount: Amount = None, reason: Reason = None) -> None:
    """Win a deal."""
    session = context.obj
    with session.desk() as desk:
        won, taken_in = service.win_deal(desk, deal, DealEntry(amount=amount, on=on, reason=reason))
        view = named_view(desk, won)
        desk.commit()
        told = (
            [text(N_("It takes the place of deal {id}, logged as closed that day."), id=taken_in.id)]
            if taken_in
            else []
        )
        _told(session, desk, won, view, *told)


def lose(
    context: Context,
    deal: DealId,
    why: Annotated[str, Option("--why", metavar=_(N_("TEXT")), help=_(N_("Why it was lost.")))] = "",
    on: On = None,
) -> None:
    """Lose a deal."""
    session = context.obj
    with session.desk() as desk:
        lost = service.lose_deal(desk, deal, why, on)
        view = named_view(desk, lost)
        desk.commit()
        _told(session, desk, lost, view)


def reopen(context: Context, deal: DealId) -> None:
    """Reopen a deal."""
    session = context.obj
    with session.desk() as desk:
        reopened = service.reopen_deal(desk, deal)
        view = named_view(desk, reopened)
        desk.commit()
        _told(session, desk, reopened, view)


def _reduce(session: Session, target: str, kind: str, entry: DealEntry, of_card: bool) -> None:
    with session.desk() as desk:
        made = service.reduce_deal(desk, target, kind, entry, of_card=of_card).deal
        view = named_view(desk, made)
        desk.commit()
        _told(session, desk, made, view)


def return_(
    context: Context,
    target: Target,
    amount: Sum,
    currency: Currency = None,
    rate: Rate = None,
    product: Product = None,
    quantity: Quantity = None,
    on: On = None,
    reason: Reason = None,
    note: Note = None,
    ref: Ref = None,
    card: OfCard = False,
) -> None:
    """Enter a return."""
    entry = DealEntry(
        amount, currency, rate, product=product, quantity=quantity, on=on, note=note, ref=ref, reason=reason
    )
    _reduce(context.obj, target, RETURN, entry, card)


def discount(
    context: Context,
    target: Target,
    amount: Sum,
    currency: Currency = None,
    rate: Rate = None,
    on: On = None,
    reason: Reason = None,
    note: Note = None,
    ref: Ref = None,
    card: OfCard = False,
) -> None:
    """Enter a discount."""
    entry = DealEntry(amount, currency, rate, on=on, note=note, ref=ref, reason=reason)
    _reduce(context.obj, target, DISCOUNT, entry, card)


def correct(
    context: Context,
    deal: DealId,
    amount: Amount = None,
    currency: Currency = None,
    rate: Rate = None,
    cost: Cost = None,
    product: Product = None,
    quantity: Quantity = None,
    on: On = None,
    note: Note = None,
    ref: Ref = None,
    stage: Stage = None,
    chance: Chance = None,
    expected: Expected = None,
    reason: Reason = None,
    contract: Contract = None,
    ends: Ends = None,
) -> None:
    """Correct a deal."""
    session = context.obj
    entry = DealEntry(
        amount, currency, rate, cost, product, quantity, on, note, ref, stage, chance, expected, reason, contract, ends
    )
    if all(typed is None for typed in entry):
        raise UsageError(
            N_("Nothing to correct was named."), hint=N_("For example: prospector deal correct 12 --amount 1200.")
        )
    with session.desk() as desk:
        corrected = service.correct_deal(desk, deal, entry)
        view = named_view(desk, corrected)
        desk.commit()
        _told(session, desk, corrected, view)


def remove(context: Context, deal: DealId, yes: YesOption = False) -> None:
    """Take a deal back."""
    session = context.obj
    with session.desk() as desk:
        found = get_deal(desk, deal)
        view = named_view(desk, found)
        sentence = deal_sentence(found, view["card_name"], desk.clock.today())
    session.confirm(text(N_("Take this back? {deal}"), deal=sentence), yes=yes)
    with session.desk() as desk:
        service.remove_deal(desk, deal)
        desk.commit()
    session.out.object(
        view, session.did(text(N_("Deal {id} with {name} taken back."), id=deal, name=view["card_name"])), COLUMNS
    )
