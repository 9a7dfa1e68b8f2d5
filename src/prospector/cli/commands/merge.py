"""``merge``: cards that are one become one."""

from collections.abc import Collection
from typing import Annotated

from prospector.cli.declare import Argument, Context, Option
from prospector.cli.keyboard import Keyboard
from prospector.cli.options import YesOption, card_names
from prospector.cli.session import Session
from prospector.domain.errors import RefusedError
from prospector.domain.text import N_, Text, text, text_n
from prospector.render.merge_layout import conflict_lines, gone_lines, side_by_side
from prospector.render.wording import _
from prospector.services import merging as service
from prospector.services.card_pages import card_view
from prospector.services.hooking import changes

_SPACE = " "

MORE = {
    "merge": N_(
        "The first card stays and takes in everything that hangs on the others: contacts, notes, follow-ups, deals, "
        "invoices, promises, complaints, referrals, phones, tags. Where they differ you choose on a terminal; "
        "elsewhere the newest evidence wins, and what loses is kept in a note. The others answer by the first one "
        "from then on. One undo takes it all back."
    )
}


def merge(
    context: Context,
    cards: Annotated[
        list[str],
        Argument(
            metavar=_(N_("CARD CARD…")),
            help=_(N_("The card that stays, then those it takes in.")),
            autocompletion=card_names,
            show_default=False,
        ),
    ],
    keep: Annotated[
        list[str],
        Option(
            "--keep",
            metavar=_(N_("FIELD=CARD")),
            help=_(N_("Whom to believe: name=B, birthday=A (A is the first card), or an id; repeatable.")),
        ),
    ] = [],  # noqa: B006
    yes: YesOption = False,
) -> None:
    """Make cards one."""
    session = context.obj
    with session.desk() as desk:
        prepared = service.prepare(desk, cards, keep)
    prepared = ask_choices(session, prepared, {word.partition("=")[0] for word in keep}, yes=yes)
    names = _(", ").join(f"{card.name} (#{card.id})" for card in prepared.cards[1:])
    first = prepared.cards[0]
    question = text(N_("Make {others} part of {name} (#{id})?"), others=names, name=first.name, id=first.id)
    session.confirm(question, yes=yes)
    do_merge(session, prepared)


def ask_choices(
    session: Session,
    prepared: service.Merging,
    kept: set[str],
    *,
    yes: bool = False,
    keyboard: Keyboard | None = None,
) -> service.Merging:
    """Show the cards side by side on a terminal and ask about each field in which they differ.

    The answer is a line, or with ``keyboard`` a key; Enter, or there Space, believes the newest evidence.
    """
    if not prepared.choices or not session.interactive or session.out.fmt != "table":
        return prepared
    session.out.show(side_by_side(service.merging_view(prepared), service.LETTERS))
    if yes or session.dry_run:
        return prepared
    letters = dict(zip((card.id for card in prepared.cards), service.LETTERS, strict=False))
    believed: dict[str, int] = {}
    for choice in prepared.choices:
        if choice.field in kept:
            continue
        ways = {letters[option.card_id]: option for option in choice.options}
        said = "/".join(f"{letter} {option.value}" for letter, option in ways.items())
        question = text(N_("Which {field}: {said}?"), field=service.field_label(choice.field), said=said)
        newest = letters[choice.kept]
        while True:
            answer = _key(session, keyboard, question, newest, ways) if keyboard else _line(session, question, newest)
            if answer in ways:
                break
        believed[choice.field] = ways[answer].card_id
    return prepared.believing(believed)


def _line(session: Session, question: Text, newest: str) -> str:
    return session.ask(question, f" [{newest}]").upper() or newest


def _key(session: Session, keyboard: Keyboard, question: Text, newest: str, ways: Collection[str]) -> str:
    hint = session.out_text(text(N_("{question} [Space: {letter}]"), question=question, letter=newest))
    typed = keyboard.answer(hint, (*(letter.casefold() for letter in ways), _SPACE))
    return newest if typed is None or not typed.strip() else typed.upper()


def do_merge(session: Session, prepared: service.Merging, *, quiet: bool = False) -> None:
    """Merge, in a transaction of its own, and say what was done; nothing is done when a card changed meanwhile."""
    with session.desk() as desk:
        desk.begin()
        again = service.prepare(desk, [f"#{card.id}" for card in prepared.cards])
        if again.cards != prepared.cards:
            raise RefusedError(N_("A card was changed meanwhile."), hint=N_("Look at them again, then merge."))
        with changes(desk, f"#{prepared.cards[0].id}"):
            done = service.merge_cards(desk, prepared)
        view = card_view(desk, done.card.id)
        desk.commit()
    conflicts = service.merging_view(prepared)["conflicts"]
    view["merged"] = [{"id": card.id, "uid": card.uid, "name": card.name} for card in done.losers]
    view["conflicts"] = conflicts
    view["gone"] = [{"what": table, "id": row["id"]} for table, row in done.gone]
    others = _(", ").join(f"{card.name} (#{card.id})" for card in done.losers)
    sentence = text_n(
        N_("{others} is now part of card {id} ({name})."), N_("{others} are now part of card {id} ({name})."),
        len(done.losers), others=others, id=done.card.id, name=done.card.name,
    )  # fmt: skip
    if quiet:
        session.out.notice(session.did(sentence))
    else:
        session.out.object(view, session.did(sentence))
    if not session.interactive:
        for line in conflict_lines({"conflicts": conflicts}):
            session.out.notice(line)
    for line in gone_lines([table for table, _row in done.gone]):
        session.out.notice(line)
