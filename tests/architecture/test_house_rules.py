"""Rules of the house that no linter knows: contracts in force, small modules, silent rooms, and hints that are true."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from prospector.cli.group import load
from prospector.cli.registry import COMMANDS, GROUPS

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "prospector"
MODULES = sorted(file for file in SOURCE.rglob("*.py") if "versions" not in file.parts)
# The developer's command of the storage room, which prints what it wrote.
SPEAKS = {SOURCE / "storage" / "compile_statements.py"}
LONGEST = 320
# Lists of the same thing over and over, which would not become clearer in two modules; each with its own ceiling.
LONGER = {
    "storage/tables.py": 400,
    "services/cards.py": 360,
    "services/calls.py": 350,
    "services/deal_imports.py": 330,
}


def _trees() -> Iterator[tuple[Path, ast.Module]]:
    for file in MODULES:
        yield file, ast.parse(file.read_text(encoding="utf-8"))


def test_the_four_contracts_are_in_force():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    contracts = {contract["id"]: contract for contract in settings["contracts"]}
    assert {"rooms", "pure", "one-door", "no-rich-in-cli"} <= contracts.keys()
    assert contracts["rooms"]["exhaustive"] is True
    assert {"prospector.domain", "prospector.services"} == set(contracts["pure"]["source_modules"])
    assert not any("ignore_imports" in contract for contract in contracts.values())


def test_no_contract_is_broken():
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "file", [file for file in MODULES if file.name == "__init__.py"], ids=lambda file: file.parent.name
)
def test_a_package_imports_nothing_by_itself(file):
    assert file.read_text(encoding="utf-8").strip() == ""


def test_every_folder_of_modules_is_a_package():
    folders = {file.parent for file in MODULES if "migrations" not in file.parts}
    assert all((folder / "__init__.py").exists() for folder in folders)


def test_no_module_is_long():
    lengths = {str(file.relative_to(SOURCE)): len(file.read_text(encoding="utf-8").splitlines()) for file in MODULES}
    assert {name: length for name, length in lengths.items() if length > LONGER.get(name, LONGEST)} == {}
    assert LONGER.keys() <= lengths.keys()


def test_no_module_has_a_name_that_says_nothing():
    assert not {file.stem for file in MODULES} & {
        "utils",
        "util",
        "helpers",
        "helper",
        "managers",
        "manager",
        "misc",
        "common",
    }


def test_nothing_prints_behind_the_back_of_the_output():
    for file, tree in _trees():
        if file in SPEAKS:
            continue
        for node in ast.walk(tree):
            assert not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"), (
                file
            )


def test_only_the_entry_point_and_the_clock_read_the_machine():
    for file, tree in _trees():
        if {"domain", "services"} & set(file.relative_to(SOURCE).parts[:1]):
            for node in ast.walk(tree):
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                    named = f"{node.value.id}.{node.attr}"
                    assert named not in (
                        "datetime.now",
                        "datetime.utcnow",
                        "date.today",
                        "time.time",
                        "os.environ",
                        "os.getenv",
                        "sys.stdout",
                    ), file


def _messages() -> Iterator[tuple[Path, str]]:
    for file, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_":
                yield file, ast.literal_eval(node.args[0])


MESSAGES = list(_messages())
OPTIONS = {
    name: {option for param in load(name).params for option in (*param.opts, *param.secondary_opts)}
    for name in COMMANDS
}
GLOBAL = {"--lang", "--db", "--config", "--version", "--help", "--json", "--format"}


def _named_commands(message: str) -> Iterator[tuple[str, str]]:
    """The commands a sentence tells the reader to type, each with what follows it."""
    for match in re.finditer(r"prospector ((?:--db \S+ )?)([a-z][a-z-]*)(?: ([a-z][a-z-]*))?([^.,;]*)", message):
        yield (f"{match[2]} {match[3]}" if match[2] in GROUPS else match[2]), match[4]


def _is_prose(word: str, message: str) -> bool:
    """ "an older prospector did", "a prospector database": the name of the program, not a command."""
    return bool(
        re.search(rf"\b(a|an|the|newer|older|this|outside|language) prospector {word}", message)
    ) or message.startswith(f"prospector {word} a mistake")


def test_every_command_named_in_a_sentence_exists():
    seen = 0
    for file, message in MESSAGES:
        for name, _rest in _named_commands(message):
            if _is_prose(name.split()[0], message):
                continue
            assert name in COMMANDS, (file.name, message)
            seen += 1
    assert seen > 40


def test_every_option_named_beside_a_command_is_one_of_its_own():
    for file, message in MESSAGES:
        for name, rest in _named_commands(message):
            for option in re.findall(r"--[a-z][a-z-]+", rest):
                assert name in COMMANDS and option in OPTIONS[name] | GLOBAL, (file.name, message)


def test_every_option_named_in_a_sentence_exists_somewhere():
    known = GLOBAL.union(*OPTIONS.values())
    for file, message in MESSAGES:
        assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", message)) <= known, (file.name, message)


def test_every_variable_named_in_a_sentence_is_read():
    read = "".join((SOURCE / name).read_text(encoding="utf-8") for name in ("config.py", "settings.py", "bootstrap.py"))
    for file, message in MESSAGES:
        for name in re.findall(r"PROSPECTOR_[A-Z]+", message):
            assert f'"{name}"' in read, (file.name, message)


def test_every_setting_named_by_its_key_in_the_source_exists():
    from prospector.config import BY_KEY

    for file, tree in _trees():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Subscript)
                and isinstance(node.slice, ast.Constant)
                and ast.unparse(node.value).endswith("settings")
            ):
                assert node.slice.value in BY_KEY, (file.name, node.slice.value)


def test_every_named_placeholder_of_a_message_is_a_word():
    for file, message in MESSAGES:
        for placeholder in re.findall(r"\{([^}]*)\}", message):
            assert placeholder.isidentifier(), (file.name, message)
