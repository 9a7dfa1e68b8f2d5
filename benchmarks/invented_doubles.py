"""Invented lists with doubles in them, and who is whom: people and companies, Chinese and Western; one seed.

Not made to please the finder: each double is written again as another clerk would (other forms of the number, titles,
pinyin, homophones, slips, old addresses, missing cells), and each list holds what only looks like a double: namesakes,
families and offices that share telephone and address, twins, sister companies, branches, chains.
"""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from prospector.interop.name_words import hanzi_syllables

PEOPLE = ["ref", "name", "mobile", "email", "company", "address", "city", "birthday", "gender", "note"]
COMPANIES = ["ref", "company name", "phone", "fax", "email", "address", "city", "website", "contact", "note"]


def _parted(words: str, sign: str = " ") -> list[str]:
    return words.split(sign)


_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁任沈"
_SIGNS = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红娥玲芬燕彬鹏浩凯健俊帆雪琳晨欣宇婷倩云峰建国志文博海"
_ALIKE = {
    "伟": "玮",
    "芳": "方",
    "静": "婧",
    "丽": "莉",
    "明": "铭",
    "玲": "灵",
    "宇": "雨",
    "婷": "亭",
    "峰": "锋",
    "志": "智",
}
_FIRST = _parted(
    "Anna Ben Clara David Elena Felix Grace Hugo Irene Jonas Karen Liam Maria Noah Olga Peter Rosa Simon "
    "Tina Victor James John Robert Michael William Thomas Susan Laura Julia Martin Paul Eva Nina Oscar "
    "Emma Lucas Alice Henry"
)
_LAST = _parted(
    "Schmidt Müller Weber Rossi Dubois García Novak Andersson Okafor Tanaka Smith Jones Brown Taylor "
    "Silva Kowalski Wright Hughes Patel Ivanov Larsen Becker Lombardi Moreau Fischer Keller Sanders "
    "Whitaker O'Brien McDonald"
)
_CN_CITIES = {
    "北京": ("010", "朝阳区 海淀区 西城区"),
    "上海": ("021", "浦东新区 徐汇区 静安区"),
    "广州": ("020", "天河区 越秀区"),
    "深圳": ("0755", "南山区 福田区"),
    "杭州": ("0571", "西湖区 滨江区"),
    "成都": ("028", "锦江区 武侯区"),
}
_CN_STREETS = _parted("建国路 中山路 人民路 解放路 文一西路 长江路 南京路 和平街 科技园路 天府大道 学院路 滨河路")
_EN_CITIES = ["Leeds", "Bristol", "Hamburg", "Lyon", "Denver", "Austin", "Toronto", "Milan"]
_EN_STREETS = _parted(
    "Station Road|Mill Lane|High Street|Victoria Avenue|Park Drive|Church Street|Oak Boulevard|Kings Road", "|"
)
_BRANDS = _parted(
    "华信 鼎盛 天成 恒远 博瑞 瑞丰 金石 海川 中泰 明德 东方红 新希望 宏达 正泰源 佳美 利群 百川 安泰 同创 联合 启明星 长城 九州 云帆"
)
_TRADES = ["科技", "贸易", "机械", "食品", "物流", "建材", "电子", "医药", "广告", "服饰"]
_EN_BRANDS = _parted(
    "Nordlicht Halvard Brightwater Kestrel Orion Pallas Vantage Ironbridge Solana Meridian Cobalt "
    "Juniper Harrow Tamarind"
)
_EN_TRADES = ["Trading", "Logistics", "Systems", "Foods", "Design", "Engineering", "Services", "Consulting"]
_FORMS = {
    "Ltd": ["Ltd.", "Limited", "Ltd", ""],
    "GmbH": ["GmbH", "Gmbh", "", "GmbH & Co. KG"],
    "Inc": ["Inc.", "Incorporated", "Inc", ""],
}
Row = dict[str, str]


class Listed(NamedTuple):
    """A list: its columns, its rows, and the pairs of refs that are one."""

    columns: list[str]
    rows: list[Row]
    pairs: set[frozenset[str]]

    def write(self, path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, self.columns)
            writer.writeheader()
            writer.writerows(self.rows)


class Inventor:
    """Invents people and companies, and writes them again as others would."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.number = 0

    def ref(self) -> str:
        self.number += 1
        return f"R{self.number}"

    def _mobile(self) -> str:
        return f"1{self.random.choice('35789')}{self.random.randrange(10**9):09d}"

    def _form(self, number: str) -> str:
        """Another form of the same number."""
        forms = [
            number,
            f"+86 {number}",
            f"{number[:3]} {number[3:7]} {number[7:]}",
            f"0086{number}",
            f"{number[:3]}-{number[3:7]}-{number[7:]}",
        ]
        return self.random.choice(
            forms
            if number.startswith("1") and len(number) == 11
            else [number, number.replace("-", ""), f"({number.replace('-', ') ', 1)}"]
        )

    def _slip(self, word: str) -> str:
        """One slip of the pen: a letter lost, doubled or exchanged."""
        if len(word) < 4 or not word.isascii():
            return word
        at = self.random.randrange(1, len(word) - 1)
        return self.random.choice(
            [
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            ]
        )

    def _address(self, chinese: bool) -> tuple[str, str]:
        random = self.random
        if chinese:
            city = random.choice(list(_CN_CITIES))
            district = random.choice(_CN_CITIES[city][1].split())
            return (
                f"{city}市{district}{random.choice(_CN_STREETS)}{random.randrange(1, 300)}号{random.randrange(1, 30)}室",
                city,
            )
        return f"{random.randrange(1, 200)} {random.choice(_EN_STREETS)}", random.choice(_EN_CITIES)

    def person(self, **fixed: str) -> Row:
        random = self.random
        chinese = fixed.pop("chinese", random.choice(["y", "y", ""])) == "y"
        if chinese:
            name = random.choice(_SURNAMES) + "".join(random.choices(_SIGNS, k=random.choice([1, 2, 2])))
            mail = "".join(hanzi_syllables(name, person=True)) + str(random.randrange(10**6))
            company = random.choice(_BRANDS) + random.choice(_TRADES) + "有限公司"
        else:
            name = f"{random.choice(_FIRST)} {random.choice(_LAST)}"
            mail = name.lower().replace(" ", random.choice([".", "_", ""])).replace("'", "") + str(
                random.randrange(10**6)
            )
            company = f"{random.choice(_EN_BRANDS)} {random.choice(_EN_TRADES)} Ltd"
        address, city = self._address(chinese)
        mail = "".join(char if char.isascii() else "e" for char in mail)
        return {
            "ref": self.ref(),
            "name": name,
            "mobile": self._mobile(),
            "email": f"{mail}@{random.choice(['qq.com', '163.com', 'gmail.com', 'outlook.com'])}",
            "company": company,
            "address": address,
            "city": city,
            "birthday": f"{random.randrange(1955, 2003)}-{random.randrange(1, 13):02d}-{random.randrange(1, 29):02d}",
            "gender": random.choice(["男", "女"]) if chinese else random.choice(["m", "f"]),
            "note": "",
            **fixed,
        }

    def _chinese_again(self, name: str, turn: float) -> str:
        random = self.random
        if turn < 0.2:
            syllables = hanzi_syllables(name, person=True)
            family, given = syllables[0].capitalize(), "".join(syllables[1:]).capitalize()
            return random.choice([f"{given} {family}", f"{family} {given}"])
        if turn < 0.3:
            return name[:-1] + _ALIKE.get(name[-1], name[-1])
        return name + random.choice(["先生", "女士", "（老客户）"]) if turn < 0.4 else name

    def _western_again(self, name: str, turn: float) -> str:
        first, last = name.split(" ", 1)
        if turn < 0.15:
            return f"{last}, {first}"
        if turn >= 0.35:
            return name
        forms = [f"{self._slip(first)} {last}", f"{first} {self._slip(last)}", f"{last} {first}"]
        return self.random.choice([*forms, f"{first[0]}. {last}", f"Mr. {first} {last}", name.upper()])

    def person_again(self, row: Row) -> Row:
        """The same person as another clerk wrote them down."""
        random = self.random
        again = {**row, "ref": self.ref(), "mobile": self._form(row["mobile"])}
        name, chinese = row["name"], not row["name"].isascii() and " " not in row["name"]
        turn = random.random()
        again["name"] = self._chinese_again(name, turn) if chinese else self._western_again(name, turn)
        for column in ("email", "company", "address", "birthday", "gender", "city"):
            if random.random() < 0.3:
                again[column] = ""
        if random.random() < 0.15:
            again["mobile"] = self._mobile()
        elif random.random() < 0.1:
            again["mobile"] = ""
        if random.random() < 0.1:
            again["address"], again["city"] = self._address(chinese)
            again["city"] = again["city"] if random.random() < 0.7 else ""
        if random.random() < 0.1:
            again["company"] = self.person(chinese="y" if chinese else "")["company"]
        return again

    def lookalike(self, row: Row) -> Row:
        """Another person who has something in common with this one."""
        random = self.random
        chinese = "y" if " " not in row["name"] else ""
        other = self.person(chinese=chinese)
        match random.randrange(5):
            case 0:
                return {**other, "name": row["name"]}
            case 1:
                other = {
                    **other,
                    "address": other["address"].replace(f"{other['city']}市", f"{row['city']}市"),
                    "city": row["city"],
                }
                return {**other, "name": row["name"], "gender": row["gender"], "birthday": ""}
            case 2:
                family = (
                    row["name"][0] + other["name"][1:]
                    if chinese
                    else f"{other['name'].split()[0]} {row['name'].split(' ', 1)[1]}"
                )
                if family == row["name"]:
                    return other
                return {
                    **other,
                    "name": family,
                    "mobile": row["mobile"],
                    "address": row["address"],
                    "city": row["city"],
                }
            case 3:
                return {
                    **other,
                    "company": row["company"],
                    "address": row["address"],
                    "city": row["city"],
                    "mobile": row["mobile"],
                }
            case _:
                family = (
                    row["name"][:-1] + random.choice(_SIGNS)
                    if chinese
                    else f"{other['name'].split()[0]} {row['name'].split(' ', 1)[1]}"
                )
                if family == row["name"]:
                    return other
                return {
                    **other,
                    "name": family,
                    "birthday": row["birthday"],
                    "address": row["address"],
                    "city": row["city"],
                }

    def company(self, **fixed: str) -> Row:
        random = self.random
        if fixed.pop("chinese", random.choice(["y", "y", ""])) == "y":
            address, city = self._address(True)
            form = random.choice(["有限公司", "有限责任公司", "股份有限公司"])
            brand = (
                random.choice(_BRANDS)
                if random.random() < 0.3
                else "".join(
                    random.choices("华信鼎盛天成恒远博瑞丰金石海川中泰明德宏达正佳利群百安同创联启云帆卓凯旭", k=2)
                )
            )
            name = (
                random.choice([f"{city}{brand}", f"{city}市{brand}", brand, f"{brand}（{city}）"])
                + random.choice(_TRADES)
                + form
            )
            phone = f"{_CN_CITIES[city][0]}-{random.randrange(2, 9)}{random.randrange(10**7):07d}"
            site, contact = (
                "".join(hanzi_syllables(brand)) + f"{random.randrange(10**6)}.com.cn",
                self.person(chinese="y")["name"],
            )
        else:
            address, city = self._address(False)
            brand = f"{random.choice(_EN_BRANDS)}{random.choice(['', '', ' ' + random.choice(_LAST), 's'])}".replace(
                "'", ""
            )
            name = f"{brand} {random.choice(_EN_TRADES)} {random.choice(list(_FORMS))}"
            phone = f"+44 20 7{random.randrange(10**3):03d} {random.randrange(10**4):04d}"
            site, contact = (
                f"{brand.lower().replace(' ', '')}{random.randrange(10**6)}.co.uk".encode("ascii", "ignore").decode(),
                self.person(chinese="")["name"],
            )
        return {
            "ref": self.ref(),
            "company name": name,
            "phone": phone,
            "fax": "",
            "email": f"info@{site}",
            "address": address,
            "city": city,
            "website": f"www.{site}",
            "contact": contact,
            "note": "",
            **fixed,
        }

    def company_again(self, row: Row) -> Row:
        random = self.random
        again = {
            **row,
            "ref": self.ref(),
            "phone": self._form(row["phone"])
            if random.random() < 0.7
            else row["phone"] + random.choice(["-801", " ext 12", ""]),
        }
        name = row["company name"]
        if name.isascii() or " " in name:
            head, _, form = name.rpartition(" ")
            again["company name"] = random.choice(
                [
                    f"{head} {random.choice(_FORMS[form])}".strip(),
                    self._slip(head),
                    head.upper(),
                    f"The {head}",
                    head.replace(" ", " & ", 1) if head.count(" ") > 1 else head,
                ]
            )
        else:
            bare = name.replace("有限责任公司", "").replace("股份有限公司", "").replace("有限公司", "")
            short = bare
            for city in _CN_CITIES:
                short = short.removeprefix(f"{city}市").removeprefix(city).replace(f"（{city}）", "")
            again["company name"] = random.choice(
                [
                    bare,
                    name,
                    short,
                    f"{row['city']}{short}有限公司",
                    f"{row['city']}市{short}有限责任公司",
                    name.replace("（", "(").replace("）", ")"),
                ]
            )
        for column in ("email", "address", "website", "contact", "city"):
            if random.random() < 0.35:
                again[column] = ""
        if random.random() < 0.2:
            again["phone"] = ""
        elif random.random() < 0.12:
            again["phone"] = self.company(chinese="" if name.isascii() else "y")["phone"]
        return again

    def sister(self, row: Row) -> Row:
        """Another company that has something in common with this one."""
        random = self.random
        name = row["company name"]
        western = name.isascii() or " " in name
        other = self.company(chinese="" if western else "y")
        trades = _EN_TRADES if western else _TRADES
        trade = next(trade for trade in trades if trade in name)
        match random.randrange(4):
            case 0:
                elsewhere = random.choice(
                    [city for city in (_EN_CITIES if western else _CN_CITIES) if city != row["city"]]
                )
                moved = (
                    name
                    if western
                    else name.replace(row["city"], elsewhere)
                    if row["city"] in name
                    else elsewhere + name
                )
                moved = moved if not western else f"{name.rpartition(' ')[0]} {elsewhere} {name.rpartition(' ')[2]}"
                if not western:
                    return {
                        **other,
                        "company name": moved,
                        "city": elsewhere,
                        "address": other["address"].replace(other["city"], elsewhere),
                    }
                return {**other, "company name": moved, "city": elsewhere}
            case 1:
                changed = random.choice([word for word in trades if word != trade])
                return {
                    **other,
                    "company name": name.replace(trade, changed),
                    "phone": row["phone"],
                    "address": row["address"],
                    "city": row["city"],
                }
            case 2:
                return {**other, "address": row["address"], "city": row["city"], "phone": row["phone"]}
            case _:
                if western:
                    return {**other, "address": row["address"], "city": row["city"]}
                return {
                    **other,
                    "company name": f"{name}{random.choice(['第一', '第二', '城东', '城西'])}分公司",
                    "city": row["city"],
                }


def _listed(
    count: int,
    columns: list[str],
    new: Callable[[], Row],
    again: Callable[[Row], Row],
    alike: Callable[[Row], Row],
    random: Random,
    *,
    share: float,
) -> Listed:
    rows: list[Row] = []
    pairs: set[frozenset[str]] = set()
    while len(rows) < count:
        row = new()
        rows.append(row)
        if random.random() < share:
            copies = [again(row) for _ in range(random.choice([1, 1, 1, 1, 2]))]
            rows += copies
            family = [row["ref"], *(copy["ref"] for copy in copies)]
            pairs |= {frozenset((a, b)) for a in family for b in family if a < b}
        if random.random() < share:
            rows.append(alike(row))
    random.shuffle(rows)
    return Listed(columns, rows, pairs)


def people(count: int, *, seed: int = 1, share: float = 0.3) -> Listed:
    """A list of so many people."""
    inventor = Inventor(seed)
    return _listed(
        count, PEOPLE, inventor.person, inventor.person_again, inventor.lookalike, inventor.random, share=share
    )


def companies(count: int, *, seed: int = 2, share: float = 0.3) -> Listed:
    """A list of so many companies."""
    inventor = Inventor(seed)
    return _listed(
        count, COMPANIES, inventor.company, inventor.company_again, inventor.sister, inventor.random, share=share
    )


def both() -> Iterator[tuple[str, Listed]]:
    """The lists that the benchmark measures by."""
    yield "people", people(1_500)
    yield "companies", companies(1_500)
