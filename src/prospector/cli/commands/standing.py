"""What a card belongs to and whether it is worked on: ties to companies, stopped, in the bin."""

from collections.abc import Sequence
from typing import Annotated, Any

from prospector.bootstrap import Desk
from prospector.cli.declare import Context, Option
from prospector.cli.many import answer_for_cards, enter, view_for
from prospector.cli.options import CardArgument, CardOrPipe, CardsArgument, YesOption
from prospector.cli.session import Session
from prospector.domain.card import Card
from prospector.domain.text import N_, Text, text
from prospector.render.wording import _
from prospector.services import cards
from prospector.services.hooking import card_updated, changes
from prospector.services.references import find_card
from prospector.services.views import View


def _done(session: Session, desk: Any, card: Card, sentence: Text) -> None:
    view = view_for(session, desk, card.id)
    desk.commit()
    session.out.object(view, session.did(sentence))


def tie(
    context: Context,
    person: CardOrPipe,
    company: CardArgument,
    role: Annotated[
        str,
        Option("--role", "-r", metavar=_(N_("ROLE")), help=_(N_("owner, purchasing, finance, sales, production …"))),
    ] = "",
    decides: Annotated[bool, Option("--decides", help=_(N_("This person decides the purchase.")))] = False,
) -> None:
    """Tie a person to a company."""

    def act(desk: Desk, reference: str) -> tuple[View, Text]:
        with changes(desk, reference, company):
            tied, employer = cards.tie(desk, reference, company, role, decides)
        said = text(N_("{person} belongs to {company}."), person=tied.name, company=employer.name)
        return view_for(context.obj, desk, tied.id), said

    enter(context.obj, person, act)


def untie(context: Context, person: CardArgument, company: CardArgument) -> None:
    """Undo a tie."""
    session = context.obj
    with session.desk() as desk:
        with changes(desk, person, company):
            person_card, company_card = cards.untie(desk, person, company)
        sentence = text(
            N_("{person} no longer belongs to {company}."), person=person_card.name, company=company_card.name
        )
        _done(session, desk, person_card, sentence)


def stop(
    context: Context,
    card: CardsArgument,
    why: Annotated[str, Option("--why", metavar=_(N_("TEXT")), help=_(N_("Why they are not to be contacted.")))] = "",
) -> None:
    """Mark cards do-not-contact."""
    session = context.obj
    references = session.references(card)
    with session.desk() as desk:
        with changes(desk, *references):
            stopped = [cards.stop_card(desk, reference, why) for reference in references]
        one = N_("{name} will not be proposed any more.")
        many = N_("{count} cards will not be proposed any more: {names}.")
        _all_done(session, desk, stopped, one, many)


def resume(context: Context, card: CardsArgument) -> None:
    """Take cards up again."""
    session = context.obj
    references = session.references(card)
    with session.desk() as desk:
        with changes(desk, *references):
            resumed = [cards.resume_card(desk, reference) for reference in references]
        one, many = N_("{name} is taken up again."), N_("{count} cards are taken up again: {names}.")
        _all_done(session, desk, resumed, one, many)


def remove(context: Context, card: CardsArgument, yes: YesOption = False) -> None:
    """Put cards into the bin."""
    session = context.obj
    references = session.references(card)
    with session.desk() as desk:
        found = list({one.id: one for one in (find_card(desk, reference) for reference in references)}.values())
    if len(found) == 1:
        question = text(N_("Put card {id} ({name}) into the bin?"), id=found[0].id, name=found[0].name)
    else:
        question = text(N_("Put {count} cards into the bin: {names}?"), count=len(found), names=_names(found))
    if found:
        session.confirm(question, yes=yes)
    with session.desk() as desk:
        with changes(desk, *(f"#{one.id}" for one in found)):
            removed = [cards.remove_card(desk, f"#{one.id}") for one in found]
        one, many = N_("Card {id} ({name}) put into the bin."), N_("{count} cards put into the bin: {names}.")
        _all_done(session, desk, removed, one, many)


def restore(context: Context, card: CardsArgument) -> None:
    """Bring cards back."""
    session = context.obj
    references = session.references(card)
    with session.desk() as desk:
        restored = [cards.restore_card(desk, reference) for reference in references]
        for back in restored:
            card_updated(desk, back.id)
        one, many = N_("Card {id} ({name}) is back."), N_("{count} cards are back: {names}.")
        _all_done(session, desk, restored, one, many)


# So many are named in a sentence.
_NAMED = 5


def _names(found: Sequence[Card]) -> str:
    named = [card.name for card in found[:_NAMED]]
    return _(", ").join([*named, "…"] if len(found) > _NAMED else named)


def _all_done(session: Session, desk: Any, found: Sequence[Card], one: str, many: str) -> None:
    if not found:
        session.out.notice(text(N_("No card was named.")))
        return
    values = {"id": found[0].id, "name": found[0].name, "count": len(found), "names": _names(found)}
    sentence = Text(one if len(found) == 1 else many, values)
    answer_for_cards(session, desk, [card.id for card in found], session.did(sentence))
