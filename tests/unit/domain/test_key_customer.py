"""Faces of key customers (H4): each rule fires on its numbers and is named."""

from typing import Any

import pytest

from prospector.domain.key_customer import Figures, face
from prospector.settings import SETTINGS

RULES: dict[str, Any] = {setting.key: setting.default for setting in SETTINGS}


def figures(**changed: Any) -> Figures:
    usual: dict[str, Any] = {
        "revenue": 100_000, "sales": 5, "profit": 30_000, "priced_sales": 5, "margin": 0.3, "share": 0.01,
        "influence": "", "average_profit": 6_000.0,
    }  # fmt: skip
    return Figures(**{**usual, **changed})


@pytest.mark.parametrize(
    ("changed", "worn", "rule"),
    [
        ({}, "", "no rule fits"),
        (
            {"sales": 1, "priced_sales": 1, "profit": 15_000},
            "red",
            "2.5 times the usual profit per deal, in 1 deal only",
        ),
        ({"sales": 4, "priced_sales": 4, "profit": 90_000}, "", "no rule fits"),
        (
            {"share": 0.25, "margin": 0.05, "profit": 5_000},
            "white",
            "25 % of all revenue in 5 deals at a margin of 5 %",
        ),
        ({"share": 0.25, "margin": 0.05, "profit": 5_000, "sales": 2}, "", "no rule fits"),
        ({"influence": "high", "profit": 500}, "black", "influence marked high, little profit"),
        (
            {"influence": "high", "profit": None, "priced_sales": 0, "margin": None},
            "black",
            "influence marked high, no profit known",
        ),
        ({"influence": "medium", "profit": 500}, "", "no rule fits"),
        ({"profit": None, "priced_sales": 0, "margin": None}, "", "no cost is noted, so profit is unknown"),
    ],
)
def test_a_face_is_given_by_the_rule_it_names(changed: dict[str, Any], worn: str, rule: str) -> None:
    found = face(figures(**changed), RULES)
    assert (found.face, str(found.rule)) == (worn, rule)


def test_the_thresholds_are_settings() -> None:
    thin = figures(share=0.25, margin=0.2)
    assert face(thin, RULES).face == ""
    assert face(thin, {**RULES, "key.white_margin": 20.0}).face == "white"
