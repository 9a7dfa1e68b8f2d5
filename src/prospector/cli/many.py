"""Answering for several cards at once: one is an object, several are a list."""

from collections.abc import Sequence
from typing import Any

from prospector.cli.session import Session
from prospector.domain.text import Text
from prospector.render.card_list_layout import LIST_COLUMNS, cards_table
from prospector.services.card_pages import card_view


def answer_for_cards(session: Session, desk: Any, ids: Sequence[int], sentence: Text) -> None:
    """Commit, and say what was done; with ``--json`` the card as ``show`` has it, of several a list of these."""
    machine = session.out.fmt != "table" or session.out.fields
    views = [card_view(desk, card_id) for card_id in ids] if machine else []
    desk.commit()
    if not machine:
        session.out.line(sentence)
    elif len(views) == 1:
        session.out.object(views[0], sentence)
    else:
        session.out.rows(views, lambda: cards_table(views), LIST_COLUMNS)
