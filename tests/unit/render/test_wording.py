import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.errors import UsageError
from prospector.domain.text import Text, text, text_n
from prospector.render import wording
from prospector.render.wording import _, choose_language, say


@pytest.mark.parametrize("name", ["zh", "zh_CN", "zh_CN.UTF-8", "zh-Hans", "zh_SG", "zh_Hans_HK", "ZH", "zh_CN.gbk@x"])
def test_a_simplified_chinese_locale_means_chinese(name):
    assert choose_language(None, {"LANG": name}) == "zh"


@pytest.mark.parametrize("name", ["en_GB.UTF-8", "de_DE", "zh_TW.UTF-8", "zh-Hant", "zh_HK", "C", "POSIX", "", "xx"])
def test_any_other_locale_means_english(name):
    assert choose_language(None, {"LANG": name}) == "en"


def test_what_is_asked_for_beats_the_environment():
    environ = {"PROSPECTOR_LANG": "zh", "LC_ALL": "zh_CN", "LANGUAGE": "zh"}
    assert choose_language("en", environ) == "en"
    assert choose_language("zh", {"LC_ALL": "en_US"}) == "zh"


def test_our_own_variable_beats_the_locale():
    assert choose_language(None, {"PROSPECTOR_LANG": "zh", "LC_ALL": "en_US.UTF-8"}) == "zh"


def test_the_locale_variables_are_asked_in_the_order_of_gettext():
    assert choose_language(None, {"LC_ALL": "zh_CN", "LC_MESSAGES": "en_US", "LANG": "en_US"}) == "zh"
    assert choose_language(None, {"LC_ALL": "", "LC_MESSAGES": "zh_CN", "LANG": "en_US"}) == "zh"
    assert choose_language(None, {"LC_MESSAGES": "en_US", "LANG": "zh_CN"}) == "en"


def test_the_language_list_overrules_the_locale_unless_that_is_c():
    assert choose_language(None, {"LANG": "en_US.UTF-8", "LANGUAGE": "fr:zh_CN:en"}) == "zh"
    assert choose_language(None, {"LANGUAGE": "zh"}) == "zh"
    assert choose_language(None, {"LC_ALL": "C.UTF-8", "LANGUAGE": "zh"}) == "en"


@pytest.mark.parametrize("typed", ["fr", "zh_TW", "chinese", "../zh"])
def test_an_unknown_language_is_refused_with_the_two_there_are(typed):
    with pytest.raises(UsageError) as refused:
        choose_language(typed, {})
    assert typed in str(refused.value)
    assert "en (English)" in str(refused.value.hint)
    assert "zh (简体中文)" in str(refused.value.hint)


def test_english_imports_no_gettext():
    code = (
        "import sys; from prospector.render import wording; wording.activate('en'); "
        "wording.say('x'); sys.exit('gettext' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_sentence_is_said_in_chinese_with_its_values(chinese):
    chinese({"{name} is due on {day}.": "{day}该联系{name}了。"})
    assert say(text("{name} is due on {day}.", name="王伟", day="周五")) == "周五该联系王伟了。"


def test_the_plural_form_is_chosen_by_language(chinese):
    cards = [text_n("{count} card of {total}", "{count} cards of {total}", n, total=9) for n in (0, 1, 2)]
    assert [say(card) for card in cards] == ["0 cards of 9", "1 card of 9", "2 cards of 9"]
    chinese({("{count} card of {total}", "{count} cards of {total}"): "{total} 张中的 {count} 张"})
    assert [say(card) for card in cards] == ["9 张中的 0 张", "9 张中的 1 张", "9 张中的 2 张"]


def test_texts_inside_a_text_are_said_too(chinese):
    chinese({"{who}: {why}": "{who}:{why}", "late by {n} day": "不用", "never called": "从未联系"})
    assert say(text("{who}: {why}", who="never called", why=text("never called"))) == "never called:从未联系"


def test_a_message_without_translation_is_said_in_english(chinese):
    chinese({"yes": "是"})
    assert _("no such message") == "no such message"
    assert _("") == ""


def test_what_typer_says_itself_comes_from_the_same_catalogue(chinese):
    from typer.core import _ as typer_word

    chinese({"Options": "选项"})
    assert typer_word("Options") == "选项"
    assert os.environ["LANGUAGE"] == "zh_CN"


def test_going_back_to_english_forgets_the_translations(chinese):
    chinese({"yes": "是"})
    assert _("yes") == "是"
    wording.activate("en")
    assert _("yes") == "yes"


@given(st.text(), st.text())
def test_values_are_never_templates(name, why):
    assert say(text("“{name}”: {why}", name=name, why=why)) == f"“{name}”: {why}"


@given(st.text())
def test_a_message_with_odd_braces_is_never_a_traceback(message):
    assert isinstance(say(Text(message, {"a": 1})), str)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("{a.__class__} {a}", "{a.__class__} 1"),
        ("{a!r:>9} {a}", "{a!r:>9} 1"),
        ("{0} {} {b} {a}", "{0} {} {b} 1"),
        ("{{a}} {a}", "{a} 1"),
    ],
)
def test_only_plain_names_in_braces_are_filled(message, said):
    assert say(Text(message, {"a": 1})) == said


def test_values_are_cleaned_where_asked():
    inner = text("[{x}]", x="b")
    assert say(text("{v} {t} keep", v="a", t=inner), str.upper) == "A [B] keep"
