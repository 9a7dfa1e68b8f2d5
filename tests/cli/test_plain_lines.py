"""Plain lines are read without Typer; they mean what Typer reads in them, and everything else is left to it."""

import importlib
import inspect

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer._click.exceptions import ClickException

from prospector.cli import direct, group
from prospector.cli.declare import Option
from prospector.cli.registry import COMMANDS, PLAIN, WRITES

WORDS = st.sampled_from(
    ["7", "王伟", "", "-", "0", "12", "3.5", "fri", "a b", "-5", "-x", "--", "--nonsense", "--json=1"]
)


class _Taker:
    """Stands for the session: it keeps the shared options that are handed to it."""

    def __init__(self):
        self.shared = {}

    def take(self, **shared):
        self.shared = shared


def _function(name):
    entry = COMMANDS[name]
    return getattr(importlib.import_module(f"prospector.cli.commands.{entry.module}"), entry.function)


def _by_typer(name, words):
    """What the function would be called with if Typer reads the line; None where it refuses."""
    seen = {}
    real = group._for_typer

    def recording(function):
        made = real(function)
        if function is not _function(name):
            return made

        def recorder(**values):
            seen.update(values)

        recorder.__signature__ = inspect.signature(made)
        recorder.__annotations__ = made.__annotations__
        return recorder

    taker = _Taker()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(group, "_for_typer", recording)
        command = group.load(name)
        try:
            command.main(args=list(words), prog_name=name, standalone_mode=False, obj=taker)
        except ClickException:
            return None
    seen.pop("context", None)
    return seen, {key: value for key, value in taker.shared.items() if value}


@st.composite
def _lines(draw):
    name = draw(st.sampled_from(sorted(COMMANDS)))
    entry, typed = COMMANDS[name], []
    for annotation in _function(name).__annotations__.values():
        for declared in getattr(annotation, "__metadata__", ()):
            if isinstance(declared, Option):
                typed += [one for names in declared.names for one in names.split("/")]
    if entry.does != PLAIN:
        typed += ["--json", "--format", "--fields", "--ids", "-0"] + (["--dry-run"] if entry.does == WRITES else [])
    option = st.sampled_from(typed) if typed else st.nothing()
    joined = st.builds("{}={}".format, option, WORDS)
    return name, draw(st.lists(st.one_of(WORDS, option, option, joined), max_size=7))


@settings(max_examples=400)
@given(_lines())
def test_a_plain_line_means_what_typer_reads_in_it(line):
    name, words = line
    try:
        values, shared = direct.read(_function(name), COMMANDS[name].does, words)
    except direct.UnclearError:
        return
    assert _by_typer(name, words) == (values, {key: value for key, value in shared.items() if value})


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_parameter_is_declared_where_both_readers_find_it(name):
    function = _function(name)
    first, *others = inspect.signature(function).parameters.values()
    assert first.name == "context"
    assert all(len(one.annotation.__metadata__) == 1 for one in others)
    assert all(
        one.annotation.__metadata__[0].names for one in others if isinstance(one.annotation.__metadata__[0], Option)
    )


PLAIN_LINES = [
    ("today --json --limit 3", {"limit": 3}, {"json_": True}),
    ("today 7 --why --no-tail", {"card": "7", "why": True, "tail": False}, {}),
    ("log-call 7 -o interested -m hello --next=+3d", {"card": ["7"], "outcome": "interested", "next_": "+3d"}, {}),
    ("done 1 2 - --dry-run", {"steps": ["1", "2", "-"]}, {"dry_run": True}),
    ("list area:海淀 --format csv", {"filter_": ["area:海淀"]}, {"format_": "csv"}),
]


@pytest.mark.parametrize(("line", "values", "shared"), PLAIN_LINES, ids=[line for line, *_ in PLAIN_LINES])
def test_a_daily_line_is_read_without_typer(line, values, shared):
    name, *words = line.split()
    found, of_all = direct.read(_function(name), COMMANDS[name].does, words)
    assert values.items() <= found.items()
    assert of_all == shared


@pytest.mark.parametrize(
    "line",
    [
        "today --limit -3",
        "today --limit many",
        "today -n3",
        "today a b",
        "list -tag:cold",
        "done",
        "today --limit",
        "log-call -- 7",
    ],
)
def test_a_line_that_may_be_taken_amiss_is_left_to_typer(line):
    name, *words = line.split()
    with pytest.raises(direct.UnclearError):
        direct.read(_function(name), COMMANDS[name].does, words)
