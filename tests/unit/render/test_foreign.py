import pytest
import typer
from typer.testing import CliRunner

from prospector.render.foreign import retell

app = typer.Typer(pretty_exceptions_enable=False, rich_markup_mode=None)


@app.command()
def act(
    name: str, count: int = 1, ratio: float = 1.0, fast: bool = False, size: int = typer.Option(1, min=1, max=5)
) -> None:
    """Do nothing."""


@app.command()
def other() -> None:
    """Do nothing either."""


def refusal(*arguments):
    """Return the sentence of the command-line library for ``arguments``."""
    lines = CliRunner().invoke(app, list(arguments)).stderr.strip().splitlines()
    return lines[-1].removeprefix("Error: ")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["act"], "Missing argument “name”."),
        (["act", "a", "b"], "Too many words: b"),
        (["act", "a", "--colour"], "There is no option “--colour”; did you mean --count?"),
        (["act", "a", "--zzz"], "There is no option “--zzz”."),
        (["act", "a", "--count"], "The option “--count” needs a value."),
        (["act", "a", "--fast=1"], "The option “--fast” takes no value."),
        (["act", "a", "--count", "x"], "'x' is not possible for '--count': a whole number is needed."),
        (["act", "a", "--ratio", "x"], "'x' is not possible for '--ratio': a number is needed."),
        (["act", "a", "--size", "9"], "9 is not possible for '--size': it must lie in 1<=x<=5."),
        (["nothing"], "There is no command “nothing”."),
        (["ac"], "There is no command “ac”; did you mean 'act'?"),
    ],
)
def test_the_librarys_usage_errors_are_told_in_our_words(arguments, told):
    assert retell(refusal(*arguments)) == told


def test_they_are_told_in_chinese_too(chinese):
    chinese({"Missing argument “{name}”.": "缺少参数“{name}”。"})
    assert retell("Missing argument 'CARD'.") == "缺少参数“CARD”。"


def test_a_sentence_nobody_foresaw_is_passed_on():
    assert retell("The moon is full.") == "The moon is full."
