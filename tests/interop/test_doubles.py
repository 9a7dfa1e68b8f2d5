"""Finding doubles: names in characters, pinyin and with slips; people who only look alike stay apart."""

import csv

import pytest

from prospector.domain.duplicate import LIKELY
from prospector.domain.record import Record
from prospector.interop.double_blocks import candidates
from prospector.interop.double_forms import abbreviates
from prospector.interop.double_names import made_comparable
from prospector.interop.double_records import traits_of
from prospector.interop.doubles import DoublesFinder
from prospector.interop.drafts import read_cards


def _phone(number):
    return ((f"+86{number}", f"86{number}", "", ""),)


MINE = _phone("13800138000")
OTHER = _phone("13900139000")
COMPANY = {"kind": "company"}


def _record(number, name, **known):
    return Record(number, f"uid-{number}", known.pop("kind", "person"), name, **known)


def _found(*records, least=LIKELY):
    return {(found.a, found.b): found for found in DoublesFinder(records).pairs(least)}


def _are_one(a, b, **both):
    left = {"name": a} if isinstance(a, str) else a
    right = {"name": b} if isinstance(b, str) else b
    return bool(_found(_record(1, **{**both, **left}), _record(2, **{**both, **right})))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("张伟", "张伟"),
        ("张伟", "Zhang Wei"),
        ("张伟", "Wei Zhang"),
        ("王小明", "王晓明"),
        ("王伟明", "Wang, Weiming"),
        ("司马相如", "司馬相如"),
        ("张伟", "张伟先生"),
        ("王总", "王建国"),
        ("John Smith", "Smith John"),
        ("John Smith", "Smith, John"),
        ("John Smith", "Jon Smyth"),
        ("John Smith", "Mr. J. Smith"),
        ("Robert Brown", "Bob Brown"),
        ("José García", "Jose Garcia"),
        ("Vanessa Oakfield", "Van essa Oakfield"),
        ("張偉", "张伟"),
        ("Tony 张伟", "张伟"),
        ("余先生", "Tongxi Yu"),
    ],
)
def test_a_name_written_otherwise_with_the_same_phone_is_one_person(a, b):
    assert _are_one(a, b, phones=MINE)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("王芳", "王建国"),
        ("李小明", "李小红"),
        ("John Smith", "Mary Smith"),
        ("Wang Fang", "Wang Jianguo"),
        ("陈静", "林涛"),
    ],
)
def test_two_names_on_one_phone_are_two_people(a, b):
    assert not _are_one(a, b, phones=MINE, address="人民路8号", city="杭州")


def test_namesakes_with_different_phones_stay_apart():
    assert not _are_one({"name": "张伟", "phones": MINE}, {"name": "张伟", "phones": OTHER})
    born = [{"name": "John Smith", "facts": {"birthday": day}} for day in ("1970-01-02", "1981-11-23")]
    assert not _are_one(*born)


def test_twins_stay_apart():
    home = {"address": "人民路8号", "city": "杭州", "phones": MINE, "facts": {"birthday": "2001-05-06"}}
    assert not _are_one("王小明", "王大伟", **home)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("华为技术有限公司", "华为技术"),
        ("深圳市腾讯计算机系统有限公司", "腾讯"),
        ("华联（上海）贸易有限公司", "上海华联贸易有限公司"),
        ("Nordlicht Trading Co., Ltd.", "NORDLICHT TRADING LIMITED"),
        ("Brightwater Systems GmbH", "Brightwater Systems"),
        ("Müller & Söhne GmbH & Co. KG", "Mueller und Söhne GmbH"),
        ("Santoro Foods Sp. z o.o.", "SANTORO FOODS"),
        ("Verhoeven Motors S.à r.l.", "Verhoeven Motors SARL"),
        ("Northgate Management Aktiebolag", "Northgate Mgmt AB"),
        ("Halvorsen Brothers Manufacturing Inc.", "Halvorsen Bros. Mfg"),
        ("International Brightwater Machines", "IBM"),
        ("上海宏图贸易有限公司", "上海宏圖貿易有限公司"),
        ("武汉光华信息技术有限公司", "武汉光华鑫息技术有限公司"),
        ("华为技术有限公司", "Huawei Technologies Co., Ltd."),
    ],
)
def test_a_company_is_known_without_its_legal_form(a, b):
    assert _are_one(a, b, phones=_phone("2165512345"), **COMPANY)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("永辉超市第一分店", "永辉超市第二分店"),
        ("中国工商银行北京朝阳支行", "中国工商银行北京海淀支行"),
        ("盛泰医药有限公司", "盛泰物流有限公司"),
        ("盛泰信息技术有限公司", "盛泰网络科技有限公司"),
        ("海底捞火锅（望京店）", "海底捞火锅（国贸店）"),
        ("瑞幸咖啡天河店", "瑞幸咖啡火车站店"),
        ("Burger Barn #12", "Burger Barn #45"),
        ("Acme Trading Ltd", "Orion Foods Ltd"),
    ],
)
def test_branches_and_sisters_on_one_switchboard_are_companies_of_their_own(a, b):
    assert not _are_one(a, b, phones=_phone("2165512345"), **COMPANY)


@pytest.mark.parametrize("name", ["Burger Barn", "Aldermoor Trading Ltd", "瑞幸咖啡"])
def test_a_brand_at_another_place_with_another_phone_is_a_branch(name):
    site = {"facts": {"website": "www.brand.example"}}
    shops = [
        {"phones": _phone("2165512345"), "address": "12 Mill Lane", "city": "Leeds"},
        {"phones": _phone("1065598765"), "address": "81 Oak Drive", "city": "York"},
    ]
    assert not _are_one(*({"name": name, **shop} for shop in shops), **site, **COMPANY)


def test_a_registered_name_is_one_company_in_its_town_whatever_the_phone():
    phones = [{"name": "上海宏图贸易有限公司", "phones": _phone(number)} for number in ("2165512345", "2165598765")]
    assert _are_one(*phones, city="上海", **COMPANY)


def test_namesakes_in_one_town_with_mobiles_of_their_own_stay_apart():
    two = [{"name": "欧阳若琳", "phones": number} for number in (MINE, OTHER)]
    assert not _are_one(*two, city="上海", facts={"gender": "女"})


def test_father_and_son_under_one_roof_stay_apart():
    home = {"name": "Xanthe Quill", "phones": _phone("2165512345"), "address": "12 Mill Lane", "city": "Leeds"}
    born = [{"facts": {"birthday": day}} for day in ("1951-02-03", "1979-08-30")]
    assert not _are_one(*({**home, **day} for day in born))


def test_colleagues_of_one_given_name_behind_one_door_stay_apart():
    office = {"phones": _phone("2165512345"), "address": "12 Mill Lane", "facts": {"employer": "Brightwater Ltd"}}
    assert not _are_one("Amelia Ferreira", "Amelia Ryan", city="Leeds", **office)


def test_a_family_line_says_less_between_two_mobiles():
    line = ("+862165512345", "862165512345", "", "")
    sides = [{"name": "田女士", "phones": (*MINE, line)}, {"name": "田淑新", "phones": (*OTHER, line)}]
    assert not _are_one(*sides)


def test_an_address_made_of_the_name_says_the_name_again():
    mails = [{"name": "Jack Petersen", "emails": (f"jack.petersen@{host}.example",)} for host in ("north", "south")]
    found = _found(_record(1, **mails[0]), _record(2, **mails[1]), least=0.001)
    assert {reason.code: reason.points for reason in found[1, 2].reasons}["email_near"] < 2


def test_a_number_given_as_a_mail_address_is_that_number():
    assert _are_one({"name": "王芳", "phones": MINE}, {"name": "王芳", "emails": ("13800138000@163.com",)})


def test_two_credit_codes_are_two_companies():
    codes = [{"facts": {"统一社会信用代码": code}} for code in ("91110108551385082Q", "91310115607382714K")]
    assert not _are_one(*({"name": "宏图贸易", "phones": MINE, **code} for code in codes), **COMPANY)


@pytest.mark.parametrize(
    ("short", "long", "meant"),
    [
        ("mgmt", "management", True),
        ("mfg", "manufacturing", True),
        ("bros", "brothers", True),
        ("marg", "management", False),
    ],
)
def test_a_word_is_known_by_its_short_form(short, long, meant):
    assert abbreviates(short, long) is meant


def test_a_company_of_the_same_name_in_another_city_is_another_one():
    north, south = {"name": "北京华联商厦有限公司", "city": "北京"}, {"name": "上海华联商厦有限公司", "city": "上海"}
    assert not _are_one(north, south, **COMPANY)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("+8613800138000", "8613800138000", "", ""), ("", "13800138000", "", "")),
        (("+863102461501", "863102461501", "", ""), ("+13102461501", "13102461501", "", "")),
        (("+861065512345", "861065512345", "", ""), ("", "65512345", "", "")),
    ],
)
def test_a_number_is_one_in_every_form(a, b):
    assert _are_one({"name": "Vera Lindqvist", "phones": (a,)}, {"name": "Vera Lindquist", "phones": (b,)})


def test_mobiles_that_differ_only_in_front_are_two():
    pairs = _found(
        _record(1, "张伟", phones=_phone("13800138000")), _record(2, "张伟", phones=_phone("15800138000")), least=0.01
    )
    assert "phone_differs" in [reason.code for reason in pairs[1, 2].reasons]


def test_one_address_written_two_ways_is_the_same():
    ways = [
        {"name": "Vera Lindqvist", "address": address, "city": "Leeds"} for address in ("12 Mill Ln.", "12 Mill Lane")
    ]
    found = _found(_record(1, **ways[0]), _record(2, **ways[1]))
    assert "address_same" in [reason.code for reason in found[1, 2].reasons]


def test_one_wrong_digit_in_an_id_number_is_nearly_the_same():
    ids = [{"facts": {"passport_no": number, "birthday": "1970-01-02"}} for number in ("E12345678", "E12345679")]
    found = _found(_record(1, "Vera Lindqvist", **ids[0]), _record(2, "V Lindqvist", **ids[1]))
    assert "id_near" in [reason.code for reason in found[1, 2].reasons]


def test_a_rare_name_says_more_than_a_common_one():
    crowd = [_record(number, "Karen Wood", city="Leeds") for number in range(10, 60)]
    pairs = _found(
        *crowd, _record(1, "Xanthe Quill", city="Leeds"), _record(2, "Xanthe Quill", city="Leeds"), least=0.001
    )
    assert (1, 2) in pairs
    assert all(pairs[1, 2].probability > found.probability for ids, found in pairs.items() if ids != (1, 2))


def test_the_work_grows_with_the_book_and_not_with_its_square():
    cards = [traits_of(_record(number, f"王{chr(0x4E00 + number)}", city="北京")) for number in range(2_000)]
    assert sum(1 for _ in candidates(cards)) < 50 * len(cards)


@pytest.mark.parametrize(
    ("name", "core", "trade", "region"),
    [
        ("北京华联科技有限公司", "华联", "科技", "北京"),
        ("华联（上海）贸易有限公司", "华联", "贸易", "上海"),
        ("阿里巴巴(中国)有限公司", "阿里巴巴", "", "中国"),
    ],
)
def test_the_name_of_a_chinese_company_is_taken_apart(name, core, trade, region):
    parts = made_comparable(name, "company")
    assert (parts.core, parts.trade, parts.region) == (core, trade, region)


@pytest.mark.shared
@pytest.mark.parametrize(("name", "precision", "recall"), [("febrl1", 0.98, 0.95), ("fodors_zagats", 0.97, 0.96)])
def test_known_lists_are_judged_as_promised(shared_data, name, precision, recall):
    folder = shared_data / "duplicates" / "gold"
    records, refs = [], {}
    for number, draft in enumerate(read_cards(folder / f"{name}_records.csv"), 1):
        phones = tuple((phone.e164, phone.digits, phone.extension, phone.label) for phone in draft.phones)
        emails = tuple(email.key for email in draft.emails)
        where = (draft.address, draft.city, draft.postcode, draft.area)
        records.append(Record(number, "", draft.kind, draft.name, *where, phones, emails, draft.facts))
        refs[number] = draft.facts["ref"]
    with (folder / f"{name}_true_pairs.csv").open(encoding="utf-8", newline="") as file:
        true = {frozenset((row["id_a"], row["id_b"])) for row in csv.DictReader(file)}
    found = {frozenset((refs[a], refs[b])) for a, b in _found(*records)}
    assert len(found & true) / len(found) >= precision
    assert len(found & true) / len(true) >= recall
