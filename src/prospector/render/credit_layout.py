"""Credit as tables and on the page of a card."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from prospector.domain.credit import FIVE_CS
from prospector.domain.text import N_, Text, text
from prospector.render.layout import Cell, Column, Detail, Section, Table
from prospector.render.receivable_layout import money

SCORE_COLUMNS = ("id", "card_id", "criterion", "score", "on", "note", "uid")
COLUMNS = (
    "card_id", "name", "grade", "mean", "scored", "limit", "exposure", "free", "currency", "paid_in_time", "scored_on",
)  # fmt: skip
_SCORES = (
    Column("id", N_("Score"), align="right"),
    Column("criterion", N_("Of")),
    Column("score", N_("1–5"), align="right", style="strong"),
    Column("before", N_("Before"), align="right", priority=1),
    Column("on", N_("On"), no_wrap=True),
    Column("note", N_("Note")),
)
_LIST = (
    Column("card_id", N_("Card"), align="right"),
    Column("name", N_("Name"), style="strong"),
    Column("grade", N_("Grade")),
    Column("mean", N_("Mean"), align="right", priority=2),
    Column("limit", N_("Limit"), align="right", no_wrap=True),
    Column("exposure", N_("Owed"), align="right", no_wrap=True),
    Column("free", N_("Free"), align="right", no_wrap=True),
    Column("currency", N_("Currency"), no_wrap=True),
    Column("paid", N_("Paid in time"), align="right", priority=1),
    Column("scored_on", N_("Scored"), no_wrap=True, priority=1),
)


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.0%}"


def _sum(view: Mapping[str, Any], key: str) -> str:
    return f"{money(view[key], view['currency'])} {view['currency']}"


def _pairs(view: Mapping[str, Any]) -> Iterator[tuple[Text | str, object]]:
    before = view.get("before")
    if view["grade"] is None:
        yield Text(N_("Grade")), Text(N_("not scored yet"))
    else:
        grade = text(N_("{grade} (mean {mean})"), grade=view["grade"], mean=f"{view['mean']:.2f}")
        yield Text(N_("Grade")), _changed(grade, before and before["grade"], view["grade"])
        limit = Cell(_sum(view, "limit"), "warning" if view["free"] < 0 else "strong")
        yield Text(N_("Advised limit")), limit
        if before and before["limit"] is not None and before["limit"] != view["limit"]:
            yield text(N_("Limit on {day}"), day=before["on"]), _sum(before, "limit")
    yield Text(N_("Owed")), _sum(view, "exposure")
    if view["grade"] is not None:
        yield Text(N_("Free")), Cell(_sum(view, "free"), "warning" if view["free"] < 0 else "")
    yield Text(N_("Invoiced in 12 months")), _sum(view, "invoiced_12_months")
    if view["paid_in_time"] is not None:
        share = _percent(view["paid_in_time"])
        yield Text(N_("Paid in time")), _changed(share, before and _percent(before["paid_in_time"]), share)
    if view["factors"]:
        factors = view["factors"]
        yield (
            Text(N_("Limit is")),
            Text(N_("nothing: bad faith, or supply is stopped"))
            if factors["barred"]
            else text(
                N_("{base} {currency} × trust {trust} × payment {payment}, rounded down"),
                base=money(factors["base"], view["currency"]),
                currency=view["currency"],
                trust=f"{factors['trust']:.2f}",
                payment=f"{factors['payment']:.2f}",
            ),
        )


def _changed(now: Text | str, before: str | None, value: str) -> Text | str:
    return text(N_("{now}, before {before}"), now=now, before=before) if before and before != value else now


def credit_detail(view: Mapping[str, Any]) -> Detail:
    """Return the credit of a card: grade, limit and how it comes about, the five Cs."""
    rows = [{**score, "criterion": Text(FIVE_CS[score["criterion"]])} for score in view["scores"]]
    return Detail(
        text(N_("Credit of {name} (#{id})"), name=view["name"], id=view["card_id"]),
        [Section(pairs=list(_pairs(view))), Section(Text(N_("The five Cs")), table=Table("", _SCORES, rows))],
    )


def credits_table(views: Sequence[Mapping[str, Any]]) -> Table:
    """Return the credit of many cards as a table."""
    rows = [
        {
            **{key: view[key] for key in ("card_id", "name", "grade", "currency", "scored_on")},
            "mean": f"{view['mean']:.2f}",
            **{key: money(view[key], view["currency"]) for key in ("limit", "exposure")},
            "free": Cell(money(view["free"], view["currency"]), "warning" if view["free"] < 0 else ""),
            "paid": _percent(view["paid_in_time"]),
        }
        for view in views
    ]
    return Table(text(N_("Credit")), _LIST, rows, empty=text(N_("Nobody’s credit was scored yet.")))


def card_sections(view: Mapping[str, Any] | None) -> Iterator[Section]:
    """Yield what stands on the page of a card; ``view`` is that of ``services.credits.on_card``."""
    if view is not None and view["grade"] is not None:
        yield Section(Text(N_("Credit")), pairs=list(_pairs(view)))
