"""What a command imports: proved in processes of their own, by what ``sys.modules`` then holds."""

import json
import subprocess
import sys

import pytest

from builders import FANG_ONE, WANG_WEI

HEAVY = {
    "sqlalchemy",
    "sqlmodel",
    "pydantic",
    "alembic",
    "rich",
    "phonenumbers",
    "rapidfuzz",
    "pypinyin",
    "tomlkit",
    "prompt_toolkit",
    "segno",
    "platformdirs",
    "psycopg",
    "asyncio",
    "unittest",
    "http",
    "email",
    "dateutil",
    "multiprocessing",
    "concurrent",
    "logging",
    "xml",
}
DAILY = {
    "today": "today --json",
    "today plain": "today",
    "log-call": f"log-call {WANG_WEI} --outcome interested --next +3d --do quote --json",
    "log-call plain": f"log-call {FANG_ONE} --note hello",
    "qualify": f"qualify {FANG_ONE} M?N --json",
    "qualify list": "qualify --json",
    "show": f"show {WANG_WEI} --json",
    "show by name": "show 王伟",
    "show by phone": "show 13800138000",
    "find": "find 王 --json",
    "done": "done 1 --json",
    "snooze": "snooze 1 +2d",
    "follow-up": f"follow-up {FANG_ONE} fri call",
    "list": "list --json",
    "history": "history --json",
    "undo": "undo --json",
    "wrap-up": "wrap-up --json",
}
_PROBE = """
import io, json, os, sys
from prospector.cli.main import main

class Terminal(io.StringIO):
    def isatty(self):
        return True

kind = Terminal if os.environ.get("PROBE_TERMINAL") else io.StringIO
out = kind()
sys.stdout = out
code = main(sys.argv[1:], os.environ, io.StringIO(), out, io.StringIO())
sys.__stdout__.write(json.dumps([code, sorted(sys.modules)]))
"""


def _imported(program, line: str, **env: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, *line.split()],
        env={**program.environ(), **env},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    code, modules = json.loads(done.stdout)
    assert code == 0, done
    return set(modules)


def _heavy(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules} & HEAVY


@pytest.mark.parametrize("name", DAILY)
def test_a_daily_command_imports_no_heavy_library(name, book):
    assert _heavy(_imported(book, DAILY[name])) == set()


@pytest.mark.parametrize("name", DAILY)
def test_a_daily_command_is_read_without_typer(name, book):
    assert {"typer", "click", "inspect"}.isdisjoint(_imported(book, DAILY[name]))


@pytest.mark.parametrize("name", DAILY)
def test_a_daily_command_imports_one_module_of_commands(name, book):
    modules = _imported(book, DAILY[name])
    assert len([module for module in modules if module.startswith("prospector.cli.commands.")]) == 1


def test_a_table_on_a_terminal_imports_rich_and_nothing_heavier(book):
    assert _heavy(_imported(book, "today", PROBE_TERMINAL="1")) <= {"rich", "logging"}
    assert "rich" in _heavy(_imported(book, "show 2", PROBE_TERMINAL="1"))


def test_the_other_language_imports_nothing_heavier(book):
    assert _heavy(_imported(book, "today --json", PROSPECTOR_LANG="zh")) == set()


@pytest.mark.parametrize("line", ["--help", "--version"])
def test_help_and_version_import_neither_a_command_nor_the_database(line, book):
    modules = _imported(book, line)
    assert not [module for module in modules if module.startswith("prospector.cli.commands.")]
    assert "sqlite3" not in modules
    assert _heavy(modules) == set()


def test_completing_a_name_imports_no_heavy_library(book):
    program = f"import atexit, sys\natexit.register(lambda: sys.stderr.write(' '.join(sys.modules)))\n{_RUN}"
    typed = "prospector show 王"
    env = {**book.environ(), "_PROSPECTOR_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": "2"}
    done = subprocess.run(
        [sys.executable, "-c", program], env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert "王伟" in done.stdout, done
    assert _heavy(set(done.stderr.split())) == set()


_RUN = "from prospector.cli.main import run\nsys.argv = ['prospector']\nrun()"


def test_the_domain_alone_needs_the_standard_library_only():
    code = (
        "import importlib, json, pkgutil, sys, prospector.domain as package\n"
        "for found in pkgutil.iter_modules(package.__path__): importlib.import_module(f'prospector.domain.{found.name}')\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    installed = (
        set(json.loads(done.stdout))
        - set(sys.stdlib_module_names)
        - {"prospector", "_distutils_hack", "__main__", "__mp_main__"}
    )
    assert {
        name
        for name in installed
        if not name.startswith(("__editable__", "_virtualenv", "sitecustomize", "usercustomize", "distutils"))
    } == set()
