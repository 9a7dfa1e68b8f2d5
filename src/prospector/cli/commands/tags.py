"""``tag`` and ``untag``, of as many cards and tags as one likes."""

from typing import Annotated

from prospector.cli.declare import Argument, Context
from prospector.cli.many import answer_for_cards
from prospector.cli.options import card_names
from prospector.cli.session import Session
from prospector.domain.text import N_, text, text_n
from prospector.render.wording import _
from prospector.services import tags as service
from prospector.services.hooking import changes

MORE = {
    "tag": N_(
        "Tags begin with +: prospector tag 12 13 +vip +hot. Without any +, the last word is the tag: "
        "prospector tag 王伟 vip. From a pipe: prospector list 'area:海淀' --ids | prospector tag - +haidian."
    ),
    "untag": N_("As with tag: prospector untag 12 13 +vip, or prospector untag 王伟 vip."),
}
Words = Annotated[
    list[str],
    Argument(
        metavar=_(N_("CARD… +TAG…")),
        help=_(N_("The cards, then the tags; - reads cards from a pipe.")),
        autocompletion=card_names,
        show_default=False,
    ),
]


def tag(context: Context, words: Words) -> None:
    """Put tags on cards."""
    _change(context.obj, words, put=True)


def untag(context: Context, words: Words) -> None:
    """Take tags off cards."""
    _change(context.obj, words, put=False)


def _change(session: Session, words: list[str], *, put: bool) -> None:
    cards, tags = service.split_tags(words)
    references = session.references(cards)
    with session.desk() as desk:
        with changes(desk, *references):
            ids, changed = service.change_tags(desk, references, put=tags if put else (), drop=() if put else tags)
        named = _(", ").join(tags)
        one, many = (
            (N_("{count} card tagged {tags}."), N_("{count} cards tagged {tags}."))
            if put
            else (N_("{tags} taken off {count} card."), N_("{tags} taken off {count} cards."))
        )
        sentence = session.did(text_n(one, many, changed, tags=named))
        if not changed:
            sentence = text(N_("Nothing to change: {tags}."), tags=named)
        answer_for_cards(session, desk, ids, sentence)
