import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.name import fold_accents, has_hanzi, name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José García", "jose garcia"),
        ("O'Brien, Pat", "OBrien Pat"),
        ("ＡＢＣ 公司", "abc公司"),
        ("Straße", "STRASSE"),
        ("Łukasz Żak", "lukasz zak"),
        ("王 伟", "王伟"),
        ("Müller & Söhne", "Muller Sohne"),
    ],
)
def test_the_same_name_written_otherwise_has_the_same_key(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("王伟", "王炜"), ("か", "が"), ("C++ GmbH", "C GmbH")])
def test_other_names_have_other_keys(one, other):
    assert name_key(one) != name_key(other)


@given(st.text(min_size=1).filter(lambda text: text.strip()))
def test_a_key_is_stable_and_a_name_of_signs_keeps_one(text):
    assert name_key(name_key(text)) == name_key(text)
    assert name_key("!!!") == "!!!"


def test_accents_are_folded_but_not_the_signs_that_spell_another_word():
    assert fold_accents("Ærøskøbing, François, Đặng") == "Aeroskobing, Francois, Dang"
    assert fold_accents("がく กำลัง") == "がく กำลัง"


def test_hanzi_are_told_from_other_letters():
    assert has_hanzi("A公司") and not has_hanzi("Café ガラス")
