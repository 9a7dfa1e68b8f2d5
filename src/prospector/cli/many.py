"""Doing one thing to several cards at once, and answering for it: one is an object, several are a list."""

from collections.abc import Callable, Sequence
from typing import Any

from prospector.cli.session import Session
from prospector.domain.text import N_, Text, text_n
from prospector.render.card_list_layout import LIST_COLUMNS, cards_table
from prospector.services.views import View


def view_for(session: Session, desk: Any, card_id: int) -> View:
    """Return a card as the answer needs it: whole for a script, for a person the little that a sentence names.

    The whole of a card draws on a dozen services; to import them would be a third of such a command's time.
    """
    if session.out.fmt != "table" or session.out.fields:
        from prospector.services.card_pages import card_view

        return card_view(desk, card_id)
    card = desk.store.cards.get(card_id)
    phones = [{"e164": phone.e164, "raw": phone.raw} for phone in card.phones]
    return {"id": card.id, "name": card.name, "area": card.area, "phones": phones}


def answer_for_cards(session: Session, desk: Any, ids: Sequence[int], sentence: Text) -> None:
    """Commit, and say what was done; with ``--json`` the card as ``show`` has it, of several a list of these."""
    machine = session.out.fmt != "table" or session.out.fields
    views = [view_for(session, desk, card_id) for card_id in ids] if machine else []
    desk.commit()
    if not machine:
        session.out.line(sentence)
    elif len(views) == 1:
        session.out.object(views[0], sentence)
    else:
        session.out.rows(views, lambda: cards_table(views), LIST_COLUMNS)


def enter(
    session: Session,
    card: str,
    act: Callable[[Any, str], tuple[View, Text]],
    columns: Sequence[str] = (),
    *,
    id_key: str = "id",
) -> None:
    """Enter something for a card, or where ``-`` stands for it, the same for every card in the pipe: all or nothing.

    ``act`` takes the desk and a card as it was named, writes, and returns the view of what was made and the sentence
    that says so. Of several each is said on a line of its own, and the undo that takes them all back once.
    """
    if card != "-":
        with session.desk() as desk:
            view, sentence = act(desk, card)
            desk.commit()
        session.out.object(view, session.did(sentence), columns, id_key=id_key)
        return
    references = session.references([card])
    with session.desk() as desk:
        done = [act(desk, reference) for reference in references]
        if done:
            desk.commit()
    views = [view for view, _sentence in done]
    if session.out.fmt == "table" and not session.out.fields:
        for _view, sentence in done:
            session.out.line(sentence)
    else:
        from prospector.render.layout import Table

        keys = columns or tuple(views[0] if views else ())
        session.out.rows(views, lambda: Table("", (), views), keys, id_key=id_key)
    entered = text_n(N_("{count} entry made."), N_("{count} entries made."), len(done))
    session.out.notice(session.did(entered) if done else entered)
