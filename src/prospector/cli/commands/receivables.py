"""``prospector receivables``, ``judge`` and ``collect …``: what customers owe, and how it is collected (H13)."""

from typing import Annotated

from prospector.bootstrap import Desk
from prospector.cli.declare import Argument, Context, Option
from prospector.cli.fitting import chosen, fitting
from prospector.cli.invoice_options import On
from prospector.cli.invoice_options import past_day as _past
from prospector.cli.many import enter
from prospector.cli.options import CardArgument, CardOrPipe, WhereOption, YesOption, card_names
from prospector.domain.errors import UsageError
from prospector.domain.receivable import JUDGEMENTS, STEP_WORDS, STEPS, STOP_SUPPLY, Step
from prospector.domain.text import N_, Text, text
from prospector.domain.when import read_day, say_day
from prospector.render.receivable_layout import (
    CUSTOMER_COLUMNS,
    STEP_COLUMNS,
    customer_detail,
    receivables_detail,
    steps_table,
)
from prospector.render.wording import _
from prospector.services import collecting as service
from prospector.services.receivables import receivables as all_receivables
from prospector.services.receivables import receivables_of
from prospector.services.views import View

MORE = {
    "receivables": N_(
        "Each currency is summed by itself; a total in the base currency is shown where every rate is known "
        "(invoice add --rate, or the setting currency.rates)."
    ),
    "judge": N_("In good faith steps 1 to 4 are open, in bad faith steps 4 to 6 at once and no more business."),
    "collect step": N_(
        "The steps: 1 talk, 2 ally, 3 payer, 4 stop-supply, 5 agency, 6 lawyer. Good faith: 1 to 4; bad faith: 4 to 6; "
        "not judged yet: 1."
    ),
}
Result = Annotated[str, Option("--result", metavar=_(N_("TEXT")), help=_(N_("What came of it.")))]
StepId = Annotated[
    int,
    Argument(metavar=_(N_("STEP")), help=_(N_("Its number, as collect list gives it.")), show_default=False),
]
OptionalCard = Annotated[
    str, Option("--card", metavar=_(N_("CARD")), help=_(N_("Only this customer.")), autocompletion=card_names)
]


def receivables(
    context: Context,
    as_of: Annotated[
        str, Option("--as-of", metavar=_(N_("DATE")), help=_(N_("As it stood, or will stand, on a day.")))
    ] = "",
    card: OptionalCard = "",
    limit: Annotated[
        int | None,
        Option(
            "--limit", "-n", metavar="N", min=0, help=_(N_("At most so many customers; 0 shows all.")),
            show_default=False,
        ),
    ] = None,
    where: WhereOption = "",
) -> None:  # fmt: skip
    """Show what is owed."""
    if card and where:
        raise UsageError(N_("--card and --where both say whose."), hint=N_("Use one of them."))
    session = context.obj
    fmt = session.out.fmt
    most = limit if limit is not None else (session.settings["receivables.limit"] if fmt == "table" else 0)
    with session.desk() as desk:
        today = desk.clock.today()
        day = read_day(as_of, today) if as_of else today
        view = receivables_of(desk, card, day) if card else all_receivables(desk, day, most, chosen(desk, where))
    if view["missing_rates"] and fmt != "table":
        session.out.notice(
            text(
                N_("No total in {base}: there is no rate for {currencies}. Say one with config set currency.rates."),
                base=view["base"],
                currencies=_(", ").join(view["missing_rates"]),
            )
        )
    if view.get("left"):
        session.out.notice(text(N_("{left} more; --limit 0 shows all."), left=view["left"]))
    if fmt == "json":
        session.out.object(view, Text(""))
    elif fmt == "table":
        session.out.show(customer_detail(view) if card else receivables_detail(view))
    else:
        session.out.rows(view["customers"], lambda: steps_table([]), CUSTOMER_COLUMNS, id_key="card_id")


def judge(
    context: Context,
    card: CardOrPipe,
    faith: Annotated[
        str, Argument(metavar="[good-faith|bad-faith]", help=_(N_("What you found.")), show_default=False)
    ] = "",
    on: On = "",
    note: Annotated[str, Option("--note", "-m", metavar=_(N_("TEXT")), help=_(N_("What shows it.")))] = "",
    take_back: Annotated[bool, Option("--take-back", help=_(N_("Take the newest judgement back.")))] = False,
) -> None:
    """Judge a late payer."""
    session = context.obj
    if take_back == bool(faith):
        raise UsageError(
            N_("Say good-faith or bad-faith, or --take-back."), hint=N_("For example: prospector judge 12 good-faith.")
        )

    def act(desk: Desk, reference: str) -> tuple[View, Text]:
        if take_back:
            found = service.take_back_judgement(desk, reference)
            said = N_("Judgement of {name} taken back: {faith}.")
        else:
            found = service.judge(desk, reference, faith, on=_past(desk, on), note=note)
            said = N_("{name} is judged: {faith}.")
        (named,) = desk.store.cards.many([found.card_id])
        return service.judgement_view(found), Text(said, {"name": named.name, "faith": Text(JUDGEMENTS[found.faith])})

    enter(session, card, act)


def _answer(context: Context, step: Step, name: str, sentence: Text) -> None:
    context.obj.out.object(service.step_view(step, name), context.obj.did(sentence), STEP_COLUMNS)


def collect_step(
    context: Context,
    card: CardOrPipe,
    step: Annotated[
        str,
        Argument(metavar=_(N_("STEP")), help=", ".join(f"{n} ({w})" for w, n in STEP_WORDS.items())),
    ],
    result: Result = "",
    on: On = "",
    invoice: Annotated[str, Option("--invoice", metavar=_(N_("INVOICE")), help=_(N_("The invoice it is about.")))] = "",
) -> None:
    """Note a step of collecting."""

    def act(desk: Desk, reference: str) -> tuple[View, Text]:
        done = service.collect(desk, reference, step, on=_past(desk, on), result=result, invoice=invoice)
        (named,) = desk.store.cards.many([done.card_id])
        day = say_day(done.on_date, desk.clock.today())
        said = text(
            N_("Step {step} of 6 with {name}: {what}, {day} (entry {id})."), id=done.id, name=named.name,
            step=done.step, what=Text(STEPS[done.step]), day=day,
        )  # fmt: skip
        if done.step == STOP_SUPPLY:
            said = text(N_("{sentence} Every deal entered will say so until collect lift."), sentence=said)
        return service.step_view(done, named.name), said

    enter(context.obj, card, act, STEP_COLUMNS)


def collect_lift(context: Context, card: CardArgument, on: On = "") -> None:
    """Supply again."""
    with context.obj.desk() as desk:
        lifted = service.lift(desk, card, on=_past(desk, on))
        (named,) = desk.store.cards.many([lifted.card_id])
        desk.commit()
    _answer(context, lifted, named.name, text(N_("{name} is supplied again."), name=named.name))


def collect_list(
    context: Context,
    card: Annotated[
        str,
        Argument(
            metavar=_(N_("[CARD]")),
            help=_(N_("Only those of this card.")),
            autocompletion=card_names,
            show_default=False,
        ),
    ] = "",
    where: WhereOption = "",
) -> None:
    """List the steps done."""
    session = context.obj
    with session.desk() as desk:
        views = fitting(desk, where, service.list_steps(desk, card))
    session.out.rows(views, lambda: steps_table(views), STEP_COLUMNS)


def collect_show(context: Context, step: StepId) -> None:
    """Show a step."""
    session = context.obj
    with session.desk() as desk:
        found = service.get_step(desk, step)
        (named,) = desk.store.cards.many([found.card_id])
    view = service.step_view(found, named.name)
    session.out.object(view, lambda: steps_table([view]), STEP_COLUMNS)


def collect_correct(
    context: Context,
    step: StepId,
    result: Annotated[str | None, Option("--result", metavar=_(N_("TEXT")), help=_(N_("What came of it.")))] = None,
    on: On = "",
) -> None:
    """Correct a step."""
    if result is None and not on:
        raise UsageError(
            N_("Nothing to correct was named."),
            hint=N_("For example: prospector collect correct 3 --result “paid half”."),
        )
    with context.obj.desk() as desk:
        corrected = service.correct_step(desk, step, on=_past(desk, on), result=result)
        (named,) = desk.store.cards.many([corrected.card_id])
        desk.commit()
    _answer(context, corrected, named.name, text(N_("Step {id} with {name} corrected."), id=step, name=named.name))


def collect_remove(context: Context, step: StepId, yes: YesOption = False) -> None:
    """Take a step back."""
    session = context.obj
    with session.desk() as desk:
        found = service.get_step(desk, step)
        (named,) = desk.store.cards.many([found.card_id])
    what = Text(STEPS[found.step])
    session.confirm(text(N_("Take back step {id} with {name}: {what}?"), id=step, name=named.name, what=what), yes=yes)
    with session.desk() as desk:
        service.take_back_step(desk, step)
        desk.commit()
    _answer(context, found, named.name, text(N_("Step {id} with {name} taken back."), id=step, name=named.name))
