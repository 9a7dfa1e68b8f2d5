import datetime as dt
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from prospector.domain.draft import CardDraft, Instructions
from prospector.domain.errors import UsageError
from prospector.interop.drafts import read_cards
from prospector.interop.spreadsheets import shown
from prospector.interop.table_rows import open_table


def a_workbook(path: Path, **sheets):
    """Write ``rows`` of cells to each sheet; a cell ``("merge", last_row, last_column, text)`` is merged to there."""
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, tuple):
                        sheet.merge_range(row, column, cell[1], cell[2], cell[3])
                    elif isinstance(cell, dt.date):
                        sheet.write_datetime(row, column, cell, day)
                    elif cell is not None:
                        sheet.write(row, column, cell)
    return path


def rows_of(path, **options):
    return [cells for _number, _line, cells in open_table(path, **options)]


def test_a_phone_kept_as_a_number_has_no_fraction_and_a_day_is_a_day(tmp_path):
    file = a_workbook(tmp_path / "a.xlsx", S=[["姓名", "手机", "生日"], ["张三", 13800138000, dt.date(1980, 5, 6)]])
    (draft,) = read_cards(file)
    assert draft.phones[0].e164 == "+8613800138000"
    assert draft.facts["birthday"] == "1980-05-06"


def test_a_day_whose_cell_is_a_plain_number_is_counted_from_1900(tmp_path):
    file = a_workbook(tmp_path / "a.xlsx", S=[["Name", "Birthday"], ["Li", 29347]])
    (draft,) = read_cards(file)
    assert draft.facts["birthday"] == "1980-05-06"


def test_titles_above_the_header_are_passed_over_and_lines_are_those_of_the_sheet(tmp_path):
    rows = [[("merge", 0, 2, "客户名单 2026")], [], ["姓名", "手机", "单位"], ["张三", 13800138000, "甲公司"]]
    table = list(open_table(a_workbook(tmp_path / "a.xlsx", S=rows)))
    assert table == [(1, 4, {"姓名": "张三", "手机": "13800138000", "单位": "甲公司"})]


def test_a_cell_merged_downwards_stands_in_each_of_its_rows(tmp_path):
    rows = [
        ["公司", "联系人", "手机"],
        [("merge", 2, 0, "甲公司"), "张三", "13800138000"],
        [None, "李四", "13900139000"],
    ]
    assert [row["公司"] for row in rows_of(a_workbook(tmp_path / "a.xlsx", S=rows))] == ["甲公司", "甲公司"]


def test_a_sheet_is_chosen_by_name_or_number_and_others_are_told(tmp_path):
    file = a_workbook(tmp_path / "a.xlsx", Kunden=[["Name"], ["Li"], ["Wang"]], Alt=[["Name"], ["Zhao"]])
    assert [row["Name"] for row in rows_of(file, sheet="alt")] == ["Zhao"]
    assert [row["Name"] for row in rows_of(file, sheet="2")] == ["Zhao"]
    table = open_table(file)
    assert [row["Name"] for _n, _l, row in table] == ["Li", "Wang"]
    assert "Alt" in str(table.remarks[0].values)


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are(tmp_path):
    file = a_workbook(tmp_path / "a.xlsx", Kunden=[["Name"], ["Li"]])
    with pytest.raises(UsageError) as refusal:
        open_table(file, sheet="Lieferanten")
    assert "Kunden" in str(refusal.value.hint)


def test_a_first_sheet_that_is_empty_is_passed_over(tmp_path):
    file = a_workbook(tmp_path / "a.xlsx", Empty=[], List=[["Name"], ["Li"]])
    assert rows_of(file) == [{"Name": "Li"}]


def test_a_workbook_that_was_cut_off_is_refused(tmp_path):
    file = a_workbook(tmp_path / "a.xlsx", S=[["Name"], ["Li"]])
    file.write_bytes(file.read_bytes()[:3000])
    with pytest.raises(UsageError, match="damaged or cut-off"):
        open_table(file)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    file = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("xl/workbook.xml", "<x/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(600):
                part.write(b" " * (1 << 20))
    with pytest.raises(UsageError, match="unpacks to more than 512 MB"):
        open_table(file)


def test_two_cells_far_apart_are_not_a_thousand_million(tmp_path):
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Name")
        sheet.write(1_000_000, 16_000, "x")
    with pytest.raises(UsageError, match="reaches to row 1000001 and column 16001"):
        open_table(tmp_path / "a.xlsx")


def test_a_workbook_with_a_password_is_refused_as_such(tmp_path):
    file = tmp_path / "a.xlsx"
    file.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1016 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512
    )
    with pytest.raises(UsageError, match="password"):
        open_table(file)


def test_an_old_office_file_that_is_no_workbook_is_refused(tmp_path):
    (tmp_path / "a.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    with pytest.raises(UsageError, match="not a whole workbook"):
        open_table(tmp_path / "a.xls")


def test_an_archive_that_is_no_workbook_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("list.csv", "Name\nLi\n")
    with pytest.raises(UsageError, match="ZIP archive"):
        open_table(tmp_path / "a.xlsx")


def test_a_sheet_option_for_a_text_file_is_refused(tmp_path):
    (tmp_path / "a.csv").write_text("Name\nLi\n")
    with pytest.raises(UsageError, match="no sheets"):
        open_table(tmp_path / "a.csv", sheet="1")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (13800138000.0, "13800138000"),
        (0.1 + 0.2, "0.3"),
        (1e18, "1e+18"),
        (True, "TRUE"),
        (dt.datetime(2026, 3, 1), "2026-03-01"),
        (dt.datetime(2026, 3, 1, 9, 5), "2026-03-01 09:05:00"),
        (dt.timedelta(minutes=75), "1:15:00"),
        (dt.time(9, 5), "09:05:00"),
        (None, ""),
    ],
)
def test_values_are_written_as_a_person_sees_them(value, text):
    assert shown(value) == text


def test_thousands_of_rows_are_all_read(tmp_path):
    rows = [["Name", "Phone"], *([f"Client {n}", 13800000000 + n] for n in range(3000))]
    drafts = list(read_cards(a_workbook(tmp_path / "a.xlsx", S=rows), wanted=Instructions()))
    assert len(drafts) == 3000
    assert all(isinstance(draft, CardDraft) and draft.phones[0].e164 for draft in drafts)
