import csv
import io
import re

import pytest

from prospector.domain.draft import HOW
from prospector.domain.errors import UsageError
from prospector.interop.column_names import guessed
from prospector.interop.columns import recognised
from prospector.interop.drafts import read_cards

# Header rows of the exporters, shortened to what a card takes: column to what the report says of it.
EXPORTERS = {
    "google": {
        "First Name": "first_name", "Last Name": "last_name", "Name Prefix": "salutation", "File As": "file_as",
        "Organization Name": "company", "Organization Title": "title", "Labels": "tags", "Photo": "",
        "Phonetic First Name": "phonetic_first_name", "E-mail 1 - Label": "email.label", "E-mail 1 - Value": "email.1",
        "Phone 2 - Label": "phone.label", "Phone 2 - Value": "phone.2", "Address 1 - Street": "address.street.1",
        "Address 1 - Postal Code": "address.postcode.1", "Website 1 - Value": "website", "Notes": "note",
    },
    "outlook": {
        "Title": "salutation", "First Name": "first_name", "Suffix": "suffix", "Company": "company",
        "Job Title": "title", "Business Street 2": "address.street.work", "Home Country/Region": "address.country.home",
        "Business Phone 2": "phone.work", "Mobile Phone": "phone.mobile", "Business Fax": "fax", "Account": "account",
        "E-mail 2 Address": "email", "E-mail 2 Display Name": "", "Categories": "tags", "Web Page": "website",
        "Manager's Name": "manager's_name", "Hobby": "interests", "Spouse": "spouse",
    },
    "outlook in Chinese": {
        "名": "first_name", "姓": "last_name", "单位": "company", "职务": "title",
        "商务地址 街道 2": "address.street.work",
        "商务地址 省/市/自治区": "address.region.work", "住宅地址 市/县": "address.city.home",
        "移动电话": "phone.mobile",
        "商务电话 2": "phone.work", "电子邮件 2 地址": "email", "电子邮件 3 显示名": "",
        "商务地址 - 邮箱": "address.pobox.work",
        "经理姓名": "经理姓名", "助理的姓名": "助理的姓名", "附注": "note", "类别": "tags", "业余爱好": "interests",
    },
    "linkedin": {
        "First Name": "first_name", "URL": "website", "Email Address": "email", "Company": "company",
        "Position": "title", "Connected On": "first_contact_on",
    },
    "hubspot": {
        "Record ID": "ref", "First Name": "first_name", "Phone Number": "phone", "Associated Company": "company",
        "Contact owner": "contact_owner", "Last Contacted": "last_contacted", "Website URL": "website",
    },
    "salesforce": {
        "Salutation": "salutation", "Last Name": "last_name", "Title": "title", "Account Name": "company",
        "Mailing City": "address.city.mailing", "Contact ID": "ref", "Account ID": "account_id",
    },
    "salesforce data loader": {
        "Id": "ref", "AccountId": "accountid", "FirstName": "first_name", "Account.Name": "company",
        "Owner.Name": "owner.name", "Account.Website": "website",
    },
    "quickbooks": {
        "Display Name As": "name", "Title": "salutation", "First Name": "first_name", "Suffix": "suffix",
        "Billing Address Line 2": "address.street.billing", "Billing Address State": "address.region.billing",
        "Other": "phone.other",
    },
    "chinese crm": {
        "客户代码": "ref", "客户名称": "company", "联系人": "contact", "手机": "phone.mobile",
        "QQ": "qq", "微信": "wechat",
        "来源": "method", "客户行业": "industry", "客户类型": "kind", "省": "address.region", "区": "address.district",
        "客户等级": "客户等级", "创建时间": "创建时间", "沟通内容": "note",
    },
    "eight": {
        "会社名": "company", "氏名": "person", "携帯電話": "phone.mobile", "住所": "address.street", "役職": "title",
    },
}  # fmt: skip


@pytest.mark.parametrize("exporter", EXPORTERS)
def test_the_columns_of_an_exporter_are_recognised(exporter):
    expected = EXPORTERS[exporter]
    uses = recognised(list(expected)).uses
    assert {use.column: use.target for use in uses} == expected
    assert all(use.how in HOW for use in uses)


def test_a_column_of_an_unknown_name_is_guessed_by_its_words_and_told_so():
    uses = recognised(["客户联系手机", "Main office phone", "email opt out", "最近电话时间", "Rating"]).uses
    assert [(use.target, use.how) for use in uses] == [
        ("phone.mobile", "guessed"),
        ("phone.work", "guessed"),
        ("email_opt_out", "free"),
        ("最近电话时间", "free"),
        ("rating", "free"),
    ]


# Names that programs put together, and that people write as they come: what each holds.
PUT_TOGETHER = {
    "Person - Organization": "company", "Person - Email - Work": "email.work", "Person - Phone - Mobile": "phone.mobile",
    "Organization - City/town/village/locality of Address": "address.city", "Default Address Zip": "address.postcode",
    "Default Address Company": "company", "Primary Address Street": "address.street", "POCity": "address.city.mailing",
    "POPostalCode": "address.postcode.mailing", "SAAddressLine1": "address.street.shipping",
    "Alternate Address City": "address.city.other", "Phone (home)": "phone.home", "Email (work)": "email.work",
    "Landline No": "phone.landline", "Alt. Phone": "phone.other", "Name of Customer": "person", "Mobile No.": "phone.mobile",
    "Web Address": "website", "Work County": "address.region.work", "Accepts Email Marketing": "accepts_email_marketing",
    "(Do Not Modify) Contact": "", "所属城市": "address.city", "联系人手机": "phone.mobile", "联系人职务": "title",
    "企业名称": "company", "更多电话": "phone", "手机2": "phone.mobile", "联系人1": "contact", "客户生日": "birthday",
    "电 话": "phone", "手机号码（必填）": "phone.mobile", "手机归属地": "手机归属地", "家庭电话2": "phone.home",
}  # fmt: skip


@pytest.mark.parametrize(("name", "target"), PUT_TOGETHER.items())
def test_a_name_put_together_of_known_words_is_understood(name, target):
    assert recognised([name, "Rating"]).uses[0].target == target


def test_two_whole_addresses_of_a_row_stay_two_and_the_lines_of_one_stay_together():
    (draft,) = read_cards(io.BytesIO("企业名称,注册地址,收货地址,电话\n甲厂,苏州市甲路1号,苏州市乙路2号,\n".encode()))
    assert (draft.address, draft.facts) == ("苏州市甲路1号", {"收货地址": "苏州市乙路2号"})
    (draft,) = read_cards(io.BytesIO(b"Name,Address 1,Address 2\nBob Ray,1 High St,Flat 2\n"))
    assert (draft.address, draft.facts) == ("1 High St, Flat 2", {})


def test_a_column_called_home_holds_a_number_only_where_it_is_one():
    content = b"First,Last,Home,Work,Mobile\nAnn,Lee,yes,010-65512345,13800138000\n"
    (draft,) = read_cards(io.BytesIO(content))
    assert [(phone.raw, phone.label) for phone in draft.phones] == [("010-65512345", "work"), ("13800138000", "mobile")]
    assert draft.facts == {"home": "yes"}


def test_a_birthday_in_three_columns_is_one_with_or_without_its_year():
    content = b"First Name,Last Name,Birth Year,Birth Month,Birth Day\nAnn,Lee,1980,5,17\nBob,Ray,,5,7\nCid,Poe,,,\n"
    drafts = list(read_cards(io.BytesIO(content)))
    assert [draft.facts.get("birthday") for draft in drafts] == ["1980-05-17", "--05-07", None]


def test_coordinates_become_the_exact_spot_and_what_is_none_stays_a_field():
    content = b'Name,Coordinates\nBob Ray,"31.19, 121.43"\nAnn Lee,somewhere\n'
    bob, ann = read_cards(io.BytesIO(content))
    assert (bob.location, ann.location) == ((31.19, 121.43), None)
    assert ann.facts == {"coordinates": "somewhere"}
    (cid,) = read_cards(io.BytesIO(b"Name,Latitude,Longitude\nCid Poe,31.19,121.43\n"))
    assert cid.location == (31.19, 121.43)


def test_a_total_with_a_count_under_a_telephone_column_is_no_card():
    rejected = list(read_cards(io.BytesIO("姓名,手机\n王伟,13800138000\n合计,5\n".encode())))[1]
    assert "sums up" in str(rejected.reason)


def test_free_fields_never_take_a_name_of_the_card_and_never_share_one():
    keys = [use.target for use in recognised(["Lifecycle", "Deal Size", "deal-size", "=1+1", "x" * 90]).uses]
    assert keys == ["lifecycle_in_file", "deal_size", "deal_size_2", "1+1", "x" * 56]


def test_a_map_overrides_what_a_name_says():
    mapping = {
        "firma": "company",
        "Rating": "credit_status",
        "Phone": "phone.work",
        "Note": "-",
        "Plan": "field:plan b",
    }
    uses = recognised(["Firma", "rating", "phone", "note", "plan", "Sum"], mapping | {"sum": "yearly volume"}).uses
    assert [(use.target, use.how) for use in uses] == [
        ("company", "mapped"),
        ("credit_status", "mapped"),
        ("phone.work", "mapped"),
        ("", "ignored"),
        ("plan_b", "mapped"),
        ("yearly_volume", "mapped"),
    ]


@pytest.mark.parametrize(
    ("mapping", "sentence"),
    [
        ({"Nmae": "name"}, "no column “Nmae”; did you mean “Name”"),
        ({"Budget": "name"}, "no column “Budget”"),
        ({"Name": "persn"}, "no field “persn”; did you mean “person”"),
        ({"Name": "industri"}, "did you mean “industry”"),
        ({"Name": "name.first"}, "only phone and email"),
        ({"Name": "lifecycle"}, "part of the card itself"),
    ],
)
def test_a_map_that_fits_neither_file_nor_card_is_refused_with_the_nearest_name(mapping, sentence):
    with pytest.raises(UsageError, match=re.escape(sentence)):
        recognised(["Name", "Phone"], mapping)


@pytest.mark.shared
def test_every_header_seen_gives_a_name_and_what_else_a_card_takes(shared_data):
    seen = (shared_data / "contacts" / "headers_seen.md").read_text("utf-8")
    headers = re.findall(r"```\n(.*?)\n```", seen, re.DOTALL)
    for header in headers:
        plan = recognised(next(csv.reader([header])))
        assert plan.has("name", "person", "first_name", "company"), header
        guessed = {use.column for use in plan.uses if use.how == "guessed"}
        assert guessed <= {"Home Fax", "Other Fax", "住宅传真", "其他传真"}
    assert len(headers) == 14


@pytest.mark.parametrize("name", ["wife birthday", "Spouse Birthday", "配偶生日", "儿子生日", "经理生日"])
def test_the_birthday_of_somebody_else_is_not_the_customers(name):
    assert guessed(name) != "birthday"


@pytest.mark.parametrize("name", ["客户生日", "contact birthday", "person's birthday"])
def test_a_birthday_is_guessed_from_its_word(name):
    assert guessed(name) == "birthday"
