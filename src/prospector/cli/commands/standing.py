"""What a card belongs to and whether it is worked on: ties to companies, stopped, in the bin."""

from typing import Annotated, Any

import typer

from prospector.cli.options import CardArgument, YesOption
from prospector.cli.session import Session
from prospector.domain.card import Card
from prospector.domain.text import N_, Text, text
from prospector.render.wording import _
from prospector.services import cards
from prospector.services.card_pages import card_view
from prospector.services.references import find_card


def _done(session: Session, desk: Any, card: Card, sentence: Text) -> None:
    view = card_view(desk, card.id)
    desk.commit()
    session.out.object(view, session.did(sentence))


def tie(
    context: typer.Context,
    person: CardArgument,
    company: CardArgument,
    role: Annotated[
        str,
        typer.Option(
            "--role", "-r", metavar=_(N_("ROLE")), help=_(N_("owner, purchasing, finance, sales, production …"))
        ),
    ] = "",
    decides: Annotated[bool, typer.Option("--decides", help=_(N_("This person decides the purchase.")))] = False,
) -> None:
    """Tie a person to a company."""
    session = context.obj
    with session.desk() as desk:
        person_card, company_card = cards.tie(desk, person, company, role, decides)
        sentence = text(N_("{person} belongs to {company}."), person=person_card.name, company=company_card.name)
        _done(session, desk, person_card, sentence)


def untie(context: typer.Context, person: CardArgument, company: CardArgument) -> None:
    """Undo a tie."""
    session = context.obj
    with session.desk() as desk:
        person_card, company_card = cards.untie(desk, person, company)
        sentence = text(
            N_("{person} no longer belongs to {company}."), person=person_card.name, company=company_card.name
        )
        _done(session, desk, person_card, sentence)


def stop(
    context: typer.Context,
    card: CardArgument,
    why: Annotated[
        str, typer.Option("--why", metavar=_(N_("TEXT")), help=_(N_("Why they are not to be contacted.")))
    ] = "",
) -> None:
    """Mark a card do-not-contact."""
    session = context.obj
    with session.desk() as desk:
        stopped = cards.stop_card(desk, card, why)
        _done(session, desk, stopped, text(N_("{name} will not be proposed any more."), name=stopped.name))


def resume(context: typer.Context, card: CardArgument) -> None:
    """Take a card up again."""
    session = context.obj
    with session.desk() as desk:
        resumed = cards.resume_card(desk, card)
        _done(session, desk, resumed, text(N_("{name} is taken up again."), name=resumed.name))


def remove(context: typer.Context, card: CardArgument, yes: YesOption = False) -> None:
    """Put a card into the bin."""
    session = context.obj
    with session.desk() as desk:
        found = find_card(desk, card)
    session.confirm(text(N_("Put card {id} ({name}) into the bin?"), id=found.id, name=found.name), yes=yes)
    with session.desk() as desk:
        removed = cards.remove_card(desk, str(found.id))
        sentence = text(N_("Card {id} ({name}) put into the bin."), id=removed.id, name=removed.name)
        _done(session, desk, removed, sentence)


def restore(context: typer.Context, card: CardArgument) -> None:
    """Bring a card back."""
    session = context.obj
    with session.desk() as desk:
        restored = cards.restore_card(desk, card)
        _done(session, desk, restored, text(N_("Card {id} ({name}) is back."), id=restored.id, name=restored.name))
