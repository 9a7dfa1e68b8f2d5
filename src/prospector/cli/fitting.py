"""``--where`` for lists that are made of something else than cards: the lines whose card fits the filter."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prospector.bootstrap import Desk


def fitting(desk: "Desk", where: str, lines: "Sequence[Any]", key: str = "card_id") -> "list[Any]":
    """Return the lines whose card, named by ``key``, fits a filter; all of them without one.

    UsageError where the filter cannot be understood, also when there are no lines.
    """
    if not where.strip():
        return list(lines)
    from prospector.services.filters import only

    return only(desk, where, lines, key)


def chosen(desk: "Desk", where: str) -> "set[int] | None":
    """Return the cards that fit a filter, or None without one: all. UsageError as above."""
    if not where.strip():
        return None
    from prospector.services.filters import matching

    return matching(desk, where)
