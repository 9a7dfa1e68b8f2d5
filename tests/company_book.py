"""Invented parts in companies, competitors, occasions and lendings, so that every statement about them finds some."""

from collections.abc import Sequence
from datetime import date

from prospector.domain.competitor import Competitor
from prospector.domain.lending import Lending
from prospector.domain.occasion import OwnOccasion
from prospector.domain.stakeholder import PARTS, Stakeholder
from prospector.services.stores import Store

DAY = date(2026, 3, 1)


def fill_companies(store: Store, ids: Sequence[int]) -> None:
    """Give each of six cards a part, a competitor, an occasion and a lending. The book has begun writing already."""
    for place, card_id in enumerate(ids):
        person, known_by = ids[(place + 1) % 6], ids[(place + 2) % 6]
        part = list(PARTS)[place]
        store.stakeholders.add(
            Stakeholder(
                0, f"part {place}", card_id, person, part, DAY, "bonus", "同乡", known_by if place % 2 else None
            )
        )
        store.competitors.add(
            Competitor(0, f"competitor {place}", card_id, "Rival", DAY, "R7", place % 5 + 1 if place else None, "赵明")
        )
        store.own_occasions.add(OwnOccasion(0, f"occasion {place}", card_id, "wedding", f"--05-1{place}", "金婚"))
        back = DAY if place % 2 else None
        store.lendings.add(
            Lending(0, f"lending {place}", card_id, "小李", DAY, date(2026, 3, 5 + place), back, "audit")
        )
