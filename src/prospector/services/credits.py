"""Credit (``H14``): the five Cs, the grade and limit that follow, what changed, warnings beyond the limit."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import uuid4

from prospector.domain.credit import (
    BEST,
    FIVE_CS,
    WORST,
    Advice,
    Behaviour,
    CreditScore,
    Terms,
    advise,
    newest,
)
from prospector.domain.deal import LOST, SALE, Deal
from prospector.domain.errors import NotFoundError, RefusedError, UsageError
from prospector.domain.money import Exchange, decimals, exchange_of, major, shown
from prospector.domain.receivable import BAD_FAITH, judged, stopped
from prospector.domain.text import N_, Text, text
from prospector.services.collecting import supply_warning
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.store import LARGEST_ID
from prospector.services.texts import checked_line
from prospector.services.views import View


def checked_criterion(typed: str) -> str:
    """Return one of the five Cs from its beginning, if that is one only (“char”, “coll”); UsageError otherwise."""
    word = typed.strip().casefold()
    found = [criterion for criterion in FIVE_CS if word and criterion.startswith(word)]
    if len(found) != 1:
        raise UsageError(
            N_("“{typed}” is none of the five Cs."), hint=N_("Choose one of: {known}."),
            typed=typed, known=", ".join(FIVE_CS),
        )  # fmt: skip
    return found[0]


def _checked_score(score: int) -> int:
    if not WORST <= score <= BEST:
        raise UsageError(
            N_("A score is from 1 (poor) to 5 (excellent), not {score}."), hint=N_("Give 1, 2, 3, 4 or 5."), score=score
        )
    return score


def _checked_day(desk: Desk, on: date | None) -> date:
    today = desk.clock.today()
    if on is not None and on > today:
        raise UsageError(N_("{day} is still to come."), hint=N_("Score what is known by now."), day=on.isoformat())
    return on or today


def add_score(
    desk: Desk, reference: str, criterion: str, score: int, *, on: date | None = None, note: str = ""
) -> CreditScore:
    """Score one of the five Cs of a card; the newest counts, the earlier ones are kept."""
    desk.begin()
    card = find_card(desk, reference)
    return desk.store.credit_scores.add(
        CreditScore(
            0, str(uuid4()), card.id, checked_criterion(criterion), _checked_score(score), _checked_day(desk, on),
            checked_line(note, text(N_("note"))),
        )
    )  # fmt: skip


def get_score(desk: Desk, score_id: int) -> CreditScore:
    """Return a score; NotFoundError when there is none of that id."""
    score = desk.store.credit_scores.get(score_id) if score_id <= LARGEST_ID else None
    if score is None:
        raise NotFoundError(
            N_("There is no credit score {id}."), hint=N_("prospector credit show CARD lists them with their ids."),
            id=score_id,
        )  # fmt: skip
    return score


def correct_score(
    desk: Desk, score_id: int, *, score: int | None = None, on: date | None = None, note: str | None = None
) -> CreditScore:
    """Correct a score, its day or its note."""
    desk.begin()
    found = get_score(desk, score_id)
    corrected = found._replace(
        score=found.score if score is None else _checked_score(score),
        on_date=found.on_date if on is None else _checked_day(desk, on),
        note=found.note if note is None else checked_line(note, text(N_("note"))),
    )
    desk.store.credit_scores.save(corrected)
    return corrected


def take_back_score(desk: Desk, score_id: int) -> CreditScore:
    """Take a score back; the one before counts again."""
    desk.begin()
    score = get_score(desk, score_id)
    desk.store.credit_scores.remove(score)
    return score


def terms_of(desk: Desk, exchange: Exchange) -> Terms:
    """Return the constants of the formula as the settings have them."""
    at = desk.settings
    return Terms(
        {criterion: float(at[f"credit.weight_{criterion}"]) for criterion in FIVE_CS},
        float(at["credit.unscored"]),
        int(at["credit.start"]) * 10 ** decimals(exchange.base),
        float(at["credit.months"]),
        float(at["credit.poor"]),
        float(at["credit.good"]),
    )


def _behaviours(desk: Desk, ids: Sequence[int], exchange: Exchange, day: date) -> dict[int, Behaviour]:
    """How each card paid in the year up to ``day``; RefusedError where a rate into the base currency is missing."""
    since = day - timedelta(days=min(365, day.toordinal() - 1))
    found: dict[int, Behaviour] = {}
    for row in desk.store.credit_scores.behaviour(ids, since, day):
        sums = [
            exchange.to_base(row[name], row["currency"], row["rate"]) if row[name] else 0
            for name in ("invoiced", "due", "in_time", "exposure")
        ]
        before = found.get(row["card_id"], Behaviour())
        found[row["card_id"]] = Behaviour(*(a + b for a, b in zip(before, sums, strict=True)))
    return found


def _advice(desk: Desk, card_id: int, scores: dict[str, CreditScore], paid: Behaviour, day: date) -> Advice:
    exchange = exchange_of(desk.settings)
    return advise(
        {criterion: score.score for criterion, score in scores.items()},
        paid,
        terms_of(desk, exchange),
        unit=10 ** decimals(exchange.base),
        barred=_barred(desk, card_id, day),
    )


def _barred(desk: Desk, card_id: int, day: date) -> bool:
    judgement = judged(desk.store.judgements.of_cards([card_id]), day)
    bad = judgement is not None and judgement.faith == BAD_FAITH
    return bad or stopped(desk.store.collection_steps.of_cards([card_id]), day) is not None


def score_view(score: CreditScore) -> View:
    """Return a score as a view."""
    return {
        "id": score.id,
        "uid": score.uid,
        "card_id": score.card_id,
        "criterion": score.criterion,
        "score": score.score,
        "on": score.on_date.isoformat(),
        "note": score.note,
    }


def _standing(desk: Desk, card_id: int, scores: Sequence[CreditScore], day: date) -> View:
    """Grade, limit and all that they follow from, on a day; nulls for a card that was not scored yet."""
    counted = newest(scores, day)
    exchange = exchange_of(desk.settings)
    paid = _behaviours(desk, [card_id], exchange, day).get(card_id, Behaviour())
    base: View = {
        "on": day.isoformat(),
        "currency": exchange.base,
        "exposure": major(max(0, paid.exposure), exchange.base),
        "invoiced_12_months": major(paid.invoiced, exchange.base),
        "paid_in_time": None if paid.punctual is None else round(paid.punctual, 4),
    }
    if not counted:
        return {**base, "grade": None, "mean": None, "limit": None, "free": None, "factors": None}
    advice = _advice(desk, card_id, counted, paid, day)
    return {
        **base,
        "grade": advice.grade,
        "mean": round(advice.mean, 2),
        "limit": major(advice.limit, exchange.base),
        "free": major(advice.limit - max(0, paid.exposure), exchange.base),
        "factors": {
            "base": major(advice.base, exchange.base),
            "trust": round(advice.trust, 4),
            "payment": round(advice.payment, 4),
            "barred": _barred(desk, card_id, day),
        },
    }


def credit_view(desk: Desk, reference: str, since: date | None = None) -> View:
    """Return the credit of a card: scores, grade, limit, and how it stood on ``since``.

    Without ``since`` that is the day before the last scoring, so that it shows what the scoring changed.
    """
    card = find_card(desk, reference)
    today = desk.clock.today()
    scores = desk.store.credit_scores.of_cards([card.id])
    counted = newest(scores, today)
    if since is None and scores:
        since = max(score.on_date for score in scores) - timedelta(days=1)
    then = newest(scores, since) if since else {}
    return {
        "card_id": card.id,
        "name": card.name,
        **_standing(desk, card.id, scores, today),
        "scores": [_criterion_view(criterion, counted, then) for criterion in FIVE_CS],
        "before": _standing(desk, card.id, scores, since) if since else None,
        "history": [score_view(score) for score in reversed(scores)],
    }


def _criterion_view(criterion: str, counted: dict[str, CreditScore], then: dict[str, CreditScore]) -> View:
    now, before = counted.get(criterion), then.get(criterion)
    return {
        "id": now and now.id,
        "criterion": criterion,
        "score": now and now.score,
        "on": now and now.on_date.isoformat(),
        "note": now.note if now else "",
        "before": before and before.score,
    }


def list_credits(desk: Desk) -> list[View]:
    """Return the credit of every card that was scored: those beyond their limit first, then by grade, worst first."""
    today = desk.clock.today()
    exchange = exchange_of(desk.settings)
    rows = desk.store.credit_scores.until(today)
    by_card: dict[int, list[CreditScore]] = {}
    names = {}
    for row in rows:
        names[row["card_id"]] = row["card_name"]
        score = CreditScore(**{name: row[name] for name in CreditScore._fields})
        by_card.setdefault(score.card_id, []).append(score)
    paid = _behaviours(desk, list(by_card), exchange, today)
    views = []
    for card_id, scores in by_card.items():
        behaviour, counted = paid.get(card_id, Behaviour()), newest(scores, today)
        advice = _advice(desk, card_id, counted, behaviour, today)
        exposure = max(0, behaviour.exposure)
        views.append(
            {
                "card_id": card_id,
                "name": names[card_id],
                "grade": advice.grade,
                "mean": round(advice.mean, 2),
                "scored": len(counted),
                "limit": major(advice.limit, exchange.base),
                "exposure": major(exposure, exchange.base),
                "free": major(advice.limit - exposure, exchange.base),
                "currency": exchange.base,
                "paid_in_time": None if behaviour.punctual is None else round(behaviour.punctual, 4),
                "scored_on": max(score.on_date for score in scores).isoformat(),
            }
        )
    return sorted(views, key=lambda view: (view["free"] >= 0, view["mean"], view["card_id"]))


def on_card(desk: Desk, card_id: int) -> View | None:
    """Return grade, limit and exposure for the page of the card; None when it was not scored, or a rate is missing."""
    scores = desk.store.credit_scores.of_cards([card_id])
    if not scores:
        return None
    try:
        return _standing(desk, card_id, scores, desk.clock.today())
    except RefusedError:
        return None


def limit_warning(
    desk: Desk, card_id: int, amount: int = 0, currency: str = "", rate: float | None = None
) -> Text | None:
    """Return that what a customer owes, with a further sum (minor units), is beyond the advised limit; or None.

    None also for cards never scored. When a rate is missing, the warning says that the limit cannot be compared.
    """
    scores = desk.store.credit_scores.of_cards([card_id])
    today = desk.clock.today()
    counted = newest(scores, today)
    if not counted:
        return None
    exchange = exchange_of(desk.settings)
    try:
        paid = _behaviours(desk, [card_id], exchange, today).get(card_id, Behaviour())
        further = exchange.to_base(amount, currency or exchange.base, rate)
    except RefusedError as missing:
        return text(N_("The credit limit cannot be compared: {reason}"), reason=missing.text)
    advice = _advice(desk, card_id, counted, paid, today)
    owed = max(0, paid.exposure + further)
    if owed <= advice.limit:
        return None
    return text(
        N_("Beyond the credit limit: {owed} against {limit} (grade {grade})."),
        owed=shown(owed, exchange.base),
        limit=shown(advice.limit, exchange.base),
        grade=advice.grade,
    )


def deal_warnings(desk: Desk, deal: Deal) -> list[Text]:
    """Return what speaks against a deal just entered: bad faith, stopped supply, a sum beyond the credit limit.

    Nothing for a lost deal, a return or a discount. What was won and is not invoiced yet counts as the deal alone.
    """
    if deal.kind != SALE or deal.state == LOST:
        return []
    limit = limit_warning(desk, deal.card_id, deal.amount or 0, deal.currency, deal.rate)
    return [warning for warning in (supply_warning(desk, deal.card_id), limit) if warning is not None]
