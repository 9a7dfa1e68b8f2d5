"""import and export: encodings, columns, rejects, idempotence, round trips."""

import json
from typing import Any

import pytest

from program import Program

CSV = (
    "公司名称,行业,电话,邮箱,地址,备注\n"
    "蓝天软件,软件,010-65510001,info@lantian.example,北京市海淀区中关村大街1号,含逗号\n"
    '青山茶业,茶,"0571-87650002 / 13800130002",cha@qingshan.example,杭州市西湖区龙井路2号,"第一行\n第二行"\n'
    '"大河""物流""",物流,021-58880003,,上海市浦东新区世纪大道3号,"a,b"\n'
)


MOVING = {"id", "uid", "card_id", "call_id", "created_at", "updated_at"}


def _still(value: Any) -> Any:
    """A value without what differs from book to book."""
    if isinstance(value, dict):
        return {key: _still(part) for key, part in value.items() if key not in MOVING}
    return [_still(part) for part in value] if isinstance(value, list) else value


def _comparable(program: Program) -> list[Any]:
    cards = [_still(json.loads(line)) for line in program.ok("export", "--format", "jsonl").stdout.splitlines()]
    return sorted(cards, key=lambda card: json.dumps([card["name"], card["phones"]]))


@pytest.fixture
def file(tmp_path):
    def write(content: str | bytes, name: str = "cards.csv", encoding: str = "utf-8"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_same_cards_come_from_every_encoding_and_delimiter(encoding, delimiter, program, tmp_path, file):
    import csv
    import io

    rows = list(csv.reader(io.StringIO(CSV, newline="")))
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    content = text.getvalue()
    if encoding in ("utf-16-le", "utf-16-be"):
        content = "\ufeff" + content
    report = program.json("import", file(content, encoding=encoding))
    assert (report["read"], report["added"], report["rejected"]) == (3, 3, 0)
    cards = {card["name"]: card for card in program.json("list")}
    assert cards.keys() == {"蓝天软件", "青山茶业", '大河"物流"'}
    tea = program.json("show", "青山茶业")
    assert [phone["e164"] for phone in tea["phones"]] == ["+8657187650002", "+8613800130002"]
    assert tea["emails"][0]["address"] == "cha@qingshan.example"
    assert tea["area"] == "浙江省杭州市西湖区"
    assert tea["kind"] == "company"
    assert "第一行\n第二行" in json.dumps(tea, ensure_ascii=False).replace("\\n", "\n")


def test_importing_twice_changes_nothing(program, file):
    path = file(CSV)
    program.ok("import", path)
    before = program.dump()
    report = program.json("import", path)
    assert (report["read"], report["added"], report["updated"], report["unchanged"]) == (3, 0, 0, 3)
    assert program.dump() == before


def test_what_is_read_is_added_updated_unchanged_or_skipped(program, file):
    program.ok("add", "company", "蓝天软件", "--phone", "010-65510001")
    path = file(CSV + ",软件,010-65510009,,,\n")
    report = program.json("import", path)
    assert report["read"] == 4 == report["added"] + report["updated"] + report["unchanged"] + report["rejected"]
    assert (report["added"], report["updated"], report["rejected"]) == (2, 1, 1)
    assert report["rejected_rows"][0]["reason"]
    assert program.json("show", "蓝天软件")["emails"][0]["address"] == "info@lantian.example"


def test_a_file_never_overwrites_what_is_on_a_card(program, file):
    program.ok(
        "add",
        "company",
        "蓝天软件",
        "--phone",
        "010-65510001",
        "--set",
        "industry=printing",
        "--address",
        "上海市浦东新区世纪大道9号",
    )
    program.ok("import", file(CSV))
    card = program.json("show", "蓝天软件")
    assert card["fields"]["industry"] == "printing"
    assert card["address"] == "上海市浦东新区世纪大道9号"


def test_rejects_can_be_mended_and_imported(program, file, tmp_path):
    rejects = tmp_path / "rejects.csv"
    result = program.ok("import", file("姓名,电话\n王伟,13800130001\n,13800130002\n"), "--rejects", rejects)
    assert "Line 3 rejected" in result.stderr
    mended = rejects.read_text(encoding="utf-8-sig").replace(",13800130002", "李雷,13800130002")
    assert mended.count("13800130002") == 1
    report = program.json("import", file(mended, "mended.csv"))
    assert report["added"] == 1
    assert program.json("show", "李雷")["phones"][0]["e164"] == "+8613800130002"


def test_a_column_can_be_named_and_others_become_free_fields(program, file):
    path = file("Wer,Nummer,Lieblingsfarbe\nAnna Schmidt,+49 30 23125101,blau\n")
    program.ok("import", path, "--map", "Wer=name", "--map", "Nummer=phone")
    card = program.json("show", "Anna Schmidt")
    assert card["phones"][0]["e164"] == "+493023125101"
    assert "blau" in card["fields"].values()


def test_a_column_can_be_left_out(program, file):
    program.ok("import", file("name,secret\nAnna,blau\n"), "--map", "secret=-")
    assert "blau" not in program.ok("export", "--format", "json").stdout


def test_columns_shows_how_the_file_is_understood_and_writes_nothing(program, file):
    columns = {use["column"]: use["target"] for use in program.json("import", file(CSV), "--columns")}
    assert columns["公司名称"] == "company" and columns["电话"] == "phone"
    assert program.json("list") == []


def test_a_dry_run_tells_what_would_be_done(program, file):
    program.ok("today")
    before = program.dump()
    report = program.json("import", file(CSV), "--dry-run")
    assert report["added"] == 3 and len(report["first"]) == 3
    assert "Nothing was written." in program.ok("import", file(CSV), "--dry-run").stdout
    assert program.dump() == before


def test_one_import_is_one_undo(program, file):
    program.ok("import", file(CSV))
    program.ok("undo")
    assert program.json("list") == []


def test_a_pipe_is_read(program):
    assert program.json("import", "-", stdin=CSV.encode("gb18030"))["added"] == 3


@pytest.mark.parametrize(
    ("content", "code"),
    [("", 2), ("\n\n", 2), (b"\x00\x01\x02\xff\xfe" * 50, 2), ("[{]", 2), ("nothing,known\n1,2\n", 2)],
)
def test_a_file_that_is_no_list_is_refused_in_a_sentence(content, code, program, file):
    result = program.run("import", file(content))
    assert result.exit_code == code, str(result)
    assert result.stdout == ""


def test_an_unknown_encoding_or_mapping_is_refused(program, file):
    assert program.run("import", file(CSV), "--encoding", "klingon").exit_code == 2
    assert program.run("import", file(CSV), "--map", "电话").exit_code == 2
    assert program.run("import", file(CSV), "--map", "nothing=name").exit_code == 2


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_a_book_goes_out_and_comes_in_again_without_loss(form, book, tmp_path):
    path = tmp_path / f"book.{form}"
    book.ok("export", path)
    other = Program(tmp_path / "other")
    report = other.json("import", path)
    assert report["rejected"] == 0
    assert _comparable(other) == _comparable(book)
    assert other.json("import", path)["unchanged"] == report["read"]


def test_csv_goes_out_and_comes_in_again(book, tmp_path):
    path = tmp_path / "book.csv"
    book.ok("export", path)
    other = Program(tmp_path / "other")
    other.ok("import", path)
    again = tmp_path / "again.csv"
    other.ok("export", again)
    assert path.read_bytes().count(b"\n") == again.read_bytes().count(b"\n")
    kept = ("name", "kind", "phones", "emails", "address", "area", "tags", "fields", "circle", "method", "stopped_on")
    assert [[card[key] for key in kept] for card in _comparable(other)] == [
        [card[key] for key in kept] for card in _comparable(book)
    ]
    assert other.json("import", path)["added"] == 0


def test_an_export_can_be_narrowed(book):
    assert len(book.ok("export", "--format", "json", "--kind", "company").json) == 2
    assert len(book.ok("export", "--format", "json", "--tag", "vip").json) == 2
    assert len(book.ok("export", "--format", "json", "--area", "berlin").json) == 1


def test_an_export_never_overwrites_unasked(book, tmp_path):
    path = tmp_path / "book.csv"
    path.write_text("mine", encoding="utf-8")
    assert book.run("export", path).exit_code == 1
    assert path.read_text(encoding="utf-8") == "mine"
    book.ok("export", path, "--force")
    assert "王伟" in path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("ending", ["pdf", "XLS", "tsv"])
def test_no_file_is_called_what_it_is_not(book, tmp_path, ending):
    refused = book.run("export", tmp_path / f"cards.{ending}")
    assert (refused.exit_code, f".{ending.lower()}" in refused.stderr, list(tmp_path.glob("cards*"))) == (2, True, [])
    book.ok("export", tmp_path / f"cards.{ending}", "--format", "csv")
    book.ok("export", tmp_path / "cards.2026-03")
    book.ok("export", tmp_path / "cards.vcard")
    assert (tmp_path / "cards.vcard").read_text().startswith("BEGIN:VCARD")


def test_where_a_file_cannot_be_written_its_own_name_is_told(book, tmp_path):
    for arguments in ((), ("--as", "deals")):
        refused = book.run("export", tmp_path / "nowhere" / "cards.csv", *arguments)
        assert refused.exit_code == 5 and f"{tmp_path}/nowhere/cards.csv:" in refused.stderr


def test_an_export_to_stdout_is_the_same_as_to_a_file(book, tmp_path):
    book.ok("export", tmp_path / "book.json")
    assert book.ok("export", "-", "--format", "json").stdout == (tmp_path / "book.json").read_text(encoding="utf-8")


@pytest.mark.shared
@pytest.mark.parametrize("name", ["utf8", "utf8_bom", "gbk", "gb18030", "utf16le_bom", "utf16be_bom"])
def test_the_six_files_hold_the_same_cards(name, shared_data, tmp_path):
    reference, program = Program(tmp_path / "one"), Program(tmp_path / "two")
    assert reference.json("import", shared_data / "encodings" / "utf8.csv")["rejected"] == 0
    assert program.json("import", shared_data / "encodings" / f"{name}.csv")["rejected"] == 0
    assert _comparable(program) == _comparable(reference)
