"""The customer roster (客户名册), the address index by area and the grade index (``H5``)."""

from datetime import date

from prospector.domain.errors import RefusedError
from prospector.domain.lifecycle import level
from prospector.domain.money import exchange_of, major
from prospector.domain.pyramid import TIERS, Ranked
from prospector.domain.text import Text
from prospector.services.ports import Desk
from prospector.services.pyramids import ranked_customers
from prospector.services.store import Row
from prospector.services.views import View, local, man_of_row, shown_phone

# The three groups that cards serve (H5), by the level of H3.
PROSPECTIVE, CURRENT, FORMER = GROUPS = ("prospective", "current", "former")
_GROUP_OF = {"customer": CURRENT, "inactive": FORMER, "prospect": PROSPECTIVE, "suspect": PROSPECTIVE}
# The tiers first, the best of them on top; then those who never bought.
GRADES = (*TIERS, "prospect", "suspect")
AREA, GRADE = ORDERS = ("area", "grade")


def roster(
    desk: Desk, *, by: str = "", groups: tuple[str, ...] = (), kind: str = "", area: str = ""
) -> tuple[list[View], Text | None]:
    """Return the roster, and why grades are missing when a currency has no rate.

    Those known to have neither money, authority nor need are in none of the three groups (``H5``, ``H7``). ``by`` is
    one of ``ORDERS``; without it the roster is by card.
    """
    today = desk.clock.today()
    tiers: dict[int, Ranked] = {}
    why = None
    try:
        tiers = {one.card_id: one for one in ranked_customers(desk, today)}
    except RefusedError as refusal:
        why = refusal.text
    base = exchange_of(desk.settings).base
    wanted = area.casefold()
    views = [
        view
        for row in desk.store.rosters.listed()
        if kind in ("", row["kind"]) and wanted in row["area"].casefold()
        if (view := _line(row, tiers.get(row["id"]), base, today)) is not None and view["group"] in (groups or GROUPS)
    ]
    if by == AREA:
        views.sort(key=lambda view: (view["area"] is None, view["area"] or "", view["address"], view["card_id"]))
    elif by == GRADE:
        views.sort(key=lambda view: (_height(view["grade"]), view["rank"] or len(views) + 1, view["card_id"]))
    return views, why


def _height(grade: str | None) -> int:
    return GRADES.index(grade) if grade is not None else len(GRADES)


def _line(row: Row, ranked: Ranked | None, base: str, today: date) -> View | None:
    stage = level(man_of_row(row), last_deal_on=row["last_deal_on"], reached=row["reached_at"] is not None, today=today)
    group = _GROUP_OF.get(stage)
    if group is None:
        return None
    grade = ranked.tier if ranked is not None else None if group != PROSPECTIVE else stage
    return {
        "card_id": row["id"],
        "name": row["name"],
        "kind": row["kind"],
        "group": group,
        "grade": grade,
        "rank": ranked.rank if ranked else None,
        "revenue": major(ranked.net, base) if ranked else None,
        "currency": base,
        "deals": row["deals"],
        "first_deal_on": row["first_deal_on"] and row["first_deal_on"].isoformat(),
        "last_deal_on": row["last_deal_on"] and row["last_deal_on"].isoformat(),
        "last_contact_at": local(row["last_at"]),
        "phone": shown_phone(row["e164"] or "", row["raw"] or "", row["extension"] or "") or None,
        "email": row["email"] or None,
        "address": row["address"],
        "postcode": row["postcode"],
        "area": row["area"] or None,
        "employer": row["tied_to"] or row["employer"] or None,
        "person_in_charge": row["person_in_charge"] or None,
        "handler": row["handler"] or None,
        "credit_status": row["credit_status"] or None,
        "circle": row["circle"] or None,
        "first_contact_on": row["first_contact_on"] and row["first_contact_on"].isoformat(),
        "stopped": row["stopped_on"] is not None,
        "uid": row["uid"],
    }
