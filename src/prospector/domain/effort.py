"""Old and new business: where revenue comes from, where effort goes; hunters and farmers (``H17``)."""

from collections.abc import Mapping
from typing import NamedTuple

from prospector.domain.text import N_, Text, text

OLD, CROSS, NEW = "old", "cross-sell", "new"
KINDS = {
    OLD: N_("existing customers and products"),
    CROSS: N_("cross-sell to existing customers"),
    NEW: N_("new customers"),
}
# H17: what is typical, in per cent of revenue.
TYPICAL = {OLD: 75, CROSS: 15, NEW: 10}
# H17: winning a new customer takes six times the effort of keeping one.
EFFORT_OF_NEW = 6

HUNTER, FARMER, BALANCED = "hunter", "farmer", "balanced"
TYPES = {HUNTER: N_("hunter"), FARMER: N_("farmer"), BALANCED: N_("balanced")}

# The program's own bounds, for the handbook gives none: a tenth of all effort above what is fair makes a hunter, less
# than half of what the typical tenth of new business takes makes a farmer.
_ABOVE_FAIR = 0.10
_FAR_BELOW = 0.5


def shares(amounts: Mapping[str, float]) -> dict[str, float] | None:
    """Return each kind's part of the whole; what is below zero counts as nothing. None when there is no whole."""
    whole = sum(max(amount, 0) for amount in amounts.values())
    return {kind: max(amounts.get(kind, 0), 0) / whole for kind in KINDS} if whole > 0 else None


def fair_effort(new_revenue: float) -> float:
    """Return the part of all effort that new business of ``new_revenue`` (part of revenue, 0 to 1) takes.

    Each part of new revenue takes six times the effort of the same part of old (H17): the typical 10 % take 40 %.
    """
    return EFFORT_OF_NEW * new_revenue / (EFFORT_OF_NEW * new_revenue + 1 - new_revenue)


class Verdict(NamedTuple):
    """``type`` is a code of TYPES, None where it cannot be told; ``fair`` the part of effort that would be fair."""

    type: str | None
    effort_new: float | None
    revenue_new: float | None
    fair: float | None
    warning: Text | None


def judge(
    effort: Mapping[str, float], revenue: Mapping[str, float], *, contacts: int, least: int, old_customers: int
) -> Verdict:
    """Return whether one hunts or farms: the effort spent on the new against what their revenue would take (H17).

    The list must keep growing (H2), so effort for the typical 10 % of new revenue is always fair. With fewer than
    ``least`` contacts, or no customer from before the window, nothing is judged: who starts has only the new.
    """
    efforts, revenues = shares(effort), shares(revenue)
    spent = efforts[NEW] if efforts else None
    brought = revenues[NEW] if revenues else None
    if contacts < least or spent is None:
        return Verdict(None, spent, brought, None, text(N_("Too few contacts are logged to judge the effort.")))
    if not old_customers:
        return Verdict(
            None, spent, brought, None, text(N_("There is no customer from before this time: all business is new."))
        )
    typical = TYPICAL[NEW] / 100
    fair = fair_effort(max(brought or 0.0, typical))
    said = {"effort": round(spent * 100), "revenue": round((brought or 0) * 100), "times": EFFORT_OF_NEW}
    if spent > fair + _ABOVE_FAIR:
        warning = text(
            N_(
                "{effort} % of your effort goes to the new, who bring {revenue} % of revenue. Winning a new customer "
                "takes {times} times the effort of keeping one: do not neglect the old."
            ),
            **said,
        )
        return Verdict(HUNTER, spent, brought, fair, warning)
    if spent < fair_effort(typical) * _FAR_BELOW:
        warning = text(
            N_(
                "Only {effort} % of your effort goes to the new. Winning a new customer takes {times} times the effort "
                "of keeping one, and a list that does not grow ends all sales."
            ),
            **said,
        )
        return Verdict(FARMER, spent, brought, fair, warning)
    return Verdict(BALANCED, spent, brought, fair, None)
