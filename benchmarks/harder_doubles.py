"""Harder invented lists: the columns of other programs, several copies of one row, and more that only looks alike.

Where ``invented_doubles`` writes a card again as a colleague would, these lists are as bad as lists from outside are:
fields exchanged, wrong or empty, families on one telephone, chains and branches, short and full names, homophones,
traditional characters, and many people of one name. Nothing in the engine knows any of them.
"""

from collections.abc import Callable, Iterator

from harder_chinese import citizens, firms
from harder_western import businesses, contacts, register
from invented_doubles import Listed

LISTS: dict[str, Callable[[int, int], Listed]] = {
    "register": register,
    "contacts": contacts,
    "businesses": businesses,
    "citizens": citizens,
    "firms": firms,
}


def harder(count: int = 1_500, seed: int = 11) -> Iterator[tuple[str, Listed]]:
    """Every list, of so many rows."""
    for name, make in LISTS.items():
        yield name, make(count, seed)
