"""Lists of cards, found or filtered, and of the fields they carry."""

from typing import Annotated

from prospector.cli.declare import Argument, Context, Option
from prospector.cli.options import AreaOption, WhereOption
from prospector.domain.card import KINDS
from prospector.domain.errors import UsageError
from prospector.domain.field import FIELDS
from prospector.domain.lifecycle import LEVELS, LIFECYCLES
from prospector.domain.qualification import CLASSES
from prospector.domain.text import N_, Text, text
from prospector.render.card_list_layout import LIST_COLUMNS, cards_table
from prospector.render.layout import Column, Table
from prospector.render.wording import _, say
from prospector.services import searches

MORE = {
    "find": N_(
        "Chinese is found by any part of it and by pinyin in full or by initials (zw, zhangwei); phones by any part; "
        "other words by their beginning."
    ),
    "list": N_(
        "A filter is made of tests such as area:海淀 man:MAN tag:vip last-call>30d need:large kind:company tier:big "
        "overdue>0 promise:open has:phone -tag:cold; “or”, “not” and parentheses join them; other words are looked for "
        "(docs/filters.md). Put it in quotation marks. list save hot 'FILTER' keeps it under a name, list @hot shows "
        "it, list saved shows all that were saved, list rename hot warm renames it, and list forget hot lets it go."
    ),
}


def list_(
    context: Context,
    filter_: Annotated[
        list[str] | None,
        Argument(
            metavar=_(N_("[FILTER…]")),
            help=_(N_("What the cards must fit: tests, words, @name of a saved list.")),
            show_default=False,
        ),
    ] = None,
    kind: Annotated[str, Option("--kind", metavar="person|company", help=_(N_("Only this kind.")))] = "",
    area: AreaOption = "",
    tag: Annotated[str, Option("--tag", "-t", metavar=_(N_("TAG")), help=_(N_("Only cards with this tag.")))] = "",
    lifecycle: Annotated[
        str,
        Option("--lifecycle", metavar="|".join(LIFECYCLES), help=_(N_("Only this kind of potential customer."))),
    ] = "",
    level: Annotated[
        str, Option("--level", metavar="|".join(LEVELS), help=_(N_("Only this level of the pyramid.")))
    ] = "",
    klass: Annotated[str, Option("--class", metavar="|".join(CLASSES), help=_(N_("Only this class of MAN.")))] = "",
    man: Annotated[
        str, Option("--man", metavar=_(N_("CODE")), help=_(N_("Only this MAN code, for example M?N.")))
    ] = "",
    stopped: Annotated[
        bool | None,
        Option("--stopped/--not-stopped", help=_(N_("Only stopped cards, or none of them.")), show_default=False),
    ] = None,
    bin_: Annotated[bool, Option("--bin", help=_(N_("The cards in the bin.")))] = False,
    where: WhereOption = "",
) -> None:
    """List cards."""
    session = context.obj
    words = filter_ or []
    from prospector.cli import saved_lists
    from prospector.services.filters import matching

    if saved_lists.act(session, words):
        return
    kind = searches.checked(kind, KINDS, N_("kind"))
    typed = " ".join(words)
    if (typed or where) and bin_:
        raise UsageError(N_("A filter looks at the cards in the book, not in the bin."), hint=N_("Leave one out."))
    with session.desk() as desk:
        lines = searches.list_cards(
            desk,
            only=_both(matching(desk, typed), matching(desk, where)),
            kind=kind,
            area=area,
            tag=tag,
            lifecycle=lifecycle,
            level=level,
            klass=klass,
            man=man,
            stopped=stopped,
            binned=bin_,
        )
    session.out.rows(lines, lambda: cards_table(lines), LIST_COLUMNS)


def _both(one: set[int] | None, other: set[int] | None) -> set[int] | None:
    """The cards that are in both; None stands for all."""
    return one if other is None else other if one is None else one & other


def find(
    context: Context,
    words: Annotated[list[str], Argument(metavar=_(N_("WORDS…")), help=_(N_("What to look for.")), show_default=False)],
    in_: Annotated[
        str,
        Option(
            "--in",
            metavar=_(N_("PART")),
            help=say(text(N_("Look only there: {parts}."), parts=_(", ").join(searches.PARTS))),
        ),
    ] = "",
    limit: Annotated[
        int, Option("--limit", "-n", metavar="N", min=1, max=10_000, help=_(N_("At most so many cards.")))
    ] = 50,
    where: WhereOption = "",
) -> None:
    """Find cards."""
    session = context.obj
    with session.desk() as desk:
        only = None
        if where:
            from prospector.services.filters import matching

            only = matching(desk, where)
        lines = searches.find(desk, " ".join(words), part=searches.read_part(in_), most=limit, only=only)
    session.out.rows(lines, lambda: cards_table(lines, found=True), (*LIST_COLUMNS, "found_in"))


_KINDS = {"p": N_("person"), "c": N_("company"), "pc": N_("both")}
_FIELDS = (
    Column("key", N_("Key"), style="strong"),
    Column("label", N_("Meaning")),
    Column("kinds", N_("On cards of")),
    Column("used", N_("In use")),
)


def fields(context: Context) -> None:
    """List the fields of cards: those of the method, then your own."""
    session = context.obj
    with session.desk() as desk:
        used = desk.store.cards.free_keys()
    known = [
        {"key": spec.key, "label": _(spec.label), "kinds": spec.kinds, "own": False, "used": spec.key in used}
        for spec in FIELDS
    ]
    own = [
        {"key": key, "label": key, "kinds": "pc", "own": True, "used": True}
        for key in sorted(used - {spec.key for spec in FIELDS})
    ]
    rows = [*known, *own]

    def table() -> Table:
        shown = [{**row, "kinds": Text(_KINDS[str(row["kinds"])])} for row in rows]
        return Table(text(N_("Fields of a card (--set KEY=VALUE)")), _FIELDS, shown)

    session.out.rows(rows, table, ("key", "label", "kinds", "own", "used"), id_key="key")
