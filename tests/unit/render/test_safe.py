import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.render.safe import cells, defused, escape_json, fit, pad, printable

# What a terminal may be given: graphic characters and spaces; line feeds only where asked for.
HARMFUL_CATEGORIES = {"Cc", "Cs", "Zl", "Zp"}
BIDI_AND_HIDDEN = set("\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff") | {
    chr(code) for code in [*range(0x202A, 0x202F), *range(0x2066, 0x2070), *range(0xE0000, 0xE0080)]
}


def harmful(text):
    return {char for char in text if unicodedata.category(char) in HARMFUL_CATEGORIES or char in BIDI_AND_HIDDEN}


@given(st.text(st.characters(), max_size=40))
def test_no_live_character_survives_on_one_line(text):
    assert harmful(printable(text)) == set()


@given(st.text(st.characters(), max_size=40))
def test_only_line_feeds_survive_on_several_lines(text):
    assert harmful(printable(text, multiline=True)) <= {"\n"}


def test_every_format_character_that_hides_or_reorders_is_caught():
    live = [chr(code) for code in range(0x110000) if harmful(chr(code))]
    assert [char for char in live if harmful(printable(f"a{char}b"))] == []
    assert [char for char in live if char not in "\t\n\r\x85\u2028\u2029" and harmful(defused(f"a{char}b"))] == []


@given(st.text(st.characters()))
def test_making_printable_twice_changes_nothing_more(text):
    assert printable(printable(text)) == printable(text)


@pytest.mark.parametrize("text", ["王伟", "O'Neil & Söhne", "Ω≈ç√", "“引号”，。", "😀", "नमस्ते", "Nguyễn Thị", "＄１"])
def test_ordinary_text_in_any_script_is_untouched(text):
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "�[31mred�[0m"),
        ("\x9b31mred", "�31mred"),
        ("safe\rEVIL", "safe EVIL"),
        ("invoice\u202efdp.exe", "invoice�fdp.exe"),
        ("\ufeff王\u200b伟", "王伟"),
        ("a\tb\r\nc\x85d", "a b c d"),
        ("\udc80", "�"),
    ],
)
def test_what_is_replaced_stays_visible_and_what_hides_is_dropped(text, shown):
    assert printable(text) == shown


def test_line_breaks_of_every_kind_become_line_feeds_where_several_lines_are_wanted():
    assert printable("a\r\nb\rc\x85d\u2028e\nf", multiline=True) == "a\nb\nc\nd\ne\nf"


def test_a_flood_of_marks_is_cut_but_real_stacks_stay():
    assert printable("Z" + "\u0334" * 50) == "Z" + "\u0334" * 4
    assert printable("ệ\u0323\u0302") == "ệ\u0323\u0302"


@given(st.text(st.characters()))
def test_escaped_json_holds_nothing_live_and_means_the_same(text):
    encoded = escape_json(json.dumps(text, ensure_ascii=False))
    assert json.loads(encoded) == json.loads(json.dumps(text))
    assert harmful(encoded) == set()


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("王伟", 4), ("ＡＢ", 4), ("ｱｲ", 2), ("e\u0301", 1), ("", 0), ("😀", 2)]
)
def test_width_is_counted_in_cells(text, width):
    assert cells(text) == width


@given(st.text(alphabet="ab王伟é\u0301ｱＡ😀"), st.integers(0, 12))
def test_what_is_fitted_never_exceeds_its_cells_and_keeps_a_beginning(text, width):
    fitted = fit(text, width)
    assert cells(fitted) <= width
    assert fitted == text or (fitted == "" and width == 0) or (fitted[-1] == "…" and text.startswith(fitted[:-1]))


def test_a_wide_character_is_never_cut_in_half():
    assert fit("上海市", 4) == "上…"
    assert fit("上海市", 5) == "上海…"
    assert fit("上海市", 6) == "上海市"


def test_padding_counts_cells_too():
    assert pad("王伟", 6) == "王伟  "
    assert pad("12", 4, "right") == "  12"
    assert pad("too long", 3) == "too long"
