"""import --as deals and export --as deals: every row is accounted for, nothing is invented, and twice is once."""

import csv
import json

import pytest

HEAD = "customer,date,amount,ref,product\n"


def take(program, content, *options, name="deals.csv", **more):
    file = program.home / name
    file.write_text(content, encoding="utf-8")
    return program.json("import", file, "--as", "deals", *options, **more)


def counts(view):
    assert view["read"] == view["added"] + view["updated"] + view["unchanged"] + view["rejected"]
    return tuple(view[key] for key in ("added", "updated", "unchanged", "rejected"))


def reasons(view):
    return [row["reason"] for row in view["rejected_rows"]]


def test_an_order_list_makes_each_unknown_customer_once(program):
    rows = "0001,2025-01-01,29.33,S1,\n0001,2025-02-01,0.0,S2,tea\n0002,2025-02-01,1054.0,S3,\n"
    view = take(program, HEAD + rows, "--create")
    assert counts(view) == (3, 0, 0, 0) and view["cards_added"] == 2
    assert counts(take(program, HEAD + rows, "--create")) == (0, 0, 3, 0)
    assert [(deal["card_name"], deal["amount"]) for deal in program.json("deal", "list")] == [
        ("0001", 29.33), ("0001", 0), ("0002", 1054),
    ]  # fmt: skip
    program.ok("undo")
    assert program.json("list") == []


def test_a_name_of_digits_is_a_name_and_never_a_number(program):
    program.ok("add", "company", "Acme")
    view = take(program, HEAD + "1,2025-01-01,5,A,\n")
    assert counts(view) == (0, 0, 0, 1) and "no card is called “1”" in reasons(view)[0]
    assert take(program, "card_id,date,amount\n1,2025-01-01,5\n")["added"] == 1


def test_an_unknown_customer_is_refused_without_create(program):
    program.ok("add", "company", "Acme Ltd.")
    view = take(program, HEAD + "ACME  ltd,2025-01-01,5,A,\nnobody,2025-01-01,5,B,\n")
    assert counts(view) == (1, 0, 0, 1) and view["cards_added"] == 0
    assert len(program.json("list")) == 1


def test_a_customer_is_found_by_phone_and_told_apart_by_name(program):
    program.ok("add", "person", "王伟", "--phone", "13800138000")
    program.ok("add", "person", "王伟", "--phone", "13900139000", "--double")
    view = take(
        program,
        "姓名,电话,日期,金额\n王伟,139 0013 9000,2025-01-01,5\n王伟,,2025-01-01,5\n李娜,13800138000,2025-01-01,5\n",
    )
    assert counts(view) == (1, 0, 0, 2)
    assert [len(row["candidates"]) for row in view["rejected_rows"]] == [2, 0]
    assert program.json("deal", "list")[0]["card_id"] == 2


def test_what_cannot_be_read_is_refused_with_its_reason_and_the_row_comes_back(program):
    rows = [
        ("Acme,2025-02-30,5,A,", "not a day"),
        ("Acme,2099-01-01,5,B,", "future"),
        ("Acme,2025-01-01,abc,C,", "not a sum"),
        ("Acme,2025-01-01,1.005,D,", "more decimals"),
        ("Acme,,5,E,", "no day"),
        (",2025-01-01,5,F,", "no customer"),
        ("Acme,2025-01-01,99999999999999,G,", "more than any deal"),
        ("Acme,2025-01-01,5 XYZ,H,", "not a currency"),
        ("Acme,2025-01-01,5,I,x,y", "cells"),
    ]
    rejects = program.home / "rejects.csv"
    view = take(program, HEAD + "\n".join(row for row, _ in rows) + "\n", "--create", "--rejects", rejects)
    assert counts(view) == (0, 0, 0, len(rows)) and view["cards_added"] == 0
    for reason, (_, why) in zip(reasons(view), rows, strict=True):
        assert why in reason
    written = list(csv.reader(rejects.open(encoding="utf-8")))
    assert len(written) == len(rows) + 1 and written[0][-1] == "prospector_reason"
    assert program.json("list") == [] == program.json("deal", "list")


def test_a_column_that_only_says_why_or_is_not_wanted_is_not_named_as_left_out(program):
    rows = "Customer,Date,Sum,Mood,prospector_reason\nAcme,2025-01-01,5,good,no day\n"
    (remark,) = take(program, rows, "--create")["remarks"]
    assert "Mood" in remark and "prospector_reason" not in remark
    assert take(program, rows, "--create", "--map", "Mood=-")["remarks"] == []


PIPELINE = """opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value
P1,Ann,GTXPro,Cancity,Won,2025-10-20,2026-03-01,1054
P2,Ann,GTXPro,Cancity,Lost,2025-10-20,2026-03-01,0
P3,Ann,GTXPro,Cancity,Engaging,2025-11-20,,
P4,Ann,GTXPro,Cancity,Prospecting,,,
P5,Ann,GTXPro,,Prospecting,,,
P6,Ann,GTXPro,Cancity,Won,2025-10-20,,1054
P7,Ann,GTXPro,Cancity,Dreaming,2025-10-20,,
"""


def test_a_pipeline_keeps_its_states_and_says_what_it_does_not_keep(program):
    view = take(program, PIPELINE, "--create", "--currency", "USD")
    assert counts(view) == (4, 0, 0, 3)
    assert [row["line"] for row in view["rejected_rows"]] == [6, 7, 8]
    for reason, why in zip(reasons(view), ("no customer", "no day", "“Dreaming”"), strict=True):
        assert why in reason
    assert any("sales_agent" in remark for remark in view["remarks"])
    deals = {deal["ref"]: deal for deal in program.json("deal", "list")}
    assert [(deals[ref]["state"], deals[ref]["stage"], deals[ref]["amount"]) for ref in ("P1", "P2", "P3", "P4")] == [
        ("won", None, 1054), ("lost", None, 0), ("open", "engaging", None), ("open", "prospecting", None),
    ]  # fmt: skip
    assert (deals["P3"]["on"], deals["P4"]["on"]) == ("2025-11-20", "2026-03-10")
    later = {"env": {"PROSPECTOR_TODAY": "2026-04-01T10:00:00"}}
    assert counts(take(program, PIPELINE, "--create", "--currency", "USD", **later)) == (0, 0, 4, 3)
    assert (
        counts(
            take(
                program,
                PIPELINE,
                "--currency",
                "USD",
                "--values",
                "deal_stage:Dreaming=Engaging",
                "--map",
                "sales_agent=note",
            )
        )[0]
        == 1
    )


def test_the_words_of_the_file_hold_but_never_open_what_was_closed(program):
    take(program, PIPELINE, "--create")
    changed = PIPELINE.replace(
        "P1,Ann,GTXPro,Cancity,Won,2025-10-20,2026-03-01,1054", "P1,Ann,GTXPro,Cancity,Won,2025-10-20,2026-03-02,1100"
    )
    assert counts(take(program, changed))[:2] == (0, 1)
    assert program.json("deal", "list", "--won")[0]["amount"] == 1100
    (p3,) = [deal["id"] for deal in program.json("deal", "list", "--open") if deal["ref"] == "P3"]
    program.ok("deal", "win", p3, "--amount", "7")
    view = take(program, changed)
    assert any("says it is open" in reason for reason in reasons(view))
    assert program.json("deal", "show", p3)["state"] == "won"


def test_lines_of_one_order_are_told_apart_by_their_product(program):
    rows = "Acme,2025-01-01,5,A,tea\nAcme,2025-01-01,7,A,cups\nAcme,2025-01-01,9,A,cups\n"
    view = take(program, HEAD + rows, "--create")
    assert counts(view) == (2, 0, 0, 1) and "line 3 already" in reasons(view)[0]
    assert counts(take(program, HEAD + rows)) == (0, 0, 2, 1)


def test_without_a_reference_two_equal_rows_are_two_deals_and_twice_is_once(program):
    content = "customer,date,amount\nAcme,2025-01-01,5\nAcme,2025-01-01,5\n"
    assert counts(take(program, content, "--create")) == (2, 0, 0, 0)
    assert counts(take(program, content)) == (0, 0, 2, 0)


def test_a_sum_below_zero_is_a_return(program):
    view = take(
        program, "customer,date,amount\nAcme,2025-01-01,100\nAcme,2025-01-02,-30\nAcme,2025-01-03,(5.00)\n", "--create"
    )
    assert counts(view) == (3, 0, 0, 0)
    assert [(deal["kind"], deal["amount"]) for deal in program.json("deal", "list")] == [
        ("sale", 100), ("return", -30), ("return", -5),
    ]  # fmt: skip


def test_a_row_fills_what_a_closed_contact_left(program):
    program.ok("add", "company", "Acme")
    program.ok("log-call", "Acme", "--outcome", "closed")
    assert counts(take(program, HEAD + "Acme,2026-03-10,5,A,tea\n")) == (0, 1, 0, 0)
    (deal,) = program.json("deal", "list")
    assert deal["call_id"] and (deal["amount"], deal["ref"]) == (5, "A")


def test_days_that_could_be_two_are_meant_as_the_other_rows_of_the_file_show(program):
    take(program, "customer,date,amount\nAcme,03/04/2025,5\nAcme,25/04/2025,6\n", "--create")
    assert [deal["on"] for deal in program.json("deal", "list")] == ["2025-04-03", "2025-04-25"]
    assert counts(take(program, "customer,date,amount\nAcme,03/04/2025,5\n", name="alone.csv")) == (0, 0, 0, 1)


def test_options_of_one_kind_of_file_are_refused_for_the_other(program):
    file = program.home / "a.csv"
    file.write_text(HEAD, encoding="utf-8")
    for options in (
        ["--as", "pumpkins"],
        ["--create"],
        ["--as", "deals", "--keep-doubles"],
        ["--as", "deals", "--name", "{row}"],
    ):
        assert program.run("import", file, *options).exit_code == 2
    assert program.run("import", file, "--as", "deals", "--currency", "XXL").exit_code == 2


@pytest.fixture
def full(program):
    program.ok("add", "company", "=Acme")
    program.ok("add", "person", "王伟")
    program.ok(
        "deal",
        "add",
        1,
        "1200",
        "--product",
        "=pump",
        "--cost",
        "800",
        "--quantity",
        "2.5",
        "--ref",
        "A1",
        "--contract",
        "12 months",
        "--ends",
        "+1y",
    )
    program.ok("deal", "add", 1, "25 USD", "--rate", "7.1", "--on", "2026-03-01", "--note", "@note")
    program.ok("deal", "return", 1, "200", "--reason", "broken")
    program.ok("deal", "add", 2, "5k", "--open", "--stage", "offered", "--chance", "42", "--expected", "+2w")
    program.ok("deal", "add", 2, "1", "--open")
    program.ok("deal", "lose", 5, "--why", "price")
    program.ok("log-call", 2, "--outcome", "closed")
    return program


@pytest.mark.parametrize("form", ["csv", "json", "jsonl"])
def test_an_export_comes_back_in_another_book_byte_for_byte(full, form):
    file, again = full.home / f"deals.{form}", full.home / f"again.{form}"
    cards, other = full.home / "cards.csv", {"PROSPECTOR_DB": str(full.home / "other.db")}
    full.ok("export", "--as", "deals", file)
    assert counts(full.json("import", file, "--as", "deals")) == (0, 0, 6, 0)
    full.ok("export", cards)
    full.ok("import", cards, env=other)
    assert counts(full.json("import", file, "--as", "deals", env=other)) == (6, 0, 0, 0)
    full.ok("export", "--as", "deals", again, env=other)
    assert again.read_bytes() == file.read_bytes()
    assert full.run("export", "--as", "deals", file).exit_code == 1


def test_the_whole_book_as_json_carries_its_deals(full):
    file, other = full.home / "book.json", {"PROSPECTOR_DB": str(full.home / "other.db")}
    full.ok("export", file)
    assert counts_of_cards(full.json("import", file)) == (0, 0, 2)
    full.ok("import", file, env=other)

    def told(env=None):
        return json.loads(full.ok("export", "--as", "deals", "--format", "json", env=env).stdout)

    assert told(other) == told()
    full.ok("export", full.home / "second.json", env=other)
    third = {"PROSPECTOR_DB": str(full.home / "third.db")}
    full.ok("import", full.home / "second.json", env=third)
    assert told(third) == told()


def counts_of_cards(view):
    return view["added"], view["updated"], view["unchanged"]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "rows", "customers", "amount"),
    [("cdnow_sample", 6919, 2357, 244091.94), ("maven_won", 4238, 85, 10005534.0)],
)
def test_real_order_lists_are_taken_exactly(program, shared_data, name, rows, customers, amount):
    file = shared_data / "orders" / f"{name}_orders.csv"
    view = program.json("import", file, "--as", "deals", "--create")
    assert counts(view) == (rows, 0, 0, 0) and view["cards_added"] == customers
    (total,) = program.json("deal", "list", "--totals")
    assert (total["entries"], total["amount"]) == (rows, amount)
    assert counts(program.json("import", file, "--as", "deals", "--create")) == (0, 0, rows, 0)


@pytest.mark.shared
def test_a_real_pipeline_is_taken_with_all_its_traps(program, shared_data):
    file = shared_data / "crm" / "sales_pipeline.csv"
    view = program.json("import", file, "--as", "deals", "--create", "--currency", "USD")
    assert counts(view) == (7375, 0, 0, 1425) and view["cards_added"] == 85
    assert set(reasons(view)) == {"no customer is named"}
    totals = {one["state"]: (one["entries"], one["amount"]) for one in program.json("deal", "list", "--totals")}
    assert totals == {"won": (4238, 10005534), "lost": (2473, 0), "open": (664, 0)}
    assert any(deal["product"] == "GTXPro" for deal in program.json("deal", "list", "--won"))
