"""Every console block of the documents is run; ``PROSPECTOR_UPDATE_DOCS=1`` writes what the program really prints."""

import os
from pathlib import Path

import pytest
from console import ROOT, fits, play

DOCUMENTS = sorted(
    path
    for pattern in ("README.md", "docs/*.md", "examples/*/README.md")
    for path in ROOT.glob(pattern)
    if "```console\n" in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_document_shows_what_the_program_prints(document: Path, tmp_path: Path) -> None:
    faults, true = play(document, tmp_path)
    if faults and os.environ.get("PROSPECTOR_UPDATE_DOCS"):
        document.write_text(true, encoding="utf-8")
        faults = []
    assert not faults, "\n".join(faults)


def test_the_documents_that_show_a_day_are_among_those_that_are_run() -> None:
    names = {str(path.relative_to(ROOT)) for path in DOCUMENTS}
    assert {"README.md", "docs/guide.md", "docs/errors.md", "examples/first_week/README.md"} <= names


@pytest.mark.parametrize(
    ("expected", "printed", "same"),
    [
        ("Card 1 added.", "Card 1 added.", True),
        ("Card 1 added.", "Card 2 added.", False),
        ("Card … added.", "Card 12 added.", True),
        ("a\n…\nd", "a\nb\nc\nd", True),
        ("a\n…", "a", True),
        ("a\n…\nd", "a\nb\nc", False),
        ("a … d", "a\nd", False),
        ("", "something", False),
        ("(undo)", "xundox", False),
    ],
)
def test_an_ellipsis_stands_for_text_in_a_line_and_for_lines_alone(expected: str, printed: str, same: bool) -> None:
    assert fits(expected, printed) is same


def test_a_document_that_is_wrong_is_found_and_mended(tmp_path: Path) -> None:
    document = tmp_path / "wrong.md"
    document.write_text("Say:\n\n```console\n$ echo one; exit 3\ntwo\n$ echo $?\n3\n```\nEnd.\n", encoding="utf-8")
    faults, true = play(document, tmp_path / "machine")
    assert len(faults) == 1
    assert true == "Say:\n\n```console\n$ echo one; exit 3\none\n$ echo $?\n3\n```\nEnd.\n"
