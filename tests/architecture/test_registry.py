"""The table of commands is true: every entry has its function, its place in the help, and nothing is left over."""

import ast
import importlib
import inspect
from pathlib import Path

import pytest

from prospector.cli.registry import COMMANDS, GROUPS, PANELS

FOLDER = Path(__file__).parents[2] / "src" / "prospector" / "cli" / "commands"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_entry_names_an_existing_function(name):
    entry = COMMANDS[name]
    function = getattr(importlib.import_module(f"prospector.cli.commands.{entry.module}"), entry.function)
    assert next(iter(inspect.signature(function).parameters)) == "context"
    assert function.__doc__


def test_every_command_stands_under_one_heading_and_every_heading_holds_commands():
    listed = [name for panel in PANELS.values() for name in panel]
    assert len(listed) == len(set(listed))
    assert set(listed) == {name.partition(" ")[0] for name in COMMANDS}


def test_every_noun_has_verbs():
    assert GROUPS.keys() == {name.partition(" ")[0] for name in COMMANDS if " " in name}


def test_every_function_that_takes_a_context_is_registered():
    registered = {(entry.module, entry.function) for entry in COMMANDS.values()}
    for file in sorted(FOLDER.glob("*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if (
                isinstance(node, ast.FunctionDef)
                and node.args.args
                and node.args.args[0].arg == "context"
                and node.name[0] != "_"
            ):
                assert (file.stem, node.name) in registered


def test_further_help_is_about_commands_of_the_same_module():
    for file in sorted(FOLDER.glob("[!_]*.py")):
        module = importlib.import_module(f"prospector.cli.commands.{file.stem}")
        for name in getattr(module, "MORE", {}):
            assert COMMANDS[name].module == file.stem


def test_one_line_of_help_fits_beside_the_names():
    for name, entry in COMMANDS.items():
        assert len(entry.about) <= 80, name
        assert entry.about.endswith("."), name
