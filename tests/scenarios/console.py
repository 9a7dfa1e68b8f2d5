"""Runs the ``console`` blocks of a document and compares what they show with what the program prints.

A line that begins with ``$ `` is a command (continued on ``> `` lines after a backslash); what follows is its output.
``…`` alone on a line stands for any lines, within a line for any text. Commands run one after the other in one private
home, on a terminal of 80 columns. A comment such as ``<!-- run: today=2026-11-17T08:30+08:00 folder=examples/x -->``
holds until the next one: ``today`` is the clock, ``folder`` what is copied as the current folder, ``lang`` the locale.
"""

import os
import pty
import re
import shutil
import subprocess
import sys
import termios
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_FENCE = re.compile(r"^```console\s*\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
_RUN = re.compile(r"<!-- run: (.*?) -->")
_MORNING = "2026-11-23T08:30+08:00"


def run_on_terminal(command: str, environ: dict[str, str], folder: Path) -> tuple[str, int]:
    """Run ``command`` with a terminal to print on but none to ask on; return what it printed and its exit code."""
    near, far = pty.openpty()
    attributes = termios.tcgetattr(far)
    # Line feeds stay as they are.
    attributes[1] &= ~termios.OPOST
    termios.tcsetattr(far, termios.TCSANOW, attributes)
    process = subprocess.Popen(
        ["bash", "-c", command], stdin=subprocess.DEVNULL, stdout=far, stderr=far, env=environ, cwd=folder
    )
    os.close(far)
    printed = bytearray()
    while True:
        try:
            chunk = os.read(near, 65_536)
        except OSError:
            # Linux says so when the last writer is gone.
            break
        if not chunk:
            break
        printed += chunk
    os.close(near)
    return printed.decode(), process.wait()


@dataclass
class Console:
    """A private machine: its home, its clock, the folder commands run in, and the last exit code."""

    base: Path
    today: str = _MORNING
    folder: str = ""
    lang: str = "C.UTF-8"
    code: int = 0
    copied: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        config = self.base / "home" / ".config" / "prospector" / "config.toml"
        config.parent.mkdir(parents=True)
        # The daily copy is made in the background: what a document shows must not depend on when it is ready.
        config.write_text("[backup]\ndaily = false\n", encoding="utf-8")

    def configure(self, settings: str) -> None:
        """Take the settings of a ``run`` comment."""
        for setting in settings.split():
            name, _, value = setting.partition("=")
            if name not in ("today", "folder", "lang"):
                raise ValueError(f"there is no setting {name!r} of a run comment")
            setattr(self, name, value)

    def environ(self) -> dict[str, str]:
        """Return the environment of a command."""
        home = self.base / "home"
        return {
            "HOME": str(home),
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
            "TZ": "Asia/Shanghai",
            "LANG": self.lang,
            "COLUMNS": "80",
            "TERM": "dumb",
            "NO_COLOR": "1",
            "PYTHONUNBUFFERED": "1",
            "PROSPECTOR_TODAY": self.today,
        }

    def place(self) -> Path:
        """Return the folder commands run in, with a copy of the examples it is named after."""
        name = self.folder or "work"
        folder = self.base / name
        if name not in self.copied:
            self.copied.add(name)
            if self.folder:
                shutil.copytree(ROOT / self.folder, folder, dirs_exist_ok=True)
            else:
                folder.mkdir()
        return folder

    def run(self, command: str) -> str:
        """Run a command and return what it printed, with the home as ``~`` and without blanks at line ends."""
        printed, code = run_on_terminal(f"(exit {self.code})\n{command}", self.environ(), self.place())
        self.code = code
        printed = printed.replace(str(self.base / "home"), "~").replace(str(self.place()), ".")
        return "\n".join(line.rstrip() for line in printed.split("\n")).rstrip("\n")


@dataclass
class Step:
    """A command as written in a document, and the output written below it."""

    written: str
    command: str
    expected: str
    line: int


def steps_of(block: str, first_line: int) -> list[Step]:
    """Return the commands of a block."""
    steps: list[Step] = []
    lines = block.split("\n")
    place = 0
    while place < len(lines):
        begin = place
        if not lines[place].startswith("$ "):
            if lines[place].strip():
                raise ValueError(f"line {first_line + place}: output before any command: {lines[place]}")
            place += 1
            continue
        command = [lines[place][2:]]
        while command[-1].endswith("\\") and place + 1 < len(lines) and lines[place + 1].startswith("> "):
            place += 1
            command.append(lines[place][2:])
        place += 1
        written = "\n".join(lines[begin:place])
        output = []
        while place < len(lines) and not lines[place].startswith("$ "):
            output.append(lines[place].rstrip())
            place += 1
        steps.append(Step(written, "\n".join(command), "\n".join(output).rstrip("\n"), first_line + begin))
    return steps


def fits(expected: str, printed: str) -> bool:
    """Tell whether ``printed`` is what a document shows."""
    # A line of its own that is only … stands for any number of whole lines, also none.
    pattern = ""
    for line in expected.split("\n"):
        if line.strip() == "…":
            pattern += r"(?:[^\n]*\n)*"
        else:
            pattern += "[^\n]*".join(re.escape(part) for part in line.split("…")) + "\n"
    return re.fullmatch(pattern, printed + "\n") is not None


def play(document: Path, base: Path) -> tuple[list[str], str]:
    """Run every block of ``document``; return how it differs from the truth, and its text as it would be true."""
    console = Console(base)
    text = document.read_text(encoding="utf-8")
    faults: list[str] = []
    true: list[str] = []
    end = 0
    for match in re.finditer(f"{_RUN.pattern}|{_FENCE.pattern}", text, re.MULTILINE | re.DOTALL):
        true.append(text[end : match.start()])
        end = match.end()
        if match[1] is not None:
            console.configure(match[1])
            true.append(match[0])
            continue
        blocks = []
        for step in steps_of(match[2].rstrip("\n"), text.count("\n", 0, match.start(2)) + 1):
            printed = console.run(step.command)
            if fits(step.expected, printed):
                printed = step.expected
            else:
                where = document.relative_to(ROOT) if document.is_relative_to(ROOT) else document
                faults.append(
                    f"{where}:{step.line}\n{step.written}\n--- written\n{step.expected}\n--- printed\n{printed}\n"
                )
            blocks.append(f"{step.written}\n{printed}".rstrip("\n"))
        true.append("```console\n" + "\n".join(blocks) + "\n```")
    return faults, "".join([*true, text[end:]])
