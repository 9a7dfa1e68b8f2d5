"""What one more row costs does not grow with the rows before it: counted in steps of the database, not in time."""

from collections.abc import Callable

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


def test_four_times_the_rows_take_about_four_times_the_steps() -> None:
    few, many = _steps(_namesakes, 600), _steps(_namesakes, 2_400)
    assert many < 5 * few
