import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from prospector.domain.inert import guard, unguard

INJECTIONS = Path(__file__).parents[4] / "shared" / "data" / "nasty" / "csv_injection.json"


@given(st.text() | st.text(alphabet="'=+-@\t\r\n＝ a"))
@example("'=1+1")
@example("''")
@example("")
def test_a_guarded_cell_comes_back_unchanged(cell):
    assert unguard(guard(cell)) == cell


@given(st.text(alphabet="'=+-@\t\r\n＝ a"))
def test_no_guarded_cell_begins_with_a_sign(cell):
    assert guard(cell)[:1] not in set("=+-@\t\r\n＝＋－＠")


@pytest.mark.parametrize(
    "cell", ["=1+1", "+8613800138000", "-", "@微信号", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "''-"]
)
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(cell):
    assert guard(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "王伟", "O'Neil", "'quoted'", " =1+1", "1-2", "'"])
def test_other_cells_stay_as_they_are(cell):
    assert guard(cell) == cell
    assert unguard(cell) == cell


@pytest.mark.shared
@pytest.mark.skipif(not INJECTIONS.exists(), reason="the shared data folder is not beside the checkout")
def test_every_known_injection_is_inert_and_comes_back():
    for cell in json.loads(INJECTIONS.read_text("utf-8")):
        assert guard(cell)[:1] not in set("=+-@\t\r\n＝＋－＠")
        assert unguard(guard(cell)) == cell
