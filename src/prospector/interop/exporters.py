"""Which program wrote a list, told by the names of its columns (facts about formats, as those programs write them)."""

from collections.abc import Sequence

from prospector.interop.column_names import squashed

# A list is of the first program all of whose columns it has. What each column holds stands in ``column_names``; columns
# that mean different things in different programs are settled beside their neighbours (``columns.recognised``).
_MARKS: tuple[tuple[str, str], ...] = (
    ("Google Contacts", "Given Name|Family Name|Group Membership"),
    ("Google Contacts", "First Name|Last Name|Organization Name|Labels"),
    ("Outlook", "First Name|Last Name|Business Street|Business Phone|E-mail Address"),
    ("Outlook.com", "First Name|Last Name|Home Street|Business Phone|E-mail Address"),
    ("Outlook", "名|姓|单位|商务地址 街道|电子邮件地址"),
    ("LinkedIn", "First Name|Last Name|Position|Connected On"),
    ("HubSpot", "Record ID|First Name|Last Name|Lifecycle Stage"),
    ("Salesforce", "First Name|Last Name|Account Name|Contact ID"),
    ("Salesforce", "Last Name|Account Name|Contact Owner"),
    ("Salesforce Data Loader", "Id|FirstName|LastName|AccountId"),
    ("QuickBooks", "Display Name As|Print On Check As|Currency Code"),
    ("Eight", "会社名|部署名|役職|氏名"),
)
_PROGRAMS = tuple((program, frozenset(map(squashed, names.split("|")))) for program, names in _MARKS)


def exporter_of(header: Sequence[str]) -> str:
    """Return the name of the program that writes lists under ``header``, or the empty string."""
    names = {squashed(name) for name in header}
    return next((program for program, marks in _PROGRAMS if marks <= names), "")
