"""``prospector qualify``: money, authority, need."""

from typing import Annotated

from prospector.cli.declare import Argument, Context, Option
from prospector.cli.fitting import chosen
from prospector.cli.many import answer_for_cards
from prospector.cli.options import WhereOption, card_names
from prospector.cli.session import Session
from prospector.domain.errors import UsageError
from prospector.domain.qualification import CLASSES, LETTERS, read_code, read_value
from prospector.domain.text import N_, text, text_n
from prospector.render.qualify_layout import COLUMNS, classes_table, qualification_detail
from prospector.render.wording import _
from prospector.services import qualifications as service
from prospector.services.hooking import changes

MORE = {
    "qualify": N_(
        "prospector qualify 12 MaN records all three letters: capital for yes, small for no, ? for unknown. "
        "prospector qualify 12 shows where the card stands and what to ask; prospector qualify alone lists all cards "
        "by class."
    )
}
_VALUE = "yes|no|unknown"


def qualify(
    context: Context,
    card: Annotated[
        str,
        Argument(
            metavar=_(N_("[CARD]")),
            help=_(N_("Id, name, phone or e-mail of the card.")),
            autocompletion=card_names,
            show_default=False,
        ),
    ] = "",
    code: Annotated[str, Argument(metavar=_(N_("[CODE]")), help=_(N_("MAN, MaN, M?N …")), show_default=False)] = "",
    money: Annotated[str, Option("--money", metavar=_VALUE, help=_(N_("Can they pay?")))] = "",
    authority: Annotated[str, Option("--authority", metavar=_VALUE, help=_(N_("Do they decide?")))] = "",
    need: Annotated[str, Option("--need", metavar=_VALUE, help=_(N_("Do they need it?")))] = "",
    evidence: Annotated[str, Option("--evidence", "-m", metavar=_(N_("TEXT")), help=_(N_("How you know.")))] = "",
    klass: Annotated[str, Option("--class", metavar="|".join(CLASSES), help=_(N_("List only this class.")))] = "",
    unknown: Annotated[bool, Option("--unknown", help=_(N_("List only cards with an unknown letter.")))] = False,
    where: WhereOption = "",
) -> None:
    """Qualify a card, show where it stands, or list all."""
    session = context.obj
    letters = dict(zip(LETTERS, read_code(code), strict=True)) if code else {}
    letters |= {
        letter: read_value(value) for letter, value in zip(LETTERS, (money, authority, need), strict=True) if value
    }
    if not card:
        with session.desk() as desk:
            only = chosen(desk, where)
            lines = service.list_by_class(desk, klass=klass, unknown_only=unknown)
            lines = [line for line in lines if only is None or line["card_id"] in only]
            counts = service.counts(desk, only)
        session.out.rows(lines, lambda: classes_table(lines, counts), COLUMNS, id_key="card_id")
        return
    if klass or unknown or where:
        raise UsageError(
            N_("--class, --unknown and --where list cards; leave the card out."),
            hint=N_("prospector qualify --unknown"),
        )
    if not letters:
        if evidence:
            raise UsageError(
                N_("Say which letter the evidence is for."), hint=N_("For example: --money yes --evidence …")
            )
        with session.desk() as desk:
            view = service.show_qualification(desk, card)
        session.out.object(view, lambda: qualification_detail(view), COLUMNS, id_key="card_id")
        return
    if card == "-":
        _qualify_each(session, letters, evidence)
        return
    with session.desk() as desk:
        with changes(desk, card):
            view = service.qualify(desk, card, letters, evidence)
        desk.commit()
    session.out.object(view, lambda: qualification_detail(view), COLUMNS, id_key="card_id")
    if session.out.fmt == "table":
        session.out.notice(session.did(text(N_("{name} is {code}."), name=view["name"], code=view["man"])))


def _qualify_each(session: Session, letters: dict[str, str], evidence: str) -> None:
    """Record the same of every card in the pipe, as one operation."""
    references = session.references(["-"])
    with session.desk() as desk:
        with changes(desk, *references):
            ids = [service.qualify(desk, reference, letters, evidence)["card_id"] for reference in references]
        sentence = text_n(N_("{count} card qualified."), N_("{count} cards qualified."), len(ids))
        answer_for_cards(session, desk, ids, session.did(sentence) if ids else sentence)
