"""Key customers and the faces they wear: red, white, black (``H4``), by stated rules over stated numbers."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from prospector.domain.text import N_, Text, text, text_n

RED, WHITE, BLACK = "red", "white", "black"
FACES = {RED: N_("red face"), WHITE: N_("white face"), BLACK: N_("black face")}

# The mark that no figure gives: reputation, authority, who follows them.
INFLUENCES = {"high": N_("high"), "medium": N_("medium"), "low": N_("low")}
INFLUENCE_KEY = "influence"
# Whose tier alone makes them key customers.
KEY_TIERS = ("super", "big")


class Figures(NamedTuple):
    """What a customer is judged on, over the window; sums in minor units of the base currency.

    ``profit`` is None when no cost is known; ``margin`` is profit by the revenue whose cost is known; ``share`` is the
    customer's part of the whole revenue. ``average_profit`` is the book's profit per sale.
    """

    revenue: int
    sales: int
    profit: int | None
    priced_sales: int
    margin: float | None
    share: float
    influence: str
    average_profit: float | None

    @property
    def profit_per_sale(self) -> float | None:
        """Profit of one sale, where costs are known."""
        return self.profit / self.priced_sales if self.profit is not None and self.priced_sales else None


class Face(NamedTuple):
    """A face (empty: none) and the rule that gave it, or why there is none."""

    face: str
    rule: Text


def face(figures: Figures, settings: Mapping[str, Any]) -> Face:
    """Return the face a customer wears and the rule that fired (H4).

    Black: little or no profit, but a high influence mark. White: large volume at a thin margin, bought steadily.
    Red: a high profit per deal, but few deals: bought by chance. In this order; the thresholds are settings ``key.*``.
    """
    if figures.influence == "high" and _little_profit(figures, settings):
        profit = Text(N_("no profit known")) if figures.profit is None else text(N_("little profit"))
        return Face(BLACK, text(N_("influence marked high, {profit}"), profit=profit))
    if figures.profit is None:
        return Face("", Text(N_("no cost is noted, so profit is unknown")))
    steady = figures.sales >= settings["key.white_sales"]
    thin = figures.margin is not None and figures.margin * 100 <= settings["key.white_margin"]
    if steady and thin and figures.share * 100 >= settings["key.white_share"]:
        return Face(
            WHITE,
            text(
                N_("{share} % of all revenue in {sales} deals at a margin of {margin} %"),
                share=_percent(figures.share), sales=figures.sales, margin=_percent(figures.margin or 0.0),
            ),
        )  # fmt: skip
    each, average = figures.profit_per_sale, figures.average_profit
    if each is not None and average and average > 0 and 0 < figures.sales <= settings["key.red_sales"]:
        times = each / average
        if times >= settings["key.red_profit"]:
            rule = text_n(
                "{times} times the usual profit per deal, in {count} deal only",
                "{times} times the usual profit per deal, in {count} deals only",
                figures.sales,
                times=f"{times:.1f}",
            )
            return Face(RED, rule)
    return Face("", Text(N_("no rule fits")))


def _little_profit(figures: Figures, settings: Mapping[str, Any]) -> bool:
    if figures.profit is None or figures.profit <= 0:
        return True
    each, average = figures.profit_per_sale, figures.average_profit
    return (
        each is not None
        and bool(average)
        and average is not None
        and each * 100 <= average * settings["key.black_profit"]
    )


def _percent(share: float) -> str:
    return f"{share * 100:.1f}".removesuffix(".0")
