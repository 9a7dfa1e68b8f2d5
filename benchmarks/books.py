"""Invented books and files of any size, the same on every machine: all that is random comes from one seed."""

import csv
import json
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from uuid import UUID

from prospector.domain.agenda_line import BETWEEN
from prospector.domain.name import name_key
from prospector.interop.name_words import name_words
from prospector.storage.backup import copy, daily_target
from prospector.storage.book import Book
from prospector.storage.sqlite_file import book_on, open_connection

# The day on which every measured command believes to run; a Tuesday.
TODAY = date(2026, 3, 10)
Row = dict[str, Any]


class Size(NamedTuple):
    """How large a book is: cards, calls, open follow-ups, and how many of those are due by ``TODAY``."""

    cards: int
    calls: int
    open: int
    due: int


SIZES = {
    "1k": Size(1_000, 3_000, 200, 30),
    "10k": Size(10_000, 30_000, 2_000, 300),
    "100k": Size(100_000, 300_000, 30_000, 20_000),
}

_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红娥玲芬燕彬鹏浩凯健俊帆雪琳晨欣宇婷倩云峰建国志文博海"
_FIRST = [
    "Anna",
    "Ben",
    "Clara",
    "David",
    "Elena",
    "Felix",
    "Grace",
    "Hugo",
    "Irene",
    "Jonas",
    "Karen",
    "Liam",
    "Maria",
    "Noah",
    "Olga",
    "Peter",
    "Rosa",
    "Simon",
    "Tina",
    "Victor",
]
_LAST = [
    "Schmidt",
    "Müller",
    "Weber",
    "Rossi",
    "Dubois",
    "García",
    "Novak",
    "Andersson",
    "Okafor",
    "Tanaka",
    "Smith",
    "Jones",
    "Brown",
    "Taylor",
    "Silva",
    "Kowalski",
]
_TRADES = ["电子", "机械", "食品", "纺织", "物流", "化工", "建材", "医药", "软件", "印刷"]
_CHINESE_PLACES = (
    ("北京市", "北京市", "朝阳区", "建国路"),
    ("北京市", "北京市", "海淀区", "中关村大街"),
    ("上海市", "上海市", "浦东新区", "世纪大道"),
    ("广东省", "广州市", "天河区", "体育西路"),
    ("广东省", "深圳市", "南山区", "科技南路"),
    ("浙江省", "杭州市", "西湖区", "文三路"),
    ("江苏省", "南京市", "鼓楼区", "中山北路"),
    ("四川省", "成都市", "武侯区", "天府大道"),
)
_OTHER_PLACES = (
    ("Berlin", "10115", "DE"),
    ("Hamburg", "20095", "DE"),
    ("Paris", "75001", "FR"),
    ("Leeds", "LS1 4AP", "GB"),
)
_OUTCOMES = [
    "reached",
    "reached",
    "no-answer",
    "busy",
    "interested",
    "appointment",
    "refused",
    "call-back",
    "left-message",
]
_NOTES = ("预算在一月", "下周再联系", "wants a quote", "sends drawings", "问了价格和交货期", "")
_ACTIONS = ("send quote", "再打电话", "寄样品", "ask about the budget", "约时间拜访", "call again")


def _uid(random: Random) -> str:
    return str(UUID(int=random.getrandbits(128), version=4))


def _name(random: Random, number: int) -> tuple[str, str]:
    """A name and the kind of card it is on."""
    if number % 10 == 0:
        return (
            f"{random.choice(_CHINESE_PLACES)[1][:2]}{random.choice(_GIVEN)}{random.choice(_GIVEN)}{random.choice(_TRADES)}有限公司",
            "company",
        )
    if number % 10 in (3, 7):
        return f"{random.choice(_FIRST)} {random.choice(_LAST)} {number}", "person"
    return random.choice(_SURNAMES) + random.choice(_GIVEN) + random.choice(_GIVEN), "person"


def _mobile(random: Random) -> str:
    return random.choice(("138", "139", "150", "186")) + f"{random.randrange(10**8):08d}"


def _card(random: Random, number: int, at: datetime) -> Row:
    name, kind = _name(random, number)
    province, city, district, street = random.choice(_CHINESE_PLACES)
    place = {
        "address": f"{city}{district}{street}{random.randrange(1, 300)}号",
        "postcode": "", "country": "CN", "region": province, "city": city, "district": district,
        "area": f"{province if province != city else ''}{city}{district}", "precision": "district",
    }  # fmt: skip
    if name.isascii():
        city, postcode, country = random.choice(_OTHER_PLACES)
        place = {
            "address": f"Main street {random.randrange(1, 300)}",
            "postcode": postcode, "country": country, "region": "", "city": city, "district": "",
            "area": f"{city} {postcode}, {country}", "precision": "city",
        }  # fmt: skip
    return {
        "uid": _uid(random), "kind": kind, "name": name, "name_key": name_key(name), "name_words": name_words(name), **place,
        "lat": None, "lon": None, "circle": random.choice(("", "", "work", "school")), "method": "", "source_note": "",
        "first_contact_on": None, "stopped_on": None, "stop_reason": "", "binned_at": None, "created_at": at, "updated_at": at,
    }  # fmt: skip


def _phone(random: Random, card_id: int, position: int) -> Row:
    number = _mobile(random)
    return {
        "card_id": card_id, "position": position, "raw": number, "e164": f"+86{number}", "extension": "", "label": "",
        "digits": f"86{number}", "tail": number[-8:],
    }  # fmt: skip


def _call(random: Random, card_id: int, at: datetime) -> Row:
    outcome = random.choice(_OUTCOMES)
    spoken = outcome in ("reached", "interested", "appointment")
    return {
        "uid": _uid(random), "card_id": card_id, "via": "phone", "at": at, "utc_offset": 480, "outcome": outcome,
        "need": random.choice(("", "large", "medium", "small", "none")) if spoken else "",
        "attitude": random.choice(("", "keen", "warm", "neutral", "cool")) if spoken else "",
        "visit_chance": "", "note": random.choice(_NOTES), "duration_s": random.randrange(600) if spoken else None,
        "direction": "out",
    }  # fmt: skip


def _follow_up(random: Random, card_id: int, due_on: date, at: datetime) -> Row:
    visit = random.randrange(12) == 0
    return {
        "uid": _uid(random), "card_id": card_id, "kind": "visit" if visit else "task", "due_on": due_on,
        "due_time": f"{random.randrange(9, 18):02d}:30" if visit else "", "action": random.choice(_ACTIONS),
        "state": "open", "why": "", "minutes": 60 if visit else None, "call_id": None, "created_at": at, "settled_at": None,
    }  # fmt: skip


def rows(size: Size) -> Iterator[tuple[str, Iterator[Row]]]:
    """The rows of each table, parents first."""
    random = Random(f"prospector {size}")
    begun = datetime(2026, 1, 5, 1, tzinfo=UTC)
    ids = range(1, size.cards + 1)
    yield "card", (_card(random, number, begun) for number in ids)
    yield "phone", (_phone(random, card, position) for card in ids for position in range(1 + (card % 4 == 0)))
    yield "email", (
        {"card_id": card, "position": 0, "address": address, "key": address, "label": ""}
        for card in ids if card % 2 == 0 for address in [f"user{card}@example.com"]
    )  # fmt: skip
    yield "tag", ({"card_id": card, "name": random.choice(("vip", "老客户", "fair"))} for card in ids if card % 5 == 0)
    yield (
        "fact",
        (
            {"card_id": card, "key": "industry", "value": random.choice(_TRADES), "noted_on": TODAY}
            for card in ids
            if card % 3 == 0
        ),
    )
    yield "call", (
        _call(random, random.randrange(1, size.cards + 1), begun + timedelta(minutes=number * 80_000 // size.calls))
        for number in range(size.calls)
    )  # fmt: skip
    yield "qualification", (
        {"card_id": card, "letter": letter, "value": random.choice(("yes", "yes", "no", "unknown")), "evidence": "", "noted_on": TODAY}
        for card in ids if card % 2 for letter in "MAN"
    )  # fmt: skip
    planned = random.sample(ids, size.open)
    yield "follow_up", (
        _follow_up(random, card, TODAY + timedelta(days=-random.randrange(20) if number < size.due else random.randrange(1, 60)), begun)
        for number, card in enumerate(planned)
    )  # fmt: skip


def make_book(path: Path, size: Size) -> Path:
    """Write a book of ``size`` to ``path``, journal and all, with today's copy beside it so that no command starts one."""
    connection, _ = open_connection(path)
    with book_on(connection) as book:
        book.begin("prospector import invented.csv", datetime(2026, 3, 1, 9, tzinfo=UTC))
        for table, made in rows(size):
            book.runner.execute_many(f"{table}_insert", made)
        book.commit()
        book.derive_all()
    copy(path, daily_target(path, TODAY))
    return path


def due_ids(path: Path) -> list[int]:
    """The ids of the follow-ups that are due, to be marked done one after the other."""
    return _ask(path, lambda book: [int(brief.decode().split(BETWEEN)[11]) for brief in book.agendas.due(TODAY)])  # type: ignore[no-any-return]


def _ask(path: Path, question: Callable[[Book], Any]) -> Any:
    connection, _ = open_connection(path)
    with book_on(connection) as book:
        return question(book)


def write_cards_file(path: Path, rows: int) -> Path:
    """Write a CSV of cards whose telephone numbers come in the forms that people type."""
    random = Random("cards file")
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["姓名", "类型", "手机", "电话", "邮箱", "单位", "地址", "标签"])
        for number in range(rows):
            name, kind = _name(random, number)
            mobile = _mobile(random)
            forms = (
                mobile,
                mobile,
                f"{mobile[:3]} {mobile[3:7]} {mobile[7:]}",
                f"+86 {mobile}",
                f"{mobile[:3]}-{mobile[3:7]}-{mobile[7:]}",
            )
            landline = (
                "",
                "",
                f"010-{random.randrange(51_000_000, 89_999_999)}",
                f"021-{random.randrange(51_000_000, 69_999_999)}转{random.randrange(100, 999)}",
            )
            _, city, district, street = random.choice(_CHINESE_PLACES)
            kind_said, employer = ("公司", "") if kind == "company" else ("个人", random.choice(_TRADES) + "公司")
            writer.writerow([
                name, kind_said, random.choice(forms), random.choice(landline),
                f"user{number}@example.com" if number % 2 else "", employer,
                f"{city}{district}{street}{random.randrange(1, 300)}号", random.choice(("", "vip", "老客户")),
            ])  # fmt: skip
    return path


def write_calls_file(path: Path, rows: int, cards: int) -> Path:
    """Write JSON lines of calls with cards named by id, a third of them with a next step."""
    random = Random("calls file")
    with path.open("w", encoding="utf-8") as file:
        for number in range(rows):
            entry = {
                "card": random.randrange(1, cards + 1),
                "outcome": random.choice(_OUTCOMES),
                "note": random.choice(_NOTES),
            }
            entry |= {
                "at": f"2026-03-0{random.randrange(1, 10)} {random.randrange(9, 18):02d}:{random.randrange(60):02d}"
            }
            if number % 3 == 0:
                entry |= {"next": f"+{random.randrange(10, 40)}d", "do": random.choice(_ACTIONS)}
            file.write(json.dumps(entry, ensure_ascii=False) + "\n")
    return path


if __name__ == "__main__":
    make_book(Path(sys.argv[2]), SIZES[sys.argv[1]])
