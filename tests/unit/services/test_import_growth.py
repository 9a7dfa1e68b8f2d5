"""What one more row costs does not grow with the rows before it: counted in steps of the database, not in time."""

from collections.abc import Callable

import pytest

from fakes import a_desk
from prospector.domain.draft import CardDraft
from prospector.interop.contact_parser import PhoneNumbersParser
from prospector.services.imports import import_cards

CN = PhoneNumbersParser("CN")
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉"


def _namesakes(row: int) -> CardDraft:
    """Every eighth person is called the same, and lives at a house of their own."""
    given = _GIVEN[row % 8] if row % 8 == 0 else _GIVEN[row % 25] + _GIVEN[row // 25 % 25]
    return CardDraft(f"王{given}", phones=(CN.phone(f"138{row:08}"),), address=f"杭州市西湖区文三路{row}号")


def _one_line(row: int) -> CardDraft:
    """Everybody has the number of the house."""
    return CardDraft(f"王{_GIVEN[row % 25]}{_GIVEN[row // 25 % 25]}{row}", phones=(CN.phone("010-65550000"),))


def _one_address(row: int) -> CardDraft:
    """Everybody has the mail of the house."""
    return CardDraft(f"王{_GIVEN[row % 25]}{_GIVEN[row // 25 % 25]}{row}", emails=(CN.email("info@example.com"),))


def _one_name(row: int) -> CardDraft:
    """Nobody's name was known."""
    return CardDraft("Unknown", phones=(CN.phone(f"138{row:08}"),), facts={"employer": f"Firm {row}"})


def _steps(make: Callable[[int], CardDraft], rows: int) -> int:
    """How many hundred steps the database takes for an import of so many rows."""
    steps = 0

    def stepped() -> None:
        nonlocal steps
        steps += 1

    with a_desk() as desk:
        desk.store.runner.connection.set_progress_handler(stepped, 100)  # type: ignore[attr-defined]
        report = import_cards(desk, (make(row) for row in range(rows)), lambda _: None)
        desk.commit()
    assert report.added == rows
    return steps


@pytest.mark.parametrize("make", [_namesakes, _one_line, _one_address, _one_name])
def test_four_times_the_rows_take_about_four_times_the_steps(make: Callable[[int], CardDraft]) -> None:
    few, many = _steps(make, 600), _steps(make, 2_400)
    assert many < 5 * few


def test_of_many_who_are_called_the_same_each_is_found_again_by_number() -> None:
    rows = [CardDraft("张先生", phones=(CN.phone(f"138{row:08}"),), address="文三路1号") for row in range(30)]
    with a_desk() as desk:
        assert import_cards(desk, iter(rows), lambda _: None).added == 30
        assert import_cards(desk, iter(rows), lambda _: None).unchanged == 30


def test_everybody_with_the_number_of_the_house_is_found_again_by_name() -> None:
    rows = [_one_line(row) for row in range(40)] + [_one_address(row) for row in range(50, 90)]
    short = [CardDraft(f"李{_GIVEN[row]}", phones=(CN.phone("655123"),)) for row in range(24)]
    with a_desk() as desk:
        assert import_cards(desk, iter([*rows, *short]), lambda _: None).added == 104
        again = import_cards(desk, iter([*rows, *short]), lambda _: None)
        assert again.unchanged == 104


def test_a_colleague_with_an_extension_is_found_among_very_many() -> None:
    rows = [
        CardDraft(f"王{_GIVEN[row % 25]}{row}", phones=(CN.phone(f"010-65550000转{row + 100}"),)) for row in range(40)
    ]
    with a_desk() as desk:
        assert import_cards(desk, iter(rows), lambda _: None).added == 40
        assert import_cards(desk, iter(rows), lambda _: None).unchanged == 40


def test_who_was_completed_with_a_number_is_no_longer_known_by_name_alone() -> None:
    rows = [CardDraft("王伟"), CardDraft("王伟", phones=(CN.phone("13800138000"),))]
    other = CardDraft("王伟", phones=(CN.phone("13900139000"),))
    with a_desk() as desk:
        report = import_cards(desk, iter([*rows, other]), lambda _: None)
    assert (report.added, report.updated) == (2, 1)
