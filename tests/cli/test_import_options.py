"""import: which side holds, several files, profiles, refused rows in their own form, what a dry run shows."""

import pytest


@pytest.fixture
def file(tmp_path):
    def write(name: str, content: str):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return path

    return write


def facts(program, name):
    return program.json("show", name)["fields"]


def test_a_file_overrules_the_book_only_when_told_and_conflicts_are_listed(program, file):
    program.ok("import", file("a.csv", "Name,Phone,Industry\nLi Wei,13800138000,steel\n"))
    later = file("b.csv", "Name,Phone,Industry\nLi Wei,13800138000,wood\n")
    (conflict,) = program.json("import", later)["conflicts"]
    assert (conflict["field"], conflict["book"], conflict["file"], conflict["taken"]) == (
        "industry",
        "steel",
        "wood",
        False,
    )
    assert facts(program, "Li Wei")["industry"] == "steel"
    report = program.json("import", later, "--prefer", "file")
    assert (report["updated"], report["conflicts"][0]["taken"]) == (1, True)
    assert facts(program, "Li Wei")["industry"] == "wood"


def test_several_files_are_one_operation(program, file):
    report = program.json("import", file("a.csv", "Name\nAnna\n"), file("b.vcf", "BEGIN:VCARD\nFN:Ben\nEND:VCARD\n"))
    assert (report["read"], report["added"], len(report["files"])) == (2, 2, 2)
    program.ok("undo")
    assert program.json("list") == []


def test_a_file_that_cannot_be_read_takes_the_others_with_it(program, file):
    result = program.run("import", str(file("a.csv", "Name\nAnna\n")), str(file("b.csv", "")))
    assert result.exit_code == 2
    assert program.json("list") == []


def test_a_profile_reads_the_next_file_as_this_one(program, file):
    program.ok(
        "import",
        file("a.csv", "foo,bar\nAnna,13800138000\n"),
        "--map",
        "foo=name",
        "--map",
        "bar=phone",
        "--map-save",
        "odd",
    )
    program.ok("import", file("b.csv", "foo,bar\nBen,13900139000\n"), "--profile", "odd")
    assert program.json("show", "Ben")["phones"][0]["e164"] == "+8613900139000"
    assert program.run("import", "x.csv", "--profile", "even").exit_code == 3


def test_a_refused_card_can_be_mended_and_imported_again(program, file, tmp_path):
    rejects = tmp_path / "rejects.vcf"
    source = file("a.vcf", "BEGIN:VCARD\nFN:Anna\nEND:VCARD\nBEGIN:VCARD\nTEL:13800138000\nFN:Ben\n")
    assert program.json("import", source, "--rejects", rejects)["rejected"] == 1
    assert "X-PROSPECTOR-REASON:" in rejects.read_text()
    mended = file("b.vcf", rejects.read_text() + "END:VCARD\n")
    program.ok("import", mended)
    assert "reason" not in str(facts(program, "Ben"))


def test_a_dry_run_shows_the_first_rows_as_cards(program, file):
    result = program.ok("import", file("a.csv", "Name,Phone\nAnna,13800138000\n"), "--dry-run")
    assert "Anna" in result.stdout
    assert "+8613800138000" in result.stdout
    assert program.json("list") == []


def test_events_and_tasks_go_to_the_cards_they_name(program, file):
    program.ok("import", file("a.csv", "Name,Phone\nLi Wei,13800138000\n张伟,13900139000\n"))
    calendar = (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260302T090000Z\nSUMMARY:Call Li Wei\nEND:VEVENT\n"
        "BEGIN:VEVENT\nUID:b\nDTSTART;VALUE=DATE:20260402\nSUMMARY:拜访张伟总\nEND:VEVENT\n"
        "BEGIN:VEVENT\nUID:c\nDTSTART:20260302T090000Z\nSUMMARY:Dentist\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    report = program.json("import", file("contacts.vcf", calendar))
    assert (report["updated"], report["rejected"], report["added"]) == (2, 1, 0)
    again = program.json("import", file("contacts.vcf", calendar))
    assert (again["updated"], again["unchanged"]) == (0, 2)


def test_a_file_of_which_nothing_can_be_taken_is_a_refusal_for_scripts(program, file):
    result = program.run("import", str(file("a.vcf", "BEGIN:VCARD\nFN:Cut")))
    assert result.exit_code == 1
    assert "END:VCARD" in result.stderr
