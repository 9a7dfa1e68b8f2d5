"""import and export --as invoices, payments, referrals, calls: every row accounted for, twice is once, nothing lost."""

import json

import pytest

from program import Program

INVOICES = "Invoice No,Customer,Invoice Date,Due Date,Amount,Currency\n"
PAYMENTS = "Invoice,Date,Amount,Reference\n"


def take(program, noun, content, *options, name="rows.csv", **more):
    file = program.home / name
    file.write_text(content, encoding="utf-8")
    return program.json("import", file, "--as", noun, *options, **more)


def counts(view):
    assert view["read"] == view["added"] + view["updated"] + view["unchanged"] + view["rejected"]
    return tuple(view[key] for key in ("added", "updated", "unchanged", "rejected"))


def reasons(view):
    return [row["reason"] for row in view["rejected_rows"]]


@pytest.fixture
def billed(program):
    program.ok("add", "company", "Acme Ltd.")
    rows = "R1,Acme Ltd.,2026-01-05,2026-02-04,1200.50,CNY\nR2,Acme Ltd.,2026-02-01,2026-03-03,80,USD\n"
    assert counts(take(program, "invoices", INVOICES + rows)) == (2, 0, 0, 0)
    return program


def test_invoices_are_found_again_by_their_number(billed):
    rows = "R1,Acme Ltd.,2026-01-05,2026-02-04,1200.50,CNY\nR2,Acme Ltd.,2026-02-01,2026-03-10,80,USD\n"
    view = take(billed, "invoices", INVOICES + rows)
    assert counts(view) == (0, 1, 1, 0)
    assert [(row["number"], row["due_on"]) for row in billed.json("invoice", "list", "--all")] == [
        ("R1", "2026-02-04"),
        ("R2", "2026-03-10"),
    ]
    billed.ok("undo")
    assert billed.json("invoice", "show", "R2")["due_on"] == "2026-03-03"


def test_terms_in_days_stand_for_the_due_day(program):
    program.ok("add", "company", "Acme")
    take(program, "invoices", "发票号,客户,开票日期,账期,金额\nF1,Acme,2026年1月5日,30天,1200\n")
    assert program.json("invoice", "show", "F1")["due_on"] == "2026-02-04"


def test_an_invoice_that_cannot_be_is_refused_with_its_reason(billed):
    rows = [
        ("R9,Nobody,2026-01-05,2026-02-04,5,CNY", "no card is called"),
        ("R9,Acme Ltd.,2026-02-30,2026-02-04,5,CNY", "not a day"),
        ("R9,Acme Ltd.,2099-01-01,2099-02-04,5,CNY", "future"),
        ("R9,Acme Ltd.,2026-01-05,2026-01-04,5,CNY", "before its own day"),
        ("R9,Acme Ltd.,2026-01-05,,5,CNY", "no due day"),
        ("R9,Acme Ltd.,2026-01-05,2026-02-04,-5,CNY", "“-5”"),
        ("R9,Acme Ltd.,2026-01-05,2026-02-04,0,CNY", ""),
        ("R9,Acme Ltd.,2026-01-05,2026-02-04,5,XYZ", "XYZ"),
        ("R9,Acme Ltd.,2026-01-05,2026-02-04,,CNY", "no amount"),
    ]
    view = take(billed, "invoices", INVOICES + "\n".join(row for row, _ in rows) + "\n")
    assert counts(view) == (0, 0, 0, len(rows))
    for reason, (_, why) in zip(reasons(view), rows, strict=True):
        assert why in reason
    assert len(billed.json("invoice", "list", "--all")) == 2


def test_a_number_twice_in_a_file_is_refused_the_second_time(program):
    program.ok("add", "company", "Acme")
    row = "R1,Acme,2026-01-05,2026-02-04,5,CNY\n"
    view = take(program, "invoices", INVOICES + row + row.replace(",5,", ",6,"))
    assert counts(view) == (1, 0, 0, 1) and "line 2 already" in reasons(view)[0]


def test_a_number_of_another_customer_is_refused(billed):
    billed.ok("add", "company", "Other")
    view = take(billed, "invoices", INVOICES + "R1,Other,2026-01-05,2026-02-04,1200.50,CNY\n")
    assert counts(view) == (0, 0, 0, 1) and "another card" in reasons(view)[0]


def test_an_invoice_cannot_be_lowered_below_what_was_paid(billed):
    billed.ok("invoice", "pay", "R1", "1000", "--on", "2026-02-01")
    view = take(billed, "invoices", INVOICES + "R1,Acme Ltd.,2026-01-05,2026-02-04,900,CNY\n")
    assert counts(view) == (0, 0, 0, 1)
    assert billed.json("invoice", "show", "R1")["amount"] == 1200.5


def test_payments_find_their_invoice_by_number_and_are_taken_once(billed):
    rows = "R1,2026-02-01,1000,B1\nR1,2026-02-10,200.50,B2\nR2,2026-02-20,30,B3\n"
    assert counts(take(billed, "payments", PAYMENTS + rows)) == (3, 0, 0, 0)
    assert counts(take(billed, "payments", PAYMENTS + rows)) == (0, 0, 3, 0)
    assert billed.json("invoice", "show", "R1")["state"] == "settled"
    assert billed.json("invoice", "show", "R2")["open"] == 50


def test_a_payment_that_cannot_be_is_refused_with_its_reason(billed):
    rows = [
        ("R7,2026-02-01,5,C1", "there is no invoice “R7”"),
        (",2026-02-01,5,C2", "names no invoice"),
        ("R1,2026-01-04,5,C3", "before the invoice"),
        ("R1,2026-02-01,2000,C4", "more than"),
        ("R1,2099-02-01,5,C5", "to come"),
        ("R1,2026-02-01,5 USD,C6", "is in CNY"),
        ("R1,2026-02-01,-5,C7", "“-5”"),
        ("R1,,5,C8", "no day"),
        ("R1,2026-02-01,,C9", "no amount"),
    ]
    view = take(billed, "payments", PAYMENTS + "\n".join(row for row, _ in rows) + "\n")
    assert counts(view) == (0, 0, 0, len(rows))
    for reason, (_, why) in zip(reasons(view), rows, strict=True):
        assert why in reason
    assert billed.json("invoice", "show", "R1")["entries"] == []


def test_the_same_reference_with_another_sum_is_refused(billed):
    take(billed, "payments", PAYMENTS + "R1,2026-02-01,1000,B1\n")
    view = take(billed, "payments", PAYMENTS + "R1,2026-02-01,100,B1\n")
    assert counts(view) == (0, 0, 0, 1) and "already, with another" in reasons(view)[0]


def test_equal_payments_without_a_reference_are_two_and_twice_is_once(billed):
    rows = "R1,2026-02-01,10,\nR1,2026-02-01,10,\n"
    assert counts(take(billed, "payments", PAYMENTS + rows)) == (2, 0, 0, 0)
    assert counts(take(billed, "payments", PAYMENTS + rows)) == (0, 0, 2, 0)


def test_a_card_in_the_bin_takes_no_payment(billed):
    billed.ok("remove", "Acme Ltd.", "--yes")
    view = take(billed, "payments", PAYMENTS + "R1,2026-02-01,10,B1\n")
    assert counts(view) == (0, 0, 0, 1) and "in the bin" in reasons(view)[0]


REFERRALS = "介绍人,被介绍人,日期,备注\n"


def test_referrals_make_their_cards_once_and_are_found_again(program):
    rows = "王伟,李娜,2026-02-01,同学\n王伟,张敏,2026-02-02,\n"
    view = take(program, "referrals", REFERRALS + rows, "--create")
    assert counts(view) == (2, 0, 0, 0) and view["cards_added"] == 3
    assert counts(take(program, "referrals", REFERRALS + rows)) == (0, 0, 2, 0)
    changed = rows.replace("同学", "同事")
    assert counts(take(program, "referrals", REFERRALS + changed)) == (0, 1, 1, 0)
    assert {row["note"] for row in program.json("referral", "list")} == {"同事", ""}


def test_a_referral_that_cannot_be_is_refused(program):
    program.ok("add", "person", "王伟")
    program.ok("add", "person", "李娜")
    program.ok("referral", "add", "王伟", "李娜")
    rows = [
        ("王伟,王伟,2026-02-01,", "themselves"),
        ("李娜,王伟,2026-02-01,", "the other way round"),
        (",李娜,2026-02-01,", "who gave the name"),
        ("王伟,,2026-02-01,", "no customer is named"),
        ("王伟,周杰,2026-02-01,", "no card is called"),
        ("王伟,李娜,2099-02-01,", "future"),
    ]
    view = take(program, "referrals", REFERRALS + "\n".join(row for row, _ in rows) + "\n")
    assert counts(view) == (0, 0, 0, len(rows))
    for reason, (_, why) in zip(reasons(view), rows, strict=True):
        assert why in reason


CALLS = "name,date,time,result,duration,notes\n"


def test_calls_keep_their_hour_and_are_taken_once(program):
    program.ok("add", "person", "Ann Lee")
    rows = "Ann Lee,2026-03-02 14:30,,Connected,1:30,liked it\nAnn Lee,2026-03-03,,no answer,0,\n"
    content = CALLS.replace("time", "hour") + rows
    assert counts(take(program, "calls", content)) == (2, 0, 0, 0)
    assert counts(take(program, "calls", content)) == (0, 0, 2, 0)
    calls = program.json("show", "Ann Lee")["calls"]
    assert [(call["at"][:16], call["outcome"], call["duration_s"]) for call in calls] == [
        ("2026-03-03T12:00", "no-answer", 0),
        ("2026-03-02T14:30", "reached", 90),
    ]
    assert counts(take(program, "calls", content.replace("liked", "loved"))) == (0, 1, 1, 0)


def test_a_call_that_closed_a_deal_is_tied_to_the_deal_of_its_day(program):
    program.ok("add", "person", "Ann Lee")
    program.ok("deal", "add", "Ann Lee", "500", "--on", "2026-03-02")
    take(program, "calls", "name,date,outcome\nAnn Lee,2026-03-02,closed\nAnn Lee,2026-03-03,closed\n")
    assert sorted((deal["on"], deal["amount"]) for deal in program.json("deal", "list")) == [
        ("2026-03-02", 500),
        ("2026-03-03", None),
    ]


def test_a_call_that_cannot_be_is_refused(program):
    program.ok("add", "person", "Ann Lee")
    rows = [
        ("Bob,2026-03-02,,reached,,", "no card is called"),
        ("Ann Lee,2026-02-30,,reached,,", "not a day"),
        ("Ann Lee,2026-03-11,,reached,,", "future"),
        ("Ann Lee,,,reached,,", "no day"),
        ("Ann Lee,2026-03-02,,dreamt,,", "dreamt"),
        ("Ann Lee,2026-03-02,,reached,99:99:99,", "duration"),
    ]
    view = take(program, "calls", CALLS + "\n".join(row for row, _ in rows) + "\n")
    assert counts(view) == (0, 0, 0, len(rows))
    for reason, (_, why) in zip(reasons(view), rows, strict=True):
        assert why in reason


@pytest.fixture
def full(program):
    program.ok("add", "company", "甲公司", "--phone", "+86 10 5555 0100")
    program.ok("add", "person", "Ann Lee", "--phone", "13800138000")
    program.ok("referral", "add", "甲公司", "Ann Lee", "--note", "=neighbours, since 1990")
    program.ok("log-call", "Ann Lee", "-o", "interested", "--at", "2026-03-01 09:15", "--note", "two\nlines")
    program.ok("log-call", "甲公司", "--outcome", "reached", "--at", "2026-03-01 10:15")
    program.ok("invoice", "add", "甲公司", "1000", "--on", "2026-01-05", "--due", "2026-02-04", "--number", "R1")
    program.ok("invoice", "add", "Ann Lee", "100", "--currency", "USD", "--on", "2026-01-06", "--due", "2026-02-05")
    program.ok("invoice", "dispute", "R1", "two pieces missing", "--on", "2026-01-20")
    program.ok("invoice", "pay", "R1", "600", "--on", "2026-02-01", "--ref", "B1")
    program.ok("invoice", "credit", "R1", "100", "--on", "2026-02-02")
    program.ok("invoice", "pay", "R1", "500", "--on", "2026-02-03", "--over")
    program.ok("invoice", "write-off", "id:2", "--on", "2026-02-03", "--why", "insolvent")
    return program


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "xlsx"])
def test_what_is_exported_comes_back_and_is_exported_the_same(full, tmp_path, form):
    other = Program(tmp_path / "other")
    for noun in ("invoices", "payments", "referrals", "calls"):
        written = full.home / f"{noun}.{form}"
        full.ok("export", written, "--as", noun)
        create = ["--create"] if noun != "payments" else []
        view = other.json("import", written, "--as", noun, *create)
        assert view["rejected"] == 0 and view["added"] == view["read"] > 0
        assert other.json("import", written, "--as", noun)["unchanged"] == view["read"]
        assert full.json("import", written, "--as", noun)["unchanged"] == view["read"]
        again = other.home / f"{noun}.{form}"
        other.ok("export", again, "--as", noun)
        if form != "xlsx" or noun != "calls":
            assert again.read_bytes() == written.read_bytes()


def test_the_columns_of_an_export_are_a_promise(full):
    heads = {noun: full.ok("export", "--as", noun).lines[0] for noun in ("invoices", "payments", "referrals", "calls")}
    assert heads == {
        "invoices": "uid,number,customer,card_uid,issued_on,due_on,amount,currency,rate,deal_uid,disputed_on,dispute,"
        "reminded_on,note",
        "payments": "uid,number,invoice_uid,customer,card_uid,kind,on,amount,currency,ref,over,note",
        "referrals": "uid,at,referrer,referrer_uid,person,card_uid,reported_on,thanked_on,note",
        "calls": "uid,at,customer,card_uid,via,outcome,direction,need,attitude,visit_chance,duration_s,note",
    }
    (row,) = [json.loads(line) for line in full.ok("export", "--as", "referrals", "--format", "jsonl").lines]
    assert row["note"] == "=neighbours, since 1990"
