"""``prospector referral …``: who introduced whom, what became of it, what is still to be done for it."""

from datetime import date
from typing import Annotated, Any

from prospector.cli.declare import Argument, Context, Option
from prospector.cli.fitting import fitting
from prospector.cli.many import enter
from prospector.cli.options import WhereOption, YesOption, card_names
from prospector.cli.session import Session
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, Text, text
from prospector.domain.when import read_past
from prospector.render.referral_layout import COLUMNS, referral_detail, referrals_table
from prospector.render.wording import _
from prospector.services import referrals as service
from prospector.services.ports import Desk
from prospector.services.referral_views import list_referrals, show_referral
from prospector.services.views import View

MORE = {
    "referral add": N_(
        "For example: prospector referral add 王伟 李娜 --note “runs the shop next door”. A new card can say it "
        "at once: prospector add person 李娜 --referred-by 王伟. Contacted, met, won and lost follow from what is "
        "logged."
    ),
    "referral list": N_(
        "Who was referred is to be contacted within 24 hours; after that the line is overdue. A try that reached "
        "nobody is no contact."
    ),
}
ReferralId = Annotated[
    int,
    Argument(
        metavar=_(N_("REFERRAL")), help=_(N_("Number of the referral, as its list gives it.")), show_default=False
    ),
]
Referrer = Annotated[
    str,
    Argument(
        metavar=_(N_("REFERRER")), help=_(N_("The card that gave the name.")), autocompletion=card_names,
        show_default=False,
    ),
]  # fmt: skip
Referred = Annotated[
    str,
    Argument(
        metavar=_(N_("REFERRED")), help=_(N_("The card that was introduced; - takes every card in a pipe.")),
        autocompletion=card_names, show_default=False,
    ),
]  # fmt: skip
Note = Annotated[str, Option("--note", "-m", metavar=_(N_("TEXT")), help=_(N_("What the referrer said of them.")))]
OnPast = Annotated[str, Option("--on", metavar=_(N_("WHEN")), help=_(N_("When it was (default: now).")))]


def past_day(desk: Desk, typed: str) -> date | None:
    """Return the past day that was typed, or None for nothing."""
    return read_past(typed, desk.clock.now()).date() if typed else None


def add(context: Context, referrer: Referrer, referred: Referred, note: Note = "", on: OnPast = "") -> None:
    """Record a referral."""

    def act(desk: Desk, reference: str) -> tuple[View, Text]:
        at = read_past(on, desk.clock.now()) if on else None
        made, one, other = service.add_referral(desk, referrer, reference, at=at, note=note)
        desk.store.refresh()
        view = show_referral(desk, made.id)
        return view, text(
            N_("Referral {id}: {referrer} brought {referred}. Open with: “{line}”"),
            id=made.id, referrer=one.name, referred=other.name, line=view["opening"],
        )  # fmt: skip

    enter(context.obj, referred, act)


def list_(
    context: Context,
    still_open: Annotated[bool, Option("--open", help=_(N_("Only those neither won nor lost yet.")))] = False,
    overdue: Annotated[
        bool, Option("--overdue", help=_(N_("Only those that nobody contacted within 24 hours.")))
    ] = False,
    where: WhereOption = "",
) -> None:
    """List referrals."""
    session = context.obj
    with session.desk() as desk:
        views = fitting(desk, where, list_referrals(desk, still_open=still_open, overdue=overdue))
    session.out.rows(views, lambda: referrals_table(views), COLUMNS)


def show(context: Context, referral: ReferralId) -> None:
    """Show a referral."""
    session = context.obj
    with session.desk() as desk:
        view = show_referral(desk, referral)
    session.out.object(view, lambda: referral_detail(view), (*COLUMNS, "opening"))


def correct(
    context: Context,
    referral: ReferralId,
    referrer: Annotated[
        str | None, Option("--referrer", metavar=_(N_("CARD")), help=_(N_("The card that gave the name.")))
    ] = None,
    referred: Annotated[
        str | None, Option("--referred", metavar=_(N_("CARD")), help=_(N_("The card that was introduced.")))
    ] = None,
    note: Annotated[
        str | None, Option("--note", "-m", metavar=_(N_("TEXT")), help=_(N_("What the referrer said of them.")))
    ] = None,
    on: Annotated[str | None, Option("--on", metavar=_(N_("WHEN")), help=_(N_("When it was.")))] = None,
    reported: Annotated[
        str | None,
        Option("--reported", metavar=_(N_("DATE")), help=_(N_("When the referrer was told; '' clears it."))),
    ] = None,
    thanked: Annotated[
        str | None,
        Option("--thanked", metavar=_(N_("DATE")), help=_(N_("When the referrer was thanked; '' clears it."))),
    ] = None,
) -> None:
    """Correct a referral."""
    session = context.obj
    if all(value is None for value in (referrer, referred, note, on, reported, thanked)):
        raise UsageError(
            N_("Nothing to correct was named."), hint=N_("For example: prospector referral correct 3 --note neighbour.")
        )
    with session.desk() as desk:
        changes: dict[str, Any] = {} if note is None else {"note": note}
        if on is not None:
            changes["at"] = read_past(on, desk.clock.now())
        for name, typed in (("reported_on", reported), ("thanked_on", thanked)):
            if typed is not None:
                changes[name] = past_day(desk, typed)
        service.correct_referral(desk, referral, changes, referrer_reference=referrer, referred_reference=referred)
        desk.store.refresh()
        view = show_referral(desk, referral)
        desk.commit()
    sentence = text(
        N_("Referral {id} corrected: {referrer} brought {name}."),
        id=referral, referrer=view["referrer"], name=view["name"],
    )  # fmt: skip
    session.out.object(view, session.did(sentence))


def remove(context: Context, referral: ReferralId, yes: YesOption = False) -> None:
    """Take a referral back."""
    session = context.obj
    with session.desk() as desk:
        view = show_referral(desk, referral)
    values = {"id": referral, "referrer": view["referrer"], "name": view["name"]}
    session.confirm(text(N_("Take back referral {id}, that {referrer} brought {name}?"), **values), yes=yes)
    with session.desk() as desk:
        service.remove_referral(desk, referral)
        desk.commit()
    session.out.object(
        view, session.did(text(N_("Referral {id} taken back: {referrer} did not bring {name}."), **values))
    )


def report_back(context: Context, referral: ReferralId, on: OnPast = "") -> None:
    """Record that the referrer was told."""
    session: Session = context.obj
    with session.desk() as desk:
        service.report_back(desk, referral, past_day(desk, on))
        view = show_referral(desk, referral)
        desk.commit()
    sentence = text(
        N_("{referrer} was told what became of {name} (referral {id})."),
        referrer=view["referrer"], name=view["name"], id=referral,
    )  # fmt: skip
    session.out.object(view, session.did(sentence))


def thank(context: Context, referral: ReferralId, on: OnPast = "") -> None:
    """Record that the referrer was thanked."""
    session: Session = context.obj
    with session.desk() as desk:
        service.thank(desk, referral, past_day(desk, on))
        view = show_referral(desk, referral)
        desk.commit()
    sentence = text(
        N_("{referrer} was thanked for {name} (referral {id})."),
        referrer=view["referrer"], name=view["name"], id=referral,
    )  # fmt: skip
    session.out.object(view, session.did(sentence))
