"""Made-up cards, and a small book in which every kind of case occurs once. All names and numbers are invented."""

from datetime import UTC, date, datetime
from typing import Any

from program import Program
from prospector.domain.call import Call
from prospector.domain.card import Card, Phone
from prospector.domain.followup import FollowUp

# The cards of ``fill`` by what they are there for.
HUAXING, WANG_WEI, FANG_ONE, FANG_TWO, ZHANG, ACME, ANNA, STOPPED, MAN, BINNED, BARE = range(1, 12)


def a_card(**known: Any) -> Card:
    """Return a person's card; what is not given is invented."""
    return Card(**{"id": 0, "uid": "00000000-0000-4000-8000-000000000001", "kind": "person", "name": "王伟", **known})


def a_phone(e164: str = "+8613800138000", **known: Any) -> Phone:
    return Phone(**{"raw": e164, "e164": e164, "digits": e164.lstrip("+"), **known})


def a_call(card_id: int = 1, **known: Any) -> Call:
    moment = datetime(2026, 3, 10, 2, 0, tzinfo=UTC)
    usual = {"id": 0, "uid": "00000000-0000-4000-8000-000000000002", "via": "phone", "at": moment, "utc_offset": 480}
    return Call(**{**usual, "card_id": card_id, "outcome": "reached", **known})


def a_follow_up(card_id: int = 1, **known: Any) -> FollowUp:
    usual = {"id": 0, "uid": "00000000-0000-4000-8000-000000000003", "kind": "task", "due_on": date(2026, 3, 12)}
    return FollowUp(**{**usual, "card_id": card_id, "due_time": "", "action": "send quote", "state": "open", **known})


def fill(program: Program) -> Program:
    """Fill a book by typing commands, a week before the day of the tests and on the evening before it."""
    then = {"PROSPECTOR_TODAY": "2026-03-02T09:00:00"}
    later = {"PROSPECTOR_TODAY": "2026-03-09T18:00:00"}

    def typed(line: str, *more: str) -> None:
        program.ok(*line.split(), *more, env=then)

    typed(
        "add company 华星电子有限公司 --address 北京市朝阳区建国路88号 --tag vip --tag 老客户 --circle work",
        "--method",
        "referral",
        "--phone",
        "总机: 010-65512345 转 801",
        "--set",
        "industry=electronics",
        "--note",
        "maker of displays",
    )
    typed(
        "add person 王伟 --phone 13800138000 --email wang.wei@example.cn --address 北京市朝阳区酒仙桥路10号",
        "--employer",
        "华星电子有限公司",
    )
    typed("add person 王芳 --phone 13900139000")
    typed("add person 王芳 --phone 13700137000 --double")
    typed("add person 张伟 --email zhang@example.com --address 上海市浦东新区世纪大道100号 --phone 021-58881234")
    typed(
        "add company --country DE --city Berlin --postcode 10115 --email info@acme.example",
        "Acme Tools GmbH",
        "--phone",
        "+49 30 23125101",
    )
    typed("add person Anna Schmidt --set birthday=1980-05-17 --tag vip")
    typed("add person 陈静 --phone 13600136000 --address 北京市朝阳区望京街1号")
    typed("add person 刘洋 --phone 13500135000 --address 北京市朝阳区安定路5号")
    typed("add person 赵六 --phone 13400134000")
    typed("add person 孙七")
    typed("tie 2 1 --role purchasing --decides")
    # 1: due on the 5th, so overdue; interested, large need.
    typed(
        "log-call 2 --outcome interested --need large --attitude warm --next 2026-03-05",
        "--do",
        "send quote",
        "--note",
        "budget in January",
    )
    # 2: due on the day of the tests; the first deal, too.
    typed("log-visit 1 --outcome closed --need medium --next 2026-03-10", "--do", "thank them")
    # 3: an appointment on the day of the tests.
    typed("log-call 5 --outcome appointment --need large --attitude keen", "--next", "2026-03-10 14:00")
    # 4: still to come.
    typed("follow-up 6 2026-03-20 ask about the fair")
    # 5, 6: due, but never to be shown.
    typed("follow-up 8 2026-03-04 call 陈静")
    typed("follow-up 9 2026-03-04 call 刘洋")
    typed("qualify 1 MAN --evidence", "signs himself")
    typed("qualify 2 M?N")
    typed("qualify 6 MaN")
    typed("qualify 9 man")
    typed("stop 8 --why", "asked us to")
    typed("remove 10 --yes")
    program.ok("log", "3", "--via", "wechat", "--outcome", "no-answer", env=later)
    return program
