"""referral and reward: who brought whom, what became of it, whom to ask, what it cost."""

import pytest

from builders import ACME, ANNA, BARE, BINNED, FANG_ONE, HUAXING, STOPPED, WANG_WEI, ZHANG

LATER = {"PROSPECTOR_TODAY": "2026-03-12T10:00:00"}


def refer(book, referrer=HUAXING, referred=FANG_ONE, *more, **options):
    return book.json("referral", "add", referrer, referred, *more, **options)


def status(book, number=1, **options):
    return book.json("referral", "show", number, **options)["status"]


def test_add_says_who_brought_whom_and_how_to_open(book):
    said = book.ok("referral", "add", WANG_WEI, ZHANG, "--note", "runs the shop next door").stdout
    assert said == (
        "Referral 1: 王伟 brought 张伟. Open with: “王伟 asked me to call you, and I promised I would.” "
        "(undo: prospector undo)\n"
    )
    assert book.json("referral", "list")[0]["note"] == "runs the shop next door"


def test_the_card_shows_the_opening_line_in_the_readers_language(book):
    refer(book, WANG_WEI, ZHANG)
    assert "王伟 asked me to call you, and I promised I would." in book.ok("show", ZHANG).stdout
    shown = book.json("show", ZHANG)["referrals"]
    assert shown["opening"] == "王伟 asked me to call you, and I promised I would."
    assert [came["referrer_id"] for came in shown["came_by"]] == [WANG_WEI]
    assert [brought["card_id"] for brought in book.json("show", WANG_WEI)["referrals"]["brought"]] == [ZHANG]
    assert book.json("show", ANNA)["referrals"]["opening"] is None


def test_a_card_can_be_added_with_its_referrer_in_one_act(book):
    card = book.json("add", "person", "李娜", "--referred-by", "Anna Schmidt")
    assert card["method"] == "referral"
    assert card["referrals"]["came_by"][0]["referrer"] == "Anna Schmidt"
    book.ok("undo")
    assert book.run("show", "李娜").exit_code == 3
    assert book.json("referral", "list") == []


def test_with_an_unknown_referrer_no_card_is_added(book):
    before = book.dump()
    assert book.run("add", "person", "李娜", "--referred-by", "nobody at all").exit_code == 3
    assert book.run("add", "person", "赵六", "--referred-by", "赵六").exit_code == 3
    assert book.dump() == before


def test_contacted_met_and_won_follow_from_what_is_logged(book):
    refer(book, WANG_WEI, BARE)
    assert status(book) == "waiting"
    book.ok("log-call", BARE, "--outcome", "no-answer")
    assert (status(book), book.json("referral", "show", 1)["tries"]) == ("waiting", 1)
    book.ok("log-call", BARE)
    assert status(book) == "contacted"
    book.ok("log-visit", BARE)
    assert status(book) == "met"
    book.ok("log-call", BARE, "--outcome", "closed")
    assert status(book) == "won"
    book.ok("undo")
    assert status(book) == "met"
    book.ok("log-call", BARE, "--outcome", "refused")
    assert status(book) == "lost"


def test_what_was_logged_before_the_referral_is_not_its_doing(book):
    refer(book, WANG_WEI, HUAXING)
    assert status(book) == "waiting"


def test_who_is_not_contacted_within_24_hours_is_overdue_with_the_hours(book):
    refer(book, WANG_WEI, BARE)
    refer(book, WANG_WEI, ZHANG)
    assert book.json("referral", "list", "--overdue") == []
    book.ok("log-call", ZHANG, env=LATER)
    (late,) = book.json("referral", "list", "--overdue", env=LATER)
    assert (late["card_id"], late["hours"], late["next"]) == (BARE, 48, ["contact"])
    (_first, told) = book.json("referral", "list", env=LATER)
    assert (told["overdue"], told["hours"], told["next"]) == (False, 48, ["report-back", "thank"])
    assert "not contacted, overdue" in book.ok("referral", "list", env=LATER).stdout


def test_open_leaves_out_what_is_won_or_lost(book):
    refer(book, WANG_WEI, BARE)
    refer(book, WANG_WEI, ZHANG)
    book.ok("log-call", ZHANG, "--outcome", "closed")
    assert [view["card_id"] for view in book.json("referral", "list", "--open")] == [BARE]


def test_a_stopped_card_is_shown_but_not_proposed(book):
    refer(book, WANG_WEI, STOPPED)
    refer(book, STOPPED, BARE)
    book.ok("log-call", BARE, env=LATER)
    first, second = book.json("referral", "list", env=LATER)
    assert (first["stopped"], first["overdue"], first["next"]) == (True, False, [])
    assert (second["referrer_stopped"], second["next"]) == (True, [])
    assert "do not contact" in book.ok("referral", "list", env=LATER).stdout
    book.ok("log-visit", STOPPED)
    assert STOPPED not in [line["card_id"] for line in book.json("referral", "due")]


def test_nobody_refers_themselves_and_circles_of_any_length_are_named(book):
    refer(book, HUAXING, WANG_WEI)
    refer(book, WANG_WEI, ZHANG)
    refer(book, ZHANG, ANNA)
    before = book.dump()
    alone = book.run("referral", "add", ANNA, ANNA)
    assert (alone.exit_code, "cannot refer themselves" in alone.stderr) == (1, True)
    circle = book.run("referral", "add", ANNA, HUAXING)
    assert circle.exit_code == 1
    assert "华星电子有限公司 (#1) → 王伟 (#2) → 张伟 (#5) → Anna Schmidt (#7)" in circle.stderr
    assert book.run("referral", "correct", 1, "--referrer", ANNA).exit_code == 1
    assert book.run("referral", "add", HUAXING, WANG_WEI).exit_code == 4
    assert book.dump() == before


def test_a_referral_can_be_turned_round(book):
    refer(book, HUAXING, WANG_WEI)
    view = book.json("referral", "correct", 1, "--referrer", WANG_WEI, "--referred", HUAXING)
    assert (view["referrer_id"], view["card_id"]) == (WANG_WEI, HUAXING)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"referral add {WANG_WEI} {BINNED}", 3),
        (f"referral add {WANG_WEI} {BARE} --on 2026-02-30", 2),
        (f"referral add {WANG_WEI} {BARE} --on tomorrow", 2),
        ("referral show 99", 3),
        ("referral show 99999999999999999999", 3),
        ("referral report-back 1 --on 2026-03-01", 2),
        ("referral thank 1 --on 2026-02-30", 2),
        ("referral correct 1", 2),
        ("referral correct 1 --thanked 2026-03-01", 2),
        ("referral remove 1", 1),
        (f"referral ask {WANG_WEI} --got -1", 2),
        (f"referral ask {WANG_WEI} --got 9999", 2),
        (f"referral ask {WANG_WEI} --on tomorrow", 2),
        ("referral correct-ask 1", 2),
        ("referral remove-ask 9 --yes", 3),
        ("referral reward 1", 2),
        ("referral reward 9 --amount 25", 3),
        ("referral reward 1 --amount 0", 2),
        ("referral reward 1 --amount=-5", 2),
        ("referral reward 1 --amount 99999999999999999999", 2),
        ("referral reward 1 --amount 25 --currency XXQ", 2),
        ("referral reward 1 --currency USD --gift tea", 2),
        ("referral reward 1 --amount 25 --paid 2026-02-30", 2),
        ("referral reward 1 --amount 25 --promised 2026-03-09 --paid 2026-03-08", 2),
        ("reward pay 9", 3),
        ("reward correct 9 --amount 3", 3),
        ("referral tree nobody", 3),
        ("referral coaches --least 0", 2),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_nothing_is_written(line, code, book):
    refer(book, HUAXING, FANG_ONE)
    before = book.dump()
    result = book.run(*line.split())
    assert result.exit_code == code, result
    assert result.stderr.strip()
    assert "Traceback" not in result.stderr
    assert book.dump() == before


def test_the_referrer_is_told_and_thanked_once_each(book):
    refer(book, HUAXING, FANG_ONE)
    book.ok("log-call", FANG_ONE)
    assert book.json("referral", "report-back", 1)["next"] == ["thank"]
    assert book.json("referral", "thank", 1)["next"] == []
    again = book.run("referral", "thank", 1)
    assert (again.exit_code, "2026-03-10" in again.stderr) == (1, True)
    assert book.json("referral", "correct", 1, "--thanked", "")["thanked_on"] is None


def test_remove_keeps_what_was_paid(book):
    refer(book, HUAXING, FANG_ONE)
    book.ok("referral", "reward", 1, "--amount", "25", "--paid", "today")
    book.ok("referral", "remove", 1, "--yes")
    assert book.json("referral", "list") == []
    (reward,) = book.json("reward", "list")
    assert (reward["referral_id"], reward["amount"]) == (None, 25)
    book.ok("undo")
    assert book.json("reward", "list")[0]["referral_id"] == 1


def test_a_reward_is_promised_then_paid(book):
    refer(book, HUAXING, FANG_ONE)
    made = book.json("referral", "reward", 1, "--amount", "25", "--currency", "USD")
    assert (made["amount"], made["currency"], made["paid_on"]) == (25, "USD", None)
    gift = book.json("referral", "reward", 1, "--gift", "dinner", "--amount", "300", "--paid", "yesterday")
    assert (gift["gift"], gift["promised_on"], gift["paid_on"]) == ("dinner", "2026-03-09", "2026-03-09")
    assert [view["id"] for view in book.json("reward", "list", "--unpaid")] == [1]
    assert book.ok("reward", "pay", 1).stdout.startswith(
        "Reward 1: 华星电子有限公司 was given 25.00 USD on 2026-03-10."
    )
    assert book.run("reward", "pay", 1).exit_code == 1
    assert book.json("reward", "correct", 1, "--paid", "", "--amount", "30")["currency"] == "USD"
    assert "30.00 USD" in book.ok("reward", "list").stdout


def test_who_was_visited_since_the_last_asking_is_to_be_asked_with_an_open_question(book):
    (line,) = [line for line in book.json("referral", "due") if line["card_id"] == HUAXING]
    assert line["reasons"] == ["visit"]
    assert line["question"] == "Which businesses in your building (北京市朝阳区建国路88号) should I know?"
    book.ok("referral", "ask", HUAXING, "--got", "2", "--question", line["question"], "--on", "2026-03-02")
    assert HUAXING not in [line["card_id"] for line in book.json("referral", "due")]
    book.ok("log-visit", HUAXING)
    (again,) = [line for line in book.json("referral", "due") if line["card_id"] == HUAXING]
    assert (again["question_about"], again["asked"], again["got"]) == ("industry", 1, 2)


def test_long_term_customers_are_asked_again_after_the_days_of_the_setting(book):
    book.ok("referral", "ask", HUAXING, "--got", "1")
    day = {"PROSPECTOR_TODAY": "2026-04-09T10:00:00"}
    before = {"PROSPECTOR_TODAY": "2026-04-08T10:00:00"}
    assert HUAXING not in [line["card_id"] for line in book.json("referral", "due", env=before)]
    (line,) = [line for line in book.json("referral", "due", env=day) if line["card_id"] == HUAXING]
    assert line["reasons"] == ["monthly"]
    book.ok("config", "set", "referrals.ask_days", "60")
    assert HUAXING not in [line["card_id"] for line in book.json("referral", "due", env=day)]


def test_after_a_promise_kept_one_asks_and_with_an_open_complaint_one_helps_first(book):
    book.ok("promise", "add", ANNA, "send the samples", "--by", "fri")
    book.ok("promise", "kept", 1)
    (line,) = [line for line in book.json("referral", "due") if line["card_id"] == ANNA]
    assert line["reasons"] == ["promise-kept"]
    book.ok("complaint", "open", ANNA, "pump leaks")
    assert ANNA not in [line["card_id"] for line in book.json("referral", "due")]
    book.ok("complaint", "resolve", 1, "new seals")
    book.ok("complaint", "satisfied", 1)
    (line,) = [line for line in book.json("referral", "due") if line["card_id"] == ANNA]
    assert set(line["reasons"]) == {"promise-kept", "complaint-solved"}


def test_askings_are_listed_corrected_and_taken_back(book):
    book.ok("referral", "ask", ANNA, "--got", "1", "--note", "her brother")
    book.ok("referral", "correct-ask", 1, "--got", "3", "--on", "yesterday")
    (ask,) = book.json("referral", "asks", ANNA)
    assert (ask["got"], ask["on"], ask["note"]) == (3, "2026-03-09", "her brother")
    book.ok("referral", "remove-ask", 1, "--yes")
    assert book.json("referral", "asks") == []


def a_family(book):
    """1 brought 2 and 5, 2 brought 7; 6 brought 7 later. 7 bought for 100 EUR, 5 for 500 CNY."""
    refer(book, HUAXING, WANG_WEI, "--on", "2026-03-03")
    refer(book, HUAXING, ZHANG, "--on", "2026-03-03")
    refer(book, WANG_WEI, ANNA, "--on", "2026-03-04")
    refer(book, ACME, ANNA, "--on", "2026-03-05")
    book.ok("deal", "add", ZHANG, "500")
    book.ok("deal", "add", ANNA, "100", "--currency", "EUR")
    book.ok("referral", "reward", 1, "--amount", "25", "--currency", "USD", "--paid", "today")
    book.ok("referral", "reward", 2, "--amount", "60", "--paid", "today")


def test_the_tree_nests_who_brought_whom_with_what_it_brought_and_cost(book):
    a_family(book)
    first, other = book.json("referral", "tree")
    assert (first["card_id"], first["brought"], first["spent"], first["currency"]) == (HUAXING, 500, 60, "CNY")
    assert {(part["of"], part["amount"], part["currency"]) for part in first["without_rate"]} == {
        ("brought", 100, "EUR"), ("spent", 25, "USD"),
    }  # fmt: skip
    assert [child["card_id"] for child in first["referred"]] == [WANG_WEI, ZHANG]
    (anna,) = first["referred"][0]["referred"]
    assert (anna["card_id"], anna["status"], anna["repeated"]) == (ANNA, "won", False)
    # The second to name her does not count again.
    assert (other["card_id"], other["brought"], other["referred"][0]["repeated"]) == (ACME, 0, True)
    book.ok("config", "set", "currency.rates", "USD=7 EUR=8")
    first = book.json("referral", "tree", HUAXING)[0]
    assert (first["brought"], first["spent"], first["without_rate"]) == (1300, 235, [])


def test_the_tree_is_drawn_with_branches_and_flat_in_other_formats(book):
    a_family(book)
    drawn = book.ok("referral", "tree").lines
    assert drawn[1].startswith("华星电子有限公司")
    assert drawn[2].startswith("├─ 王伟")
    assert drawn[3].startswith("│  └─ Anna Schmidt")
    assert drawn[4].startswith("└─ 张伟")
    assert [row["card_id"] for row in book.ok("referral", "tree", "--format", "jsonl").jsonl] == [
        HUAXING, WANG_WEI, ANNA, ZHANG, ACME, ANNA,
    ]  # fmt: skip
    assert book.ok("referral", "tree", WANG_WEI, "--format", "ids").lines == [str(WANG_WEI), str(ANNA)]
    assert "├─ 王伟" in book.run_terminal("referral", "tree").stdout


def test_coaches_are_those_who_refer_again_and_again_also_with_another_employer(book):
    a_family(book)
    book.ok("referral", "add", WANG_WEI, BARE)
    for employer in ("华星电子有限公司", "万达商贸"):
        book.ok("edit", WANG_WEI, "--set", f"employer={employer}")
        coaches = {coach["card_id"]: coach for coach in book.json("referral", "coaches")}
        assert list(coaches) == [HUAXING, WANG_WEI]
        assert coaches[WANG_WEI]["employer"] == employer
    assert (coaches[HUAXING]["revenue"], coaches[HUAXING]["spent"], coaches[HUAXING]["won"]) == (500, 60, 1)
    assert [coach["card_id"] for coach in book.json("referral", "coaches", "--least", "1")][-1] == ACME
    book.ok("config", "set", "referrals.coach", "3")
    assert book.ok("referral", "coaches").stdout.count("\n") == 1


def test_a_card_in_the_bin_is_in_no_list_of_referrals(book):
    a_family(book)
    book.ok("remove", WANG_WEI, "--yes")
    assert {view["card_id"] for view in book.json("referral", "list")} == {ZHANG, ANNA}
    assert [root["card_id"] for root in book.json("referral", "tree")] == [HUAXING, ACME]
    assert book.run("referral", "show", 1).exit_code == 3


def test_notes_of_referrals_questions_and_gifts_are_found(book):
    refer(book, WANG_WEI, ZHANG, "--note", "zephyrine")
    book.ok("referral", "ask", ANNA, "--question", "which quokkas?")
    book.ok("reward", "add", WANG_WEI, "--gift", "marzipan")
    for word, part in (("zephyrine", "referral"), ("quokkas", "referral_ask"), ("marzipan", "reward")):
        assert [line["found_in"] for line in book.json("find", word)] == [part]
    assert "marzipan" not in book.ok("database", "check").stdout
