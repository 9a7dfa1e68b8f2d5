import re

import pytest

from prospector.domain.draft import Instructions
from prospector.interop.columns import recognised
from prospector.interop.drafts import read_cards
from prospector.interop.exporters import exporter_of
from prospector.interop.import_profiles import load_profile, save_profile

HEADERS = {
    "Google Contacts": "First Name,Middle Name,Last Name,Organization Name,Labels,E-mail 1 - Value,Phone 1 - Value",
    "LinkedIn": "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
    "HubSpot": "Record ID,First Name,Last Name,Email,Phone Number,Lifecycle Stage",
    "Salesforce": "Salutation,First Name,Last Name,Title,Account Name,Phone,Contact Owner,Contact ID",
    "Outlook": "名,姓,单位,部门,商务地址 街道,移动电话,电子邮件地址",
}


@pytest.mark.parametrize("program", HEADERS)
def test_the_program_that_wrote_a_list_is_known_by_its_header(program):
    assert exporter_of(HEADERS[program].split(",")) == program


def test_a_list_of_nobody_in_particular_is_of_no_program():
    assert exporter_of(["Name", "Phone"]) == ""


def test_linkedin_is_read_under_its_preamble(tmp_path):
    (tmp_path / "Connections.csv").write_text(
        'Notes:\n"When exporting your connection data, some may be missing."\n\n'
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Anna,Berg,https://example.com/in/anna,,Acme,Buyer,05 Mar 2026\n"
    )
    source = read_cards(tmp_path / "Connections.csv")
    (draft,) = source
    assert (draft.name, draft.facts["employer"], draft.facts["title"]) == ("Anna Berg", "Acme", "Buyer")
    assert draft.first_contact_on.isoformat() == "2026-03-05"
    assert source.remarks[0].values == {"program": "LinkedIn"}


def test_a_profile_is_saved_beside_others_and_read_again(tmp_path):
    file = tmp_path / "import-profiles.toml"
    file.write_text('# mine\n[old]\nname = "X {row}"\n')
    wanted = Instructions(mapping={"day+month": "at"}, year=2010, values={"y": {"yes": "closed"}}, constants={"a": "b"})
    save_profile(file, "bank", wanted)
    assert load_profile(file, "bank") == wanted
    assert load_profile(file, "old").name == "X {row}"
    assert file.read_text().startswith("# mine")


@pytest.mark.shared
def test_the_headers_seen_in_public_name_their_programs_and_hold_names_and_numbers(shared_data):
    seen = (shared_data / "contacts/headers_seen.md").read_text(encoding="utf-8")
    programs = {}
    for title, header in re.findall(r"## (.*?)\n.*?```\n(.*?)\n```", seen, re.DOTALL):
        columns = header.split(",")
        programs[title] = exporter_of(columns)
        targets = {column.target for column in recognised(columns).columns}
        assert targets & {"name", "first_name", "company", "person"}, title
        assert targets & {"phone", "email", "address.street"}, title
    known = ("Google", "Outlook", "LinkedIn", "HubSpot", "Salesforce", "QuickBooks", "Japanese")
    assert all(program for title, program in programs.items() if title.startswith(known)), programs
