"""Rewards, the tree of referrals and the sales coaches as tables."""

from collections.abc import Mapping, Sequence
from typing import Any

from prospector.domain.money import decimals
from prospector.domain.referral import LOST, STATUSES, WON
from prospector.domain.text import N_, Text, text
from prospector.render.layout import Cell, Column, Detail, Section, Style, Table, dialled

View = Mapping[str, Any]
COLUMNS = (
    "id", "card_id", "name", "referral_id", "for", "amount", "currency", "gift", "promised_on", "paid_on", "note",
    "stopped", "uid",
)  # fmt: skip
TREE_COLUMNS = (
    "card_id", "name", "referrer_id", "referral_id", "depth", "status", "repeated", "revenue", "brought", "spent",
    "promised", "currency", "without_rate", "gifts", "stopped",
)  # fmt: skip
COACH_COLUMNS = (
    "card_id", "name", "kind", "employer", "phone", "referrals", "won", "lost", "open", "last_referral_at",
    "last_contact_at", "revenue", "spent", "promised", "currency", "without_rate", "gifts", "stopped",
)  # fmt: skip
_REWARDS = (
    Column("id", N_("Reward"), align="right"),
    Column("name", N_("Name"), style="strong"),
    Column("what", N_("What")),
    Column("for", N_("For"), priority=1),
    Column("promised", N_("Promised"), no_wrap=True),
    Column("paid", N_("Paid"), no_wrap=True),
    Column("note", N_("Note"), priority=2),
)
_TREE = (
    Column("name", N_("Who brought whom"), style="strong", no_wrap=True, min_width=16),
    Column("card_id", N_("Card"), align="right"),
    Column("status", N_("Status")),
    Column("revenue", N_("Bought"), align="right"),
    Column("brought", N_("Brought"), align="right"),
    Column("spent", N_("Rewards"), align="right"),
    Column("gifts", N_("Gifts"), priority=1),
)
_COACHES = (
    Column("card_id", N_("Card"), align="right"),
    Column("name", N_("Name"), style="strong"),
    Column("employer", N_("Employer"), priority=2),
    Column("phone", N_("Phone"), no_wrap=True, priority=1),
    Column("referrals", N_("Referrals"), align="right"),
    Column("won", N_("Won"), align="right"),
    Column("revenue", N_("Brought"), align="right"),
    Column("spent", N_("Rewards"), align="right"),
    Column("gifts", N_("Gifts"), priority=3),
    Column("last", N_("Last contact"), no_wrap=True, priority=2),
)
_STYLES: dict[str, Style] = {WON: "good", LOST: "dim"}


def _sum(amount: float, currency: str) -> str:
    """A sum in major units as people read it."""
    return f"{amount:,.{decimals(currency)}f} {currency}"


def _what(view: View) -> list[object]:
    money = [] if view["amount"] is None else [_sum(view["amount"], view["currency"])]
    return [*([view["gift"]] if view["gift"] else []), *money]


def what_text(view: View) -> Text | str:
    """Return what a reward is, within a sentence: the gift, the sum, or the gift with what it costs."""
    said = _what(view)
    return text(N_("{gift} ({sum})"), gift=said[0], sum=said[1]) if len(said) > 1 else str(said[0])


def rewards_table(views: Sequence[View]) -> Table:
    """Return rewards as a table."""
    rows = [
        {
            "id": view["id"],
            "name": view["name"],
            "what": _what(view),
            "for": view["for"],
            "promised": view["promised_on"],
            "paid": view["paid_on"] or Cell(Text(N_("unpaid")), "due"),
            "note": view["note"],
        }
        for view in views
    ]
    return Table(text(N_("Rewards")), _REWARDS, rows, empty=text(N_("There is no such reward.")))


def reward_detail(view: View) -> Detail:
    """Return one reward on a page."""
    pairs = [
        (Text(N_("What")), _what(view)),
        (Text(N_("For")), view["for"]),
        (Text(N_("Referral")), view["referral_id"]),
        (Text(N_("Promised")), view["promised_on"]),
        (Text(N_("Paid")), view["paid_on"] or Cell(Text(N_("unpaid")), "due")),
        (Text(N_("Note")), view["note"]),
    ]
    title = text(N_("Reward {id} to {name}"), id=view["id"], name=view["name"])
    return Detail(title, [Section(pairs=[pair for pair in pairs if pair[1] not in ("", None, [])])])


def reward_line(view: View) -> object:
    """Return a reward as one line of a page."""
    what = _what(view)
    if view["paid_on"]:
        return [text(N_("Reward {id}, paid on {day}"), id=view["id"], day=view["paid_on"]), *what]
    promised = text(N_("Reward {id}, promised on {day}, unpaid"), id=view["id"], day=view["promised_on"])
    return Cell([promised, *what], "due")


def _sums(view: View, name: str) -> object:
    """A total in the base currency, and beside it what no rate is known for; nothing for nothing."""
    apart = [_sum(part["amount"], part["currency"]) for part in view["without_rate"] if part["of"] == name]
    return " + ".join([*([_sum(view[name], view["currency"])] if view[name] else []), *apart])


def _spent(view: View) -> object:
    paid, promised = _sums(view, "spent"), _sums(view, "promised")
    if not promised:
        return paid
    unpaid = text(N_("{sum} unpaid"), sum=promised)
    return Cell([paid, unpaid] if paid else unpaid, "due")


def tree_table(roots: Sequence[View]) -> Table:
    """Return the tree: each card under the one that brought it, with what it bought, brought and was given."""
    rows: list[dict[str, object]] = []
    # The node, what stands before its name, and what stands before the names below it.
    waiting: list[tuple[View, str, str]] = [(root, "", "") for root in reversed(roots)]
    while waiting:
        view, before, under = waiting.pop()
        rows.append(_node_row(view, before))
        below = view["referred"]
        for number, child in reversed(list(enumerate(below))):
            last = number == len(below) - 1
            waiting.append((child, under + ("└─ " if last else "├─ "), under + ("   " if last else "│  ")))
    return Table(text(N_("Referrals")), _TREE, rows, empty=text(N_("Nobody was referred yet.")))


def _node_row(view: View, before: str) -> dict[str, object]:
    status: object = Text(STATUSES[view["status"]]) if view["status"] else ""
    if view["repeated"]:
        status = Cell(text(N_("{status}; stands elsewhere, too"), status=status), "dim")
    elif view["status"] in _STYLES:
        status = Cell(status, _STYLES[view["status"]])
    named = f"{before}{view['name']}"
    return {
        "name": Cell(named, "dim") if view["stopped"] or view["repeated"] else named,
        "card_id": view["card_id"],
        "status": status,
        "revenue": _sums(view, "revenue"),
        "brought": _sums(view, "brought"),
        "spent": _spent(view),
        "gifts": view["gifts"],
    }


def coaches_table(views: Sequence[View]) -> Table:
    """Return the sales coaches: what each brought, and what was spent on them."""
    rows = [
        {
            "card_id": view["card_id"],
            "name": Cell(text(N_("{name} (do not contact)"), name=view["name"]), "dim")
            if view["stopped"]
            else view["name"],
            "employer": view["employer"],
            "phone": dialled(view["phone"]),
            "referrals": view["referrals"],
            "won": view["won"],
            "revenue": _sums(view, "revenue"),
            "spent": _spent(view),
            "gifts": view["gifts"],
            "last": (view["last_contact_at"] or "")[:10],
        }
        for view in views
    ]
    return Table(
        text(N_("Sales coaches")),
        _COACHES,
        rows,
        empty=text(N_("Nobody has referred again and again yet.")),
    )
