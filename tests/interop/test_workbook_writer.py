"""Workbooks: typed columns, a header in sight, filters; nothing in them acts, and telephone numbers stay text."""

import zipfile
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from prospector.domain.errors import UsageError
from prospector.interop import workbook_writer
from prospector.interop.workbook_writer import write_workbook

HEADER = ["name", "phones", "on", "amount", "postcode", "note"]
HOSTILE = ["=1+2", "+86 138", "-5", "@SUM(A1)", "'=x", "\tx", "https://example.com", "{=1}", "=cmd|' /C calc'!A0"]


def write(path, rows, header=HEADER):
    return write_workbook(path, header, rows, name="prospector")


def cells(path):
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def part(path, name):
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


def test_each_column_is_what_it_holds(tmp_path):
    path = tmp_path / "cards.xlsx"
    assert write(path, [["张伟", "+8613800138000", "2026-03-10", 1200.5, "010022", "2026-03-10"]]) == 1
    header, row = cells(path)
    assert header == HEADER
    assert row == ["张伟", "+8613800138000", date(2026, 3, 10), 1200.5, "010022", "2026-03-10"]


def test_the_header_stays_in_sight_and_can_be_filtered(tmp_path):
    path = tmp_path / "cards.xlsx"
    write(path, [["a", "", "", "", "", ""]] * 3)
    sheet = part(path, "xl/worksheets/sheet1.xml")
    assert 'state="frozen"' in sheet and 'ySplit="1"' in sheet
    assert '<autoFilter ref="A1:F4"/>' in sheet


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_acts(tmp_path, text):
    path = tmp_path / "cards.xlsx"
    write(path, [[text, text, text, text, text, text]])
    sheet = part(path, "xl/worksheets/sheet1.xml")
    assert "<f>" not in sheet and "hyperlink" not in sheet
    assert 'Target="http' not in "".join(
        part(path, name) for name in zipfile.ZipFile(path).namelist() if name.endswith(".rels") and "worksheets" in name
    )


def test_the_same_rows_give_the_same_bytes(tmp_path):
    rows = [["a", "b", "2026-03-10", 1, "", "x"]]
    write(tmp_path / "a.xlsx", rows)
    write(tmp_path / "b.xlsx", rows)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_day_that_spreadsheets_count_wrongly_stays_text(tmp_path):
    write(tmp_path / "a.xlsx", [["a", "", "1900-01-01", "", "", ""]])
    assert cells(tmp_path / "a.xlsx")[1][2] == "1900-01-01"


def test_what_does_not_fit_a_cell_or_a_sheet_is_refused_in_a_sentence(tmp_path, monkeypatch):
    with pytest.raises(UsageError, match="longer than a cell"):
        write(tmp_path / "a.xlsx", [["x" * 40_000, "", "", "", "", ""]])
    monkeypatch.setattr(workbook_writer, "ROW_LIMIT", 3)
    with pytest.raises(UsageError, match="holds"):
        write(tmp_path / "a.xlsx", [["x", "", "", "", "", ""]] * 5)


def test_cards_come_back_from_a_workbook(program):
    program.ok("add", "person", "=张伟", "--phone", "+86 138 0013 8000", "--set", "likes=+tea", "--tag", "@vip")
    file = program.home / "cards.xlsx"
    program.ok("export", file)
    assert program.json("import", file)["unchanged"] == 1
    before = program.json("show", "1")
    program.ok("undo")
    assert program.json("import", file)["added"] == 1
    after = program.json("show", before["name"])
    for key in ("uid", "name", "phones", "fields", "tags"):
        assert after[key] == before[key]


def test_a_workbook_needs_a_file(program):
    result = program.run("export", "--format", "xlsx")
    assert result.exit_code == 2 and "needs a file" in result.stderr
