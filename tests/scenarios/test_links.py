"""What the documents point at exists: links, files of the source named in them, commands."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from console import ROOT

from prospector.cli.registry import COMMANDS, GROUPS
from prospector.version import __version__

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*/README.md")])
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)")
_CODE = re.compile(r"`([^`\n]+)`")
_ROOMS = (
    "cli/",
    "domain/",
    "services/",
    "storage/",
    "territory/",
    "interop/",
    "render/",
    "tests/",
    "docs/",
    "scripts/",
)


def _anchors(page: Path) -> set[str]:
    """Return the anchors of the headings, as they are made where the pages are shown; repeated ones get a number."""
    seen: dict[str, int] = {}
    anchors = set()
    fenced = False
    for line in page.read_text(encoding="utf-8").split("\n"):
        fenced ^= line.startswith("```")
        if fenced or not line.startswith("#"):
            continue
        anchor = re.sub(r"[^\w\- ]", "", line.lstrip("#").strip().lower()).replace(" ", "-")
        anchors.add(anchor if anchor not in seen else f"{anchor}-{seen[anchor]}")
        seen[anchor] = seen.get(anchor, 0) + 1
    return anchors


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    dead = []
    for path, anchor in _LINK.findall(page.read_text(encoding="utf-8")):
        target = (page.parent / path) if path else page
        if not target.exists() or (anchor and anchor not in _anchors(target)):
            dead.append(f"{path}#{anchor}")
    assert not dead


@pytest.mark.parametrize("name", ["docs/architecture.md", "docs/method.md", "CONTRIBUTING.md"])
def test_every_file_that_is_named_exists(name: str) -> None:
    named = [
        code
        for code in _CODE.findall((ROOT / name).read_text(encoding="utf-8"))
        if code.startswith(_ROOMS) and not any(sign in code for sign in " *…") and code == code.lower()
    ]
    assert named
    missing = [code for code in named if not ((ROOT / "src/prospector" / code).exists() or (ROOT / code).exists())]
    assert not missing


def test_the_commands_of_the_method_exist() -> None:
    table = [
        line for line in (ROOT / "docs/method.md").read_text(encoding="utf-8").split("\n") if line.startswith("| H")
    ]
    commands = {command for line in table for command in _CODE.findall(line.split("|")[4])}
    assert commands
    assert commands <= COMMANDS.keys() | GROUPS.keys()


def test_the_changes_begin_with_the_present_version() -> None:
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_reference_is_that_of_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/reference.py", "--check"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
