"""Acts on goals (``H16``): an income wish, a life plan, correct, take back."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from prospector.domain.errors import NotFoundError, UsageError
from prospector.domain.goal import INCOME, LIFE, MOST_ITEMS, Goal, GoalItem, checked_percent, life_monthly
from prospector.domain.money import Money, exchange_of, major, read_money
from prospector.domain.text import N_, text
from prospector.services.ports import Desk
from prospector.services.store import LARGEST_ID
from prospector.services.texts import checked_line
from prospector.services.views import View


def set_income(desk: Desk, amount: str, *, currency: str = "", percent: float | None = None, note: str = "") -> Goal:
    """Set an income wish a month; it counts from now on. RefusedError when its currency has no rate into the base."""
    money = read_money(amount, str(desk.settings["currency.base"]), currency=currency)
    return _set(desk, INCOME, money, percent, note)


def set_life(
    desk: Desk,
    items: Sequence[str],
    years: int,
    earners: int = 1,
    *,
    currency: str = "",
    percent: float | None = None,
    note: str = "",
) -> Goal:
    """Set a life plan: wishes as ``house=2000000``, spread over working years and earners (H16)."""
    wishes, code = _wishes(desk, items, currency)
    if not wishes:
        raise UsageError(
            N_("A life plan needs at least one wish with its price."), hint=N_("For example --item house=2000000.")
        )
    monthly = Money(life_monthly(sum(wishes.values()), years, earners, code), code)
    goal = _set(desk, LIFE, monthly, percent, note, (years, earners))
    for what, amount in wishes.items():
        desk.store.goal_items.add(GoalItem(0, goal.id, what, amount))
    return goal


def _set(
    desk: Desk,
    kind: str,
    monthly: Money,
    percent: float | None,
    note: str,
    life: tuple[int | None, int | None] = (None, None),
) -> Goal:
    exchange_of(desk.settings).rate(monthly.currency)
    goal = Goal(
        0,
        str(uuid4()),
        kind,
        desk.clock.today(),
        monthly.amount,
        monthly.currency,
        *life,
        income_percent=None if percent is None else checked_percent(percent),
        note=checked_line(note, text(N_("note"))),
    )
    desk.begin()
    return desk.store.goals.add(goal)


def _wishes(desk: Desk, items: Sequence[str], currency: str) -> tuple[dict[str, int], str]:
    """Read wishes into minor units by name, all in one currency, which is returned with them."""
    wishes: dict[str, int] = {}
    base, code = str(desk.settings["currency.base"]), currency
    for item in items:
        name, sign, typed = item.rpartition("=")
        what = checked_line(name, text(N_("wish")), 200)
        if not sign or not what:
            raise UsageError(
                N_("“{typed}” is not a wish with its price."), hint=N_("Write it as house=2000000."), typed=item
            )
        if what in wishes:
            raise UsageError(N_("The wish “{what}” is named twice."), hint=N_("Name each once."), what=what)
        money = read_money(typed, code or base, currency=code)
        code = money.currency
        wishes[what] = money.amount
    if len(wishes) > MOST_ITEMS:
        raise UsageError(
            N_("A life plan holds up to {most} wishes, not {count}."),
            hint=N_("Put small ones together."),
            most=MOST_ITEMS,
            count=len(wishes),
        )
    return wishes, code


def get_goal(desk: Desk, goal_id: int) -> Goal:
    """Return a goal; NotFoundError when there is none of that id."""
    goal = desk.store.goals.get(goal_id) if goal_id <= LARGEST_ID else None
    if goal is None:
        raise NotFoundError(
            N_("There is no goal {id}."), hint=N_("prospector goal list shows them with their ids."), id=goal_id
        )
    return goal


def counting_goal(desk: Desk) -> Goal | None:
    """Return the goal that counts: the newest that is not closed."""
    return next((goal for goal in desk.store.goals.listed() if goal.closed_at is None), None)


def correct_goal(desk: Desk, goal_id: int, changes: dict[str, Any]) -> Goal:
    """Correct a goal: ``amount``, ``percent``, ``note``, ``years``, ``earners``, ``items``, ``drop``; None stays.

    ``items`` replace the wishes of the same name or come on top, ``drop`` names wishes to leave out; what each has to
    earn is worked out anew. UsageError for an amount of a life plan, or wishes, years or earners of an income wish.
    """
    desk.begin()
    goal = get_goal(desk, goal_id)
    said = {name: value for name, value in changes.items() if value is not None and value != []}
    if "percent" in said:
        goal = goal._replace(income_percent=checked_percent(said["percent"]))
    if "note" in said:
        goal = goal._replace(note=checked_line(said["note"], text(N_("note"))))
    if "amount" in said:
        if goal.kind == LIFE:
            raise UsageError(
                N_("Goal {id} is a life plan: its income follows from the wishes."),
                hint=N_("Correct a wish: --item house=1800000."),
                id=goal_id,
            )
        money = read_money(said["amount"], goal.currency)
        exchange_of(desk.settings).rate(money.currency)
        goal = goal._replace(monthly=money.amount, currency=money.currency)
    if said.keys() & {"years", "earners", "items", "drop"}:
        goal = _planned_anew(desk, goal, said)
    desk.store.goals.save(goal)
    return goal


def _planned_anew(desk: Desk, goal: Goal, said: dict[str, Any]) -> Goal:
    if goal.kind != LIFE or goal.years is None or goal.earners is None:
        raise UsageError(
            N_("Goal {id} is an income wish: it has no wishes, years or earners."),
            hint=N_("Set a life plan: prospector goal life --item house=2000000 --years 30."),
            id=goal.id,
        )
    items = {item.what: item for item in desk.store.goal_items.of_goals([goal.id])}
    for what in said.get("drop", ()):
        if what not in items:
            raise UsageError(
                N_("Goal {id} has no wish “{what}”."),
                hint=N_("prospector goal show {id} lists its wishes."),
                id=goal.id,
                what=what,
            )
        desk.store.goal_items.remove(items.pop(what))
    wishes, _code = _wishes(desk, said.get("items", ()), goal.currency)
    for what, amount in wishes.items():
        if what in items:
            items[what] = items[what]._replace(amount=amount)
            desk.store.goal_items.save(items[what])
        else:
            items[what] = desk.store.goal_items.add(GoalItem(0, goal.id, what, amount))
    if not 1 <= len(items) <= MOST_ITEMS:
        raise UsageError(
            N_("A life plan holds 1 to {most} wishes, not {count}."),
            hint=N_("prospector goal remove {id} takes the goal back."),
            most=MOST_ITEMS,
            count=len(items),
            id=goal.id,
        )
    years, earners = said.get("years", goal.years), said.get("earners", goal.earners)
    total = sum(item.amount for item in items.values())
    return goal._replace(years=years, earners=earners, monthly=life_monthly(total, years, earners, goal.currency))


def take_back_goal(desk: Desk, goal_id: int) -> Goal:
    """Take a goal back with its wishes, as if it had never been set."""
    desk.begin()
    goal = get_goal(desk, goal_id)
    for item in desk.store.goal_items.of_goals([goal.id]):
        desk.store.goal_items.remove(item)
    desk.store.goals.remove(goal)
    return goal


def list_goals(desk: Desk) -> list[View]:
    """Return every goal, the newest first, with which one counts."""
    goals = desk.store.goals.listed()
    items: dict[int, list[GoalItem]] = {}
    for item in desk.store.goal_items.of_goals([goal.id for goal in goals if goal.kind == LIFE]):
        items.setdefault(item.goal_id, []).append(item)
    counting = counting_goal(desk)
    return [goal_view(goal, items.get(goal.id, ()), counts=goal == counting) for goal in goals]


def one_goal_view(desk: Desk, goal: Goal) -> View:
    """Return one goal as a view."""
    return goal_view(goal, desk.store.goal_items.of_goals([goal.id]), counts=goal == counting_goal(desk))


def goal_view(goal: Goal, items: Sequence[GoalItem], *, counts: bool) -> View:
    """Return a goal as a view: sums in major units of ``currency``; ``counts``: it is the one that is followed."""
    return {
        "id": goal.id,
        "uid": goal.uid,
        "kind": goal.kind,
        "set_on": goal.set_on.isoformat(),
        "monthly": major(goal.monthly, goal.currency),
        "currency": goal.currency,
        "income_percent": goal.income_percent,
        "years": goal.years,
        "earners": goal.earners,
        "total": major(sum(item.amount for item in items), goal.currency) if goal.kind == LIFE else None,
        "items": [{"what": item.what, "amount": major(item.amount, goal.currency)} for item in items],
        "note": goal.note,
        "counts": counts,
    }
