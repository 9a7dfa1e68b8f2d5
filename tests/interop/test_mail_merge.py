"""Mail merge: a text filled in for each card, in a sandbox; its mistakes are one sentence with a line."""

import pytest

LETTER = """Dear {{ fields.title }} {{ name }},

your number is {{ phones[0].raw }}.
{% for tag in tags %}- {{ tag }}
{% endfor %}
"""


@pytest.fixture
def book(program):
    program.ok("add", "person", "Ann Lee", "--phone", "13800138000", "--set", "title=Dr.", "--tag", "vip")
    program.ok("add", "person", "张伟", "--phone", "13900139000")
    return program


def letter(program, text, name="letter.txt"):
    file = program.home / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_each_card_gets_its_letter(book):
    out = book.ok("export", "--template", letter(book, LETTER)).stdout
    assert out.startswith("Dear Dr. Ann Lee,\n\nyour number is 13800138000.\n- vip\n")
    assert "Dear  张伟," in out


def test_into_a_folder_each_card_gets_a_file(book):
    folder = book.home / "letters"
    folder.mkdir()
    book.ok("export", folder, "--template", letter(book, LETTER))
    assert sorted(path.name for path in folder.iterdir()) == ["00001 Ann Lee.txt", "00002 张伟.txt"]
    assert "13900139000" in (folder / "00002 张伟.txt").read_text(encoding="utf-8")
    refused = book.run("export", folder, "--template", letter(book, LETTER))
    assert refused.exit_code == 1 and "exists already" in refused.stderr
    book.ok("export", folder, "--template", letter(book, LETTER), "--force")


def test_filters_choose_who_gets_one(book):
    assert "张伟" not in book.ok("export", "--template", letter(book, LETTER), "--tag", "vip").stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hello\n{{ nmae }}\n", "line 2"),
        ("Hello\n\n{% for x in tags %}\n", "line"),
        ("{{ name", "line 1"),
        ("a\nb\n{{ 1 / 0 }}", "line 3"),
        ("{{ name.__class__.__mro__ }}", "line 1"),
        ("{{ ''.__class__ }}", "line 1"),
        ("{% include '/etc/passwd' %}", "line 1"),
        ("{{ range(999999999)|list }}", "line 1"),
        ("{{ phones[7].raw }}", "line 1"),
        (b"Hello\n\xff\xfe", "line 2"),
    ],
)
def test_a_mistake_in_a_text_is_one_sentence_with_its_line_and_nothing_is_written(book, text, said):
    target = book.home / "out.txt"
    result = book.run("export", target, "--template", letter(book, text))
    assert result.exit_code == 2 and "letter.txt" in result.stderr and said in result.stderr
    assert "Traceback" not in result.stderr and not target.exists()
    assert [path.name for path in book.home.iterdir() if path.name.endswith(".new")] == []


def test_what_is_filled_into_markup_is_escaped(book):
    book.ok("add", "person", "<b>Bold</b> & Co")
    assert "&lt;b&gt;" in book.ok("export", "--template", letter(book, "<p>{{ name }}</p>", "letter.html")).stdout
    assert "<b>" in book.ok("export", "--template", letter(book, "{{ name }}")).stdout


def test_a_name_that_no_file_can_have_becomes_one(book):
    book.ok("add", "company", "../../etc/passwd: a*b?")
    folder = book.home / "letters"
    folder.mkdir()
    book.ok("export", folder, "--template", letter(book, "{{ name }}"))
    assert len(list(folder.iterdir())) == 3


def test_a_text_that_is_not_there_is_said(book):
    result = book.run("export", "--template", book.home / "none.txt")
    assert result.exit_code == 5 and "none.txt" in result.stderr
