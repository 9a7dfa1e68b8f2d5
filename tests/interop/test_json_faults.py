import json

import pytest

from prospector.interop.json_values import json_fault


def fault(broken):
    with pytest.raises(json.JSONDecodeError) as caught:
        json.loads(broken)
    return str(json_fault(caught.value))


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("[1,", "a value is missing"),
        ('{"a" 1}', "a colon is missing"),
        ("[1 2]", "a comma is missing"),
        ("{a: 1}", "a name in quotation marks is missing"),
        ('["a', "a quotation mark is opened and never closed"),
        ('["a\nb"]', "a control character or line break stands inside quotation marks"),
        (r'["\q"]', "a backslash stands before a character that it cannot escape"),
        ("[] []", "more follows after the end"),
    ],
)
def test_what_is_wrong_with_json_is_said_in_our_words(broken, said):
    assert fault(broken) == said


def test_a_fault_never_met_before_still_has_a_sentence():
    assert str(json_fault(json.JSONDecodeError("Something new", "", 0))) == "something is missing or out of place"
