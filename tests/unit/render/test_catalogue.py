import gettext
import io
from pathlib import Path

import pytest

from prospector.render.foreign import GETTEXT_WORDS


def book(catalogue, **translations):
    made = catalogue.Catalog(locale="zh_CN", charset="utf-8")
    for message, translation in translations.items():
        made.add(message, translation)
    return made


def test_every_message_has_a_chinese_translation(catalogue):
    assert list(catalogue.problems(catalogue.extracted(), catalogue.read_catalogue())) == []


def test_the_generated_catalogues_are_up_to_date(catalogue):
    assert list(catalogue.stale_files()) == []


def test_every_marker_is_extracted(catalogue):
    source = (
        "from prospector.domain.text import N_, text, text_n as several\n"
        "from prospector.render.wording import _\n"
        "A = N_('one')\nB = text('two {x}', x=_('three'))\n"
        "C = several('{count} day', '{count} '\n 'days', 3)\nD = text(A)\n"
    )
    assert set(catalogue.messages_of(source, "a.py")) == {"one", "two {x}", "three", ("{count} day", "{count} days")}


def test_two_forms_marked_each_are_one_message(catalogue):
    source = "from prospector.domain.text import N_, text_n\ntext_n(N_('{count} day'), N_('{count} days'), 3)\n"
    assert list(catalogue.messages_of(source, "a.py")) == [("{count} day", "{count} days")]


def test_another_librarys_text_is_not_a_message(catalogue):
    assert list(catalogue.messages_of("from sqlalchemy import text\ntext('SELECT 1')\n", "a.py")) == []


@pytest.mark.parametrize("argument", ["f'{x} cards'", "'a' + x", "'%s' % x"])
def test_a_message_put_together_at_run_time_is_an_error_with_its_line(catalogue, argument):
    source = f"from prospector.domain.text import text\n\ntext({argument})\n"
    with pytest.raises(catalogue.UnmarkedError, match=r"a\.py:3"):
        list(catalogue.messages_of(source, "a.py"))


def test_the_template_is_the_same_each_time_and_names_no_day_or_place(catalogue, tmp_path):
    (tmp_path / "a.py").write_text("from prospector.domain.text import N_\nN_('b')\nN_('50 % of {a}')\nN_('b')\n")
    text = catalogue.po_text(catalogue.extracted(tmp_path), "H: 1\n")
    assert text == 'msgid ""\nmsgstr ""\n"H: 1\\n"\n\nmsgid "50 % of {a}"\nmsgstr ""\n\nmsgid "b"\nmsgstr ""\n'


def test_merging_guesses_nothing_and_sets_vanished_messages_aside(catalogue):
    chinese = book(catalogue, **{"Add a card.": "添加名片。", "gone": "没了"})
    merged = catalogue.merged(chinese, book(catalogue, **{"Add a card.": "", "Add a cart.": ""}))
    assert merged["Add a card."].string == "添加名片。"
    assert not merged["Add a cart."].string
    assert "gone" not in merged
    assert '#~ msgid "gone"\n#~ msgstr "没了"' in catalogue.po_text(merged, "H: 1\n")


def test_what_is_missing_or_doubtful_is_listed(catalogue):
    template = book(catalogue, **{"a": "", "b {x}": "", "c": "", "d {y}": "", "e\n": ""})
    chinese = book(catalogue, **{"b {x}": "乙 {z}", "d {y}": "丁 {y}", "e\n": "戊"})
    chinese.add("c", "丙", flags=["fuzzy"])
    assert list(catalogue.problems(template, chinese)) == [
        "untranslated: 'a'",
        "placeholders differ: 'b {x}' has ['{x}'], '乙 {z}' has ['{z}']",
        "fuzzy: 'c'",
        "white space at an end differs: 'e\\n', '戊'",
    ]


def test_a_plural_may_leave_its_count_out_but_no_other_value(catalogue):
    template, chinese = book(catalogue), book(catalogue)
    template.add(("{count} card of {n}", "{count} cards of {n}"))
    chinese.add(("{count} card of {n}", "{count} cards of {n}"), ("{n} 张",))
    assert list(catalogue.problems(template, chinese)) == []
    chinese[("{count} card of {n}", "{count} cards of {n}")].string = ("{count} 张",)
    assert len(list(catalogue.problems(template, chinese))) == 1


def test_the_compiled_catalogue_is_read_by_gettext(catalogue):
    chinese = book(catalogue, yes="是", no="")
    chinese.add(("{count} card", "{count} cards"), ("{count} 张",))
    chinese.add("doubt", "疑", flags=["fuzzy"])
    compiled = catalogue.mo_bytes(chinese)
    read = gettext.GNUTranslations(io.BytesIO(compiled))
    assert read.gettext("yes") == "是"
    assert read.gettext("no") == "no"
    assert read.gettext("doubt") == "doubt"
    assert read.ngettext("{count} card", "{count} cards", 1) == "{count} 张"
    assert catalogue.mo_bytes(chinese) == compiled


def test_the_words_listed_for_typer_are_its_words():
    import typer.core

    source = Path(typer.core.__file__).read_text("utf-8")
    assert [word for word in GETTEXT_WORDS if f'_("{word}")' not in source] == []
