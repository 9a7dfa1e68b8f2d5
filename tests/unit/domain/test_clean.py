import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.clean import clean_line, clean_text
from prospector.domain.errors import UsageError

SHARED = Path(__file__).parents[3].parent / "shared" / "data" / "nasty"
ALIVE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\u200b\ufeff\U000e0000-\U000e007f]"
)


@given(st.text())
def test_a_cleaned_line_holds_nothing_that_moves_a_cursor_or_turns_text(text):
    assert not ALIVE.search(clean_line(text))


@given(st.text())
def test_a_cleaned_text_keeps_no_control_but_the_line_feed(text):
    assert not ALIVE.search(clean_text(text).replace("\n", ""))


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_text(clean_text(text)) == clean_text(text)


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Lo", "Nd", "Po"]), max_size=40))
def test_ordinary_words_are_only_composed(text):
    assert clean_line(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x9b31mred", "red"),
        ("\x1b]0;pwned\x07name", "name"),
        ("\x1b]8;;http://example.invalid\x1b\\click\x1b]8;;\x1b\\", "click"),
        ("safe\b\b\b\bEVIL", "safeEVIL"),
        ("one\ttwo\r\nthree", "one two three"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("王\u200b伟", "王伟"),
        ("\ufeff王伟 ", "王伟"),
        ("e\u0301", "é"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("a\x00b", "ab"),
    ],
)
def test_a_line_is_cleaned_to(dirty, clean):
    assert clean_line(dirty) == clean


def test_a_text_keeps_its_lines_in_one_form():
    assert clean_text("one\r\ntwo\rthree\u2028four\x0bfive") == "one\ntwo\nthree\nfour\nfive"


def test_bytes_that_were_no_text_are_refused_with_a_sentence():
    with pytest.raises(UsageError, match="no text in its encoding"):
        clean_line("ab\udc80")


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data folder is not beside the checkout")
@pytest.mark.parametrize("clean", [clean_line, clean_text])
def test_every_escape_and_naughty_string_is_harmless_or_refused(clean):
    escapes = json.loads((SHARED / "terminal_escapes.json").read_text("utf-8")).values()
    naughty = json.loads((SHARED / "blns" / "blns.json").read_text("utf-8"))
    refused = 0
    for string in [*escapes, *naughty]:
        try:
            cleaned = clean(string)
        except UsageError:
            refused += 1
            continue
        assert not ALIVE.search(cleaned.replace("\n", "")), ascii(string)
    assert refused == 1
