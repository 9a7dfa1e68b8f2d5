"""What is said after a visit: the question that brings the next names, or the next stop when this one fell out."""

from prospector.cli.session import Session
from prospector.domain.call import UNREACHED
from prospector.domain.text import N_, text
from prospector.services.calls import Logged


def after_visit(session: Session, logged: Logged) -> None:
    """Ask for referrals after a visit (``H6``, ``H9``); when nobody was there, offer the next best stop near by."""
    if session.dry_run:
        return
    with session.desk() as desk:
        if logged.call.outcome in UNREACHED:
            from prospector.field_work import next_stop

            offer = next_stop(desk, logged.card.id)
            if offer is None:
                return
            sentence = text(
                N_(
                    "Near by: {name} ({id}), {minutes} min away, {points} points. "
                    "prospector plan-visits --replan plans the rest of the day."
                ),
                name=offer["name"],
                id=offer["card_id"],
                minutes=offer["minutes"],
                points=f"{offer['points']:g}",
            )
        else:
            from prospector.services.referral_asks import question_now

            question = question_now(desk, logged.card.id)
            if question is None:
                return
            sentence = text(
                N_("Ask now: {question} (prospector referral ask {id} HOW-MANY)"), question=question, id=logged.card.id
            )
    session.out.notice(sentence)
