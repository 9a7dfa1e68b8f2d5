"""Going through doubles pair by pair: merge, not the same, later, quit; what is decided is saved at once."""

from collections.abc import Sequence
from shutil import get_terminal_size

from prospector.cli.commands.merge import ask_choices, do_merge
from prospector.cli.keyboard import Keyboard
from prospector.cli.session import Session
from prospector.domain.errors import NotFoundError, RefusedError
from prospector.domain.text import N_, text
from prospector.render.duplicate_layout import pair_detail
from prospector.services import duplicates, merging
from prospector.services.views import View

_MERGE, _APART, _LATER, _QUIT = "m", "n", "l", "q"


def not_same(session: Session, references: Sequence[str]) -> None:
    """Remember that two cards are not the same, and say so."""
    with session.desk() as desk:
        one, other, fresh = merging.tell_apart(desk, references)
        desk.commit()
    view = {"a": one.id, "b": other.id, "new": fresh}
    said = {"one": f"{one.name} (#{one.id})", "other": f"{other.name} (#{other.id})"}
    if fresh:
        session.out.object(view, session.did(text(N_("{one} and {other} are not the same."), **said)))
    else:
        session.out.object(view, text(N_("{one} and {other} were known not to be the same."), **said))


def review(session: Session, least: float) -> None:
    """Show each likely pair and ask what it is; RefusedError where nobody can be asked."""
    if not session.interactive:
        raise RefusedError(
            N_("Pairs are gone through on a terminal."),
            hint=N_("In a script use prospector duplicates --json, merge A B --yes and duplicates --not-same A B."),
        )
    with session.desk() as desk, session.out.progress(None, text(N_("Comparing"))) as bar:
        pairs = duplicates.pair_views(desk, duplicates.find_doubles(desk, least=least, advance=bar.advance))
    merged = apart = 0
    with Keyboard(session) as keyboard:
        for number, pair in enumerate(pairs, 1):
            answer = _answer(session, keyboard, pair, number, len(pairs)) if _stands(session, pair) else _LATER
            if answer == _QUIT:
                break
            if answer == _MERGE:
                merged += _merge(session, keyboard, pair)
            elif answer == _APART:
                not_same(session, [f"#{pair['a']['id']}", f"#{pair['b']['id']}"])
                apart += 1
    left = len(pairs) - merged - apart
    session.out.line(
        text(N_("{merged} merged, {apart} told apart, {left} left."), merged=merged, apart=apart, left=left)
    )


def _stands(session: Session, pair: View) -> bool:
    """Whether both cards are still their own, and nothing that was decided meanwhile says what they are."""
    with session.desk() as desk:
        ids = []
        for side in ("a", "b"):
            card = desk.store.cards.get(pair[side]["id"])
            if card is None or (card.binned_at is not None and desk.store.merges.winner_of(card.id) is None):
                return False
            ids.append(desk.store.merges.winner_of(card.id) or card.id)
        known = desk.store.merges.distinct()
        if ids[0] == ids[1] or (min(ids), max(ids)) in known:
            return False
        for side, card_id in zip(("a", "b"), ids, strict=True):
            card = desk.store.cards.get(card_id)
            assert card is not None
            pair[side] = {**pair[side], "id": card.id, "name": card.name}
    return True


def _answer(session: Session, keyboard: Keyboard, pair: View, number: int, count: int) -> str:
    """One of the four keys; the end of the input quits."""
    session.out.show(pair_detail(pair, number, count, get_terminal_size().lines))
    question = session.out_text(text(N_("Merge (m), not the same (n), later (l), quit (q)?")))
    keys = (_MERGE, _APART, _LATER, _QUIT)
    while (typed := keyboard.answer(question, keys)) is not None:
        if typed.casefold() in keys:
            return typed.casefold()
        session.out.notice(text(N_("Type one of these letters.")))
    return _QUIT


def _merge(session: Session, keyboard: Keyboard, pair: View) -> bool:
    try:
        with session.desk() as desk:
            prepared = merging.prepare(desk, [f"#{pair['a']['id']}", f"#{pair['b']['id']}"])
        do_merge(session, ask_choices(session, prepared, set(), keyboard=keyboard), quiet=True)
    except (RefusedError, NotFoundError) as error:
        session.out.error(error)
        return False
    return True
