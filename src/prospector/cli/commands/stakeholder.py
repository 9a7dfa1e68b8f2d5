"""``prospector stakeholder …``: who plays which part in a company's decision, and what is missing on its map."""

from typing import Annotated, Any

from prospector.cli.declare import Argument, Context, Option
from prospector.cli.fitting import fitting
from prospector.cli.options import CardArgument, WhereOption, YesOption, card_names, glossed
from prospector.domain.errors import UsageError
from prospector.domain.stakeholder import PARTS
from prospector.domain.text import N_, Text, text
from prospector.render.stakeholder_layout import COLUMNS, map_detail, part_detail, parts_table
from prospector.render.wording import _
from prospector.services import company_maps
from prospector.services import stakeholders as service

MORE = {
    "stakeholder add": N_(
        "A person may play several parts: note each. Who is not tied to the company yet is tied to it. Parts: decider, "
        "purchaser, payer, user, ally, opponent."
    ),
    "stakeholder map": N_(
        "Of a big prospect (large need, a top tier, or revenue) the missing parts are listed with a question to ask."
    ),
}

_NUMBER = _(N_("Number of the part, as stakeholder list gives it."))
PartId = Annotated[int, Argument(metavar=_(N_("NUMBER")), help=_NUMBER, show_default=False)]
Why = Annotated[str | None, Option("--why", metavar=_(N_("TEXT")), help=_(N_("Why they help, or are against it.")))]
CommonGround = Annotated[
    str | None, Option("--common-ground", metavar=_(N_("TEXT")), help=_(N_("What you have in common with them.")))
]
KnownBy = Annotated[
    str | None,
    Option(
        "--known-by", metavar=_(N_("CARD")), help=_(N_("Who knows them: another customer …")), autocompletion=card_names
    ),
]


def add(
    context: Context,
    company: CardArgument,
    person: CardArgument,
    part: Annotated[str, Option("--as", metavar="|".join(PARTS), help=glossed(PARTS), show_default=False)],
    why: Why = None,
    common_ground: CommonGround = None,
    known_by: KnownBy = None,
) -> None:
    """Note a part."""
    session = context.obj
    with session.desk() as desk:
        made, tied = service.note_part(
            desk, company, person, part, why=why or "", common_ground=common_ground or "", known_by=known_by or ""
        )
        view = service.named_view(desk, made)
        desk.commit()
    sentence = _sentence(N_("Part {id}: {person} is {part} at {company}."), view)
    if tied:
        sentence = text(
            N_("{sentence} {person} now belongs to {company}."), sentence=sentence, person=view["person"],
            company=view["name"],
        )  # fmt: skip
    session.out.object({**view, "tied": tied}, session.did(sentence), (*COLUMNS, "tied"))


def _sentence(message: str, view: dict[str, Any]) -> Text:
    values = {"id": view["id"], "person": view["person"], "part": Text(PARTS[view["part"]]), "company": view["name"]}
    return Text(message, values)


def list_(
    context: Context,
    card: Annotated[
        str,
        Argument(
            metavar=_(N_("[CARD]")),
            help=_(N_("Only in this company, or only of this person.")),
            autocompletion=card_names,
            show_default=False,
        ),
    ] = "",
    part: Annotated[str, Option("--as", metavar="|".join(PARTS), help=_(N_("Only this part.")))] = "",
    where: WhereOption = "",
) -> None:
    """List parts."""
    session = context.obj
    with session.desk() as desk:
        views = fitting(desk, where, service.list_parts(desk, reference=card, part=part))
    session.out.rows(views, lambda: parts_table(views), COLUMNS)


def show(context: Context, number: PartId) -> None:
    """Show a part."""
    session = context.obj
    with session.desk() as desk:
        view = service.named_view(desk, service.get_part(desk, number))
    session.out.object(view, lambda: part_detail(view), COLUMNS)


def map_(
    context: Context,
    company: CardArgument,
    missing: Annotated[
        bool, Option("--missing", help=_(N_("Show what is missing also when it is no big prospect.")))
    ] = False,
) -> None:
    """Show the map of a company."""
    session = context.obj
    with session.desk() as desk:
        view = company_maps.company_map(desk, company)
    if view["tier_unknown"]:
        session.out.notice(text(N_("The tier is not known: {why}"), why=view["tier_unknown"]))
    session.out.object(view, lambda: map_detail(view, every=missing), id_key="card_id")


def correct(
    context: Context,
    number: PartId,
    part: Annotated[
        str | None, Option("--as", metavar="|".join(PARTS), help=_(N_("Another part.")), show_default=False)
    ] = None,
    why: Why = None,
    common_ground: CommonGround = None,
    known_by: KnownBy = None,
) -> None:
    """Correct a part."""
    session = context.obj
    changes = {"part": part, "why": why, "common_ground": common_ground, "known_by": known_by}
    if all(value is None for value in changes.values()):
        raise UsageError(
            N_("Nothing to correct was named."), hint=N_("For example: prospector stakeholder correct 3 --as ally.")
        )
    with session.desk() as desk:
        view = service.named_view(desk, service.correct_part(desk, number, changes))
        desk.commit()
    sentence = _sentence(N_("Part {id} corrected: {person} is {part} at {company}."), view)
    session.out.object(view, session.did(sentence), COLUMNS)


def remove(context: Context, number: PartId, yes: YesOption = False) -> None:
    """Take a part back."""
    session = context.obj
    with session.desk() as desk:
        view = service.named_view(desk, service.get_part(desk, number))
    session.confirm(_sentence(N_("Take back part {id}: {person} as {part} at {company}?"), view), yes=yes)
    with session.desk() as desk:
        service.take_back_part(desk, number)
        desk.commit()
    sentence = _sentence(N_("Part {id} taken back: {person} as {part} at {company}."), view)
    session.out.object(view, session.did(sentence), COLUMNS)
