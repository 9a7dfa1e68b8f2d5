import json
from datetime import date

import pytest

from prospector.domain.draft import RejectedRow
from prospector.interop.json_cards import read_cards_json

TODAY = date(2026, 3, 10)


def task(**fields):
    base = {"description": "Send offer to Li Wei", "status": "pending", "entry": "20260301T100000Z",
            "uuid": "0b6e1f6e-6a0b-4b0e-8b0e-6c1d1f1c7a55"}  # fmt: skip
    return {**base, **fields}


def drafts(path, *tasks):
    file = path / "tasks.json"
    file.write_text(json.dumps(list(tasks)))
    return list(read_cards_json(file, today=TODAY))


def test_a_task_is_a_follow_up_of_whom_its_words_name(tmp_path):
    (found,) = drafts(tmp_path, task(due="20260403T120000Z"))
    (step,) = found.history["follow_ups"]
    assert (step["action"], step["due_on"], step["state"]) == ("Send offer to Li Wei", "2026-04-03", "open")
    assert step["uid"] == "0b6e1f6e-6a0b-4b0e-8b0e-6c1d1f1c7a55"
    assert (found.needs_card, "Li Wei" in found.mention) == (True, True)


def test_a_task_without_a_day_is_due_today(tmp_path):
    (found,) = drafts(tmp_path, task())
    assert found.history["follow_ups"][0]["due_on"] == "2026-03-10"


def test_a_done_task_is_done_and_its_project_is_the_customer(tmp_path):
    (found,) = drafts(tmp_path, task(status="completed", end="20260305T120000Z", project="sales.Acme"))
    assert (found.name, found.kind) == ("Acme", "company")
    assert found.history["follow_ups"][0]["state"] == "done"


def test_annotations_are_notes_with_their_moment(tmp_path):
    (found,) = drafts(tmp_path, task(annotations=[{"entry": "20260302T100000Z", "description": "wants blue"}]))
    assert (found.notes[0].body, found.notes[0].at.day) == ("wants blue", 2)


@pytest.mark.parametrize("fields", [{"status": "deleted"}, {"status": "recurring"}, {"status": "odd"}, {"uuid": "x"}])
def test_what_is_no_task_of_anybody_is_refused_alone(tmp_path, fields):
    bad, good = drafts(tmp_path, task(**fields), task())
    assert isinstance(bad, RejectedRow)
    assert good.history
