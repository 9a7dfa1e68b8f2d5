"""The customer roster, and its indexes by area and grade, as tables."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from prospector.domain.lifecycle import LEVELS
from prospector.domain.pyramid import TIERS
from prospector.domain.text import N_, Text, text, text_n
from prospector.render.deal_layout import money
from prospector.render.layout import Cell, Column, Table, dialled

COLUMNS = (
    "card_id", "name", "kind", "group", "grade", "rank", "revenue", "currency", "deals", "first_deal_on",
    "last_deal_on", "last_contact_at", "phone", "email", "address", "postcode", "area", "employer", "person_in_charge",
    "handler", "credit_status", "circle", "first_contact_on", "stopped", "uid",
)  # fmt: skip
_ID = Column("card_id", N_("Card"), align="right")
_NAME = Column("name", N_("Name"), style="strong")
_GRADE = Column("grade", N_("Grade"))
_REVENUE = Column("revenue", N_("Revenue"), align="right", no_wrap=True, priority=2)
_LAST = Column("last_deal_on", N_("Last bought"), no_wrap=True, priority=1)
_PHONE = Column("phone", N_("Phone"), no_wrap=True)
_ADDRESS = Column("address", N_("Address"))
_AREA = Column("area", N_("Area"), priority=2)
_WITH = Column("with", N_("Whom to ask for"), priority=3)
_EMAIL = Column("email", N_("E-mail"), priority=4)
_TABLE = (_ID, _NAME, _GRADE, _LAST, _PHONE, _WITH, _REVENUE, _AREA, _EMAIL)
_BY_AREA = (_ID, _NAME, _ADDRESS, _PHONE, _GRADE, _LAST)
_BY_GRADE = (_ID, _NAME, _REVENUE, _LAST, _PHONE, _WITH, _AREA)
GRADE_NAMES = {**TIERS, "prospect": LEVELS["prospect"], "suspect": LEVELS["suspect"]}


def _grade(view: Mapping[str, Any]) -> Text:
    return Text(GRADE_NAMES[view["grade"]] if view["grade"] else N_("not known"))


def _row(view: Mapping[str, Any]) -> dict[str, object]:
    return {
        "card_id": view["card_id"],
        "name": Cell(view["name"], "dim") if view["stopped"] else view["name"],
        "grade": Cell(_grade(view), "hot" if view["grade"] in ("super", "big") else ""),
        "revenue": money(view["revenue"] or None, view["currency"]),
        "last_deal_on": view["last_deal_on"],
        "phone": dialled(view["phone"]),
        "with": view["handler"] or view["person_in_charge"] or view["employer"],
        "address": " ".join(part for part in (view["address"], view["postcode"]) if part),
        "area": view["area"],
        "email": view["email"],
    }


def roster_table(views: Sequence[Mapping[str, Any]], by: str) -> Table:
    """Return the roster; ``by`` area or grade as an index, whose views are in that order already."""
    title = {"area": N_("Customers by area"), "grade": N_("Customers by grade")}.get(by, N_("Customer roster"))
    footer = text_n(N_("{count} card"), N_("{count} cards"), len(views)) if views else None
    return Table(
        Text(title),
        {"area": _BY_AREA, "grade": _BY_GRADE}.get(by, _TABLE),
        [_row(view) for view in views],
        footer=footer,
        groups=_groups(views, by) if by else (),
        empty=text(N_("No card fits.")),
    )


def _groups(views: Sequence[Mapping[str, Any]], by: str) -> list[tuple[Text | str, Sequence[int]]]:
    groups: list[tuple[Text | str, Sequence[int]]] = []
    for key, places in groupby(range(len(views)), key=lambda place: views[place][by]):
        listed = list(places)
        name: Text | str = _grade(views[listed[0]]) if by == "grade" else key or Text(N_("no area known"))
        groups.append((text(N_("{name} ({count})"), name=name, count=len(listed)), listed))
    return groups
