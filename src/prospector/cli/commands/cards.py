"""Cards: add, show, edit, note."""

from typing import Annotated, Any

from prospector.cli.declare import Argument, Context, Option
from prospector.cli.many import answer_for_cards, view_for
from prospector.cli.options import CardArgument, CardsArgument, glossed
from prospector.cli.session import Session
from prospector.domain.card import KINDS
from prospector.domain.errors import UsageError
from prospector.domain.source import CIRCLES, WAYS
from prospector.domain.text import N_, text, text_n
from prospector.domain.when import read_past
from prospector.render.card_list_layout import LIST_COLUMNS, cards_table
from prospector.render.layout import Detail
from prospector.render.wording import _
from prospector.services import cards
from prospector.services.cards import CardEdit
from prospector.services.hooking import card_added, changes
from prospector.services.qualifications import qualify
from prospector.services.references import find_card_id
from prospector.services.referrals import add_referred_card
from prospector.services.views import View

MORE = {
    "add": N_(
        "For example: prospector add person 王伟 --phone 13800138000 --employer 华星电子 --circle school. "
        "A card whose phone, e-mail or name is in the book already is asked about first."
    ),
    "edit": N_("Only what you name is changed; an empty value clears it: --address ''."),
}

Phone = Annotated[
    list[str],
    Option(
        "--phone", "-p", metavar=_(N_("NUMBER")), help=_(N_("A phone, also “work: 010-65512345 转 801”; repeatable."))
    ),
]
Email = Annotated[
    list[str], Option("--email", "-e", metavar=_(N_("ADDRESS")), help=_(N_("An e-mail address; repeatable.")))
]
Address = Annotated[
    str | None,
    Option("--address", "-a", metavar=_(N_("TEXT")), help=_(N_("Street address; its area is found by itself."))),
]
Postcode = Annotated[str | None, Option("--postcode", metavar=_(N_("CODE")), help=_(N_("Postcode.")))]
City = Annotated[str | None, Option("--city", metavar=_(N_("NAME")), help=_(N_("City.")))]
Region = Annotated[str | None, Option("--region", metavar=_(N_("NAME")), help=_(N_("Province or state.")))]
Country = Annotated[
    str | None, Option("--country", metavar=_(N_("NAME")), help=_(N_("Country, by name or two letters.")))
]
Circle = Annotated[str | None, Option("--circle", metavar=_(N_("CIRCLE")), help=glossed(CIRCLES))]
Method = Annotated[str | None, Option("--method", metavar=_(N_("METHOD")), help=glossed(WAYS))]
Source = Annotated[
    str | None, Option("--source", metavar=_(N_("TEXT")), help=_(N_("Where exactly the card comes from.")))
]
FirstContact = Annotated[
    str | None, Option("--first-contact", metavar=_(N_("DATE")), help=_(N_("Day of the first contact.")))
]
Tag = Annotated[list[str], Option("--tag", "-t", metavar=_(N_("TAG")), help=_(N_("A tag; repeatable.")))]
Set = Annotated[
    list[str],
    Option(
        "--set",
        "-s",
        metavar=_(N_("KEY=VALUE")),
        help=_(N_("A field (see prospector fields) or one of your own; repeatable.")),
    ),
]
Note = Annotated[str, Option("--note", "-m", metavar=_(N_("TEXT")), help=_(N_("A note.")))]
DealOn = Annotated[
    list[str], Option("--deal-on", metavar=_(N_("DATE")), help=_(N_("A day on which they bought; repeatable.")))
]
Employer = Annotated[str | None, Option("--employer", metavar=_(N_("NAME")), help=_(N_("Where a person works.")))]
Title = Annotated[str | None, Option("--title", metavar=_(N_("TEXT")), help=_(N_("A person's title.")))]
Birthday = Annotated[
    str | None, Option("--birthday", metavar=_(N_("DATE")), help=_(N_("1980-05-17, 05-17, or lunar 08-15.")))
]
Man = Annotated[str, Option("--man", metavar=_(N_("CODE")), help=_(N_("MAN code, for example M?N.")))]


def _facts(pairs: list[str], named: dict[str, str | None]) -> dict[str, str]:
    facts = {key: value for key, value in named.items() if value is not None}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key.strip():
            raise UsageError(
                N_("“{typed}” is not a field and its value."), hint=N_("Write --set key=value."), typed=pair
            )
        facts[key] = value
    return facts


def _edit(session: Session, given: dict[str, Any]) -> CardEdit:
    """What was typed on the command line as an edit of a card."""
    with_days = {name: given.pop(name) for name in ("first_contact", "deal_on")}
    facts = _facts(given.pop("set_"), {name: given.pop(name) for name in ("employer", "title", "birthday")})
    from prospector.bootstrap import SystemClock

    now = SystemClock(session.environ).now()
    first = with_days["first_contact"]
    return CardEdit(
        **given,
        facts=facts,
        first_contact_on=read_past(first, now).date() if first else None,
        deals=[read_past(day, now).date() for day in with_days["deal_on"]],
    )


def add(
    context: Context,
    kind: Annotated[str, Argument(metavar="person|company", help=_(N_("What kind of card.")), show_default=False)],
    name: Annotated[list[str], Argument(metavar=_(N_("NAME…")), help=_(N_("The name.")), show_default=False)],
    phone: Phone = [],  # noqa: B006 (Typer copies defaults)
    email: Email = [],  # noqa: B006
    address: Address = None,
    postcode: Postcode = None,
    city: City = None,
    region: Region = None,
    country: Country = None,
    circle: Circle = None,
    method: Method = None,
    source: Source = None,
    first_contact: FirstContact = None,
    tag: Tag = [],  # noqa: B006
    set_: Set = [],  # noqa: B006
    employer: Employer = None,
    title: Title = None,
    birthday: Birthday = None,
    man: Man = "",
    deal_on: DealOn = [],  # noqa: B006
    note: Note = "",
    referred_by: Annotated[
        str, Option("--referred-by", metavar=_(N_("CARD")), help=_(N_("The card that gave the name.")))
    ] = "",
    double: Annotated[
        bool, Option("--double", help=_(N_("Add it even if it seems to be in the book already.")))
    ] = False,
) -> None:
    """Add a card."""
    session = context.obj
    kind = {"person": "person", "p": "person", "company": "company", "c": "company"}.get(kind.casefold(), kind)
    if kind not in KINDS:
        raise UsageError(
            N_("“{typed}” is neither person nor company."),
            hint=N_("Write prospector add person NAME, or add company NAME."),
            typed=kind,
        )
    edit = _edit(
        session,
        {
            "name": " ".join(name), "phones": phone, "emails": email, "address": address, "postcode": postcode,
            "city": city, "region": region, "country": country, "circle": circle, "method": method,
            "source_note": source, "first_contact": first_contact, "tags": tag, "set_": set_,
            "employer": employer, "title": title, "birthday": birthday, "deal_on": deal_on, "note": note,
        },
    )  # fmt: skip
    with session.desk() as desk:
        if referred_by:
            card_id = add_referred_card(desk, kind, edit, referred_by, keep_double=double)
        else:
            card_id = cards.add_card(desk, kind, edit, keep_double=double)
        if man:
            from prospector.domain.qualification import read_code
            from prospector.services.qualifications import letters_of

            qualify(desk, str(card_id), letters_of(read_code(man)))
        card_added(desk, card_id)
        view = view_for(session, desk, card_id)
        desk.commit()
    where = text(N_(", {area}"), area=view["area"]) if view["area"] else text("")
    sentence = text(N_("Card {id} added: {name}{where}."), id=card_id, name=view["name"], where=where)
    session.out.object(view, session.did(sentence))
    for number in view["phones"]:
        if not number["e164"]:
            session.out.notice(
                text(N_("“{number}” is kept as typed: it is not a complete telephone number."), number=number["raw"])
            )


def edit(
    context: Context,
    card: CardsArgument,
    name: Annotated[str | None, Option("--name", metavar=_(N_("NAME")), help=_(N_("A new name.")))] = None,
    phone: Phone = [],  # noqa: B006
    no_phone: Annotated[
        list[str], Option("--no-phone", metavar=_(N_("NUMBER")), help=_(N_("Take a phone away.")))
    ] = [],  # noqa: B006
    email: Email = [],  # noqa: B006
    no_email: Annotated[
        list[str], Option("--no-email", metavar=_(N_("ADDRESS")), help=_(N_("Take an e-mail away.")))
    ] = [],  # noqa: B006
    address: Address = None,
    postcode: Postcode = None,
    city: City = None,
    region: Region = None,
    country: Country = None,
    circle: Circle = None,
    method: Method = None,
    source: Source = None,
    first_contact: FirstContact = None,
    tag: Tag = [],  # noqa: B006
    untag: Annotated[list[str], Option("--untag", metavar=_(N_("TAG")), help=_(N_("Take a tag away.")))] = [],  # noqa: B006
    set_: Set = [],  # noqa: B006
    employer: Employer = None,
    title: Title = None,
    birthday: Birthday = None,
    deal_on: DealOn = [],  # noqa: B006
    note: Note = "",
) -> None:
    """Change cards."""
    session = context.obj
    references = session.references(card)
    wanted = _edit(
        session,
        {
            "name": name, "phones": phone, "drop_phones": no_phone, "emails": email, "drop_emails": no_email,
            "address": address, "postcode": postcode, "city": city, "region": region, "country": country,
            "circle": circle, "method": method, "source_note": source, "first_contact": first_contact, "tags": tag,
            "drop_tags": untag, "set_": set_, "employer": employer, "title": title, "birthday": birthday,
            "deal_on": deal_on, "note": note,
        },
    )  # fmt: skip
    with session.desk() as desk:
        with changes(desk, *references):
            edited = dict(cards.edit_card(desk, reference, wanted) for reference in references)
        if len(edited) != 1:
            count = sum(edited.values())
            sentence = text_n(N_("{count} card changed."), N_("{count} cards changed."), count)
            answer_for_cards(session, desk, list(edited), session.did(sentence) if count else sentence)
            return
        ((card_id, changed),) = edited.items()
        view = view_for(session, desk, card_id)
        desk.commit()
    sentence = text(N_("Card {id} ({name}) changed."), id=card_id, name=view["name"])
    nothing = text(N_("Card {id} ({name}) stays as it is: nothing new was said."), id=card_id, name=view["name"])
    session.out.object(view, session.did(sentence) if changed else nothing)


def show(context: Context, card: CardsArgument) -> None:
    """Show cards."""
    session = context.obj
    references = session.references(card)
    with session.desk() as desk:
        ids = list(dict.fromkeys(find_card_id(desk, reference) for reference in references))
        from prospector.services.card_pages import card_view

        views = [card_view(desk, card_id) for card_id in ids]
        today = desk.clock.today()

    def drawn(view: View) -> Detail:
        from prospector.render.card_layout import card_detail

        return card_detail(view, today)

    if len(views) == 1:
        session.out.object(views[0], lambda: drawn(views[0]))
    elif session.out.fmt != "table" or session.out.fields:
        session.out.rows(views, lambda: cards_table(views), LIST_COLUMNS)
    else:
        for number, view in enumerate(views):
            if number:
                session.out.line(text(""))
            session.out.show(drawn(view))


def note(
    context: Context,
    card: CardArgument,
    words: Annotated[
        list[str] | None,
        Argument(metavar=_(N_("TEXT…")), help=_(N_("What was said; - reads a pipe.")), show_default=False),
    ] = None,
) -> None:
    """Keep a note."""
    session = context.obj
    body = " ".join(words or ())
    if card == "-":
        # The pipe holds cards, so the note is on the command line.
        references = session.references([card])
        with session.desk() as desk:
            with changes(desk, *references):
                ids = [cards.add_note(desk, reference, body) for reference in references]
            kept = text_n(N_("Note kept on {count} card."), N_("Note kept on {count} cards."), len(ids))
            answer_for_cards(session, desk, ids, session.did(kept))
        return
    if body == "-":
        body = session.stdin.read()
    with session.desk() as desk:
        with changes(desk, card):
            card_id = cards.add_note(desk, card, body)
        view = view_for(session, desk, card_id)
        desk.commit()
    session.out.object(view, session.did(text(N_("Note kept on card {id} ({name})."), id=card_id, name=view["name"])))
