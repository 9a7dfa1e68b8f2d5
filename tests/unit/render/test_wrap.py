import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.render.safe import cells
from prospector.render.wrap import wrapped

WORDS = st.text(alphabet="需求大，。（）“”、ab -3", max_size=80)


def test_english_breaks_between_words():
    assert list(wrapped("one two three four", 9)) == ["one two", "three", "four"]


def test_chinese_breaks_between_any_two_characters():
    assert list(wrapped("逾期3天需求大意愿强烈", 10)) == ["逾期3天需", "求大意愿强", "烈"]


def test_a_number_between_spaces_does_not_end_the_line():
    assert list(wrapped("逾期 4 天、需求大、购买意愿强烈", 16)) == ["逾期 4 天、需求", "大、购买意愿强烈"]


@pytest.mark.parametrize("sign", "，。、；：？！）】》”’…")
def test_no_line_begins_with_closing_punctuation(sign):
    assert not any(line.startswith(sign) for line in wrapped(f"需求大{sign}意愿", 6))
    assert "".join(wrapped(f"需求大{sign}意愿", 6)) == f"需求大{sign}意愿"


@pytest.mark.parametrize("sign", "（【《“")
def test_no_line_ends_with_opening_punctuation(sign):
    assert not any(line.endswith(sign) for line in wrapped(f"需求{sign}大）意愿", 6))


def test_options_and_addresses_stay_whole():
    assert list(wrapped("请用 --skip-errors 记录其余各行", 14)) == ["请用", "--skip-errors", "记录其余各行"]


def test_white_space_at_the_beginning_is_kept():
    assert list(wrapped("  one two", 6)) == ["  one", "two"]


def test_what_cannot_be_broken_has_a_line_of_its_own():
    assert list(wrapped("a prospector b", 4)) == ["a", "prospector", "b"]


@given(WORDS, st.integers(8, 40))
def test_nothing_but_white_space_is_lost(text, width):
    assert "".join("".join(wrapped(text, width)).split()) == "".join(text.split())


@given(st.text(alphabet="需求大意愿 ", max_size=80), st.integers(4, 40))
def test_no_line_is_wider_than_asked(text, width):
    assert all(cells(line) <= width for line in wrapped(text.lstrip(), width))
