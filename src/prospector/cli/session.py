"""One run of the program: its settings, where it prints, the desk it opens, and what it may ask."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TextIO

from prospector.bootstrap import Desk, after_writing, database_of, open_desk
from prospector.config import Settings
from prospector.domain.errors import RefusedError, UsageError
from prospector.domain.text import N_, Text, text
from prospector.render.output import FORMATS, Output

# What a shell takes as it is; letters of every script included, which shlex.quote would put in quotation marks.
_PLAIN = re.compile(r"[\w@%+=:,./-]+")
# Longer command lines are cut in the journal's title; what they wrote is kept whole, row by row.
_TITLE = 500


def _quoted(argument: str) -> str:
    if _PLAIN.fullmatch(argument):
        return argument
    from shlex import quote

    return quote(argument)


class Session:
    """What a command function gets from its context: ``desk`` to work with, ``out`` to answer through."""

    def __init__(
        self, arguments: list[str], environ: Mapping[str, str], stdin: TextIO, out: Output, settings: Settings
    ) -> None:
        self.environ = environ
        self.stdin = stdin
        self.out = out
        self.settings = settings
        self.dry_run = False
        self.answer: object = None
        self._arguments = arguments

    def take(
        self,
        json_: bool | None = None,
        format_: str | None = None,
        dry_run: bool | None = None,
        fields: str | None = None,
        ids: bool | None = None,
        null: bool | None = None,
    ) -> None:
        """Take the options that every command shares."""
        if (ids or null) and (json_ or format_ not in (None, "ids") or fields):
            raise UsageError(
                N_("--ids prints the ids alone: it goes with neither another format nor --fields."),
                hint=N_("Use one of them."),
            )
        self.out.ended_by_nul = bool(null)
        format_ = "ids" if ids or null else format_
        if fields is not None:
            self.out.fields = tuple(dict.fromkeys(key.strip() for key in fields.split(",") if key.strip()))
            if not self.out.fields:
                raise UsageError(N_("--fields names no key."), hint=N_("Write for example --fields id,name,area."))
        if json_ and format_ not in (None, "json"):
            raise UsageError(
                N_("--json and --format {format} cannot go together."), hint=N_("Use one of them."), format=format_
            )
        if format_ is not None and format_ not in FORMATS:
            raise UsageError(
                N_("“{typed}” is not a format."),
                hint=N_("Choose one of: {known}."),
                typed=format_,
                known=", ".join(FORMATS),
            )
        self.out.fmt = "json" if json_ else format_ or self.settings["format"]
        self.dry_run = bool(dry_run)

    @property
    def database(self) -> str:
        """Where the book lies: a path or a postgresql:// address."""
        return database_of(self.settings, self.environ)

    @property
    def interactive(self) -> bool:
        """Whether a person can be asked: both the keyboard and the screen are a terminal."""
        return self.stdin.isatty() and self.out.stdout_is_terminal

    def references(self, typed: Sequence[str]) -> list[str]:
        """Return the cards or steps that were named, each once; ``-`` stands for those in the pipe.

        A line of the pipe is one of them; where ids end in NUL, what stands before each NUL.
        """
        found: list[str] = []
        for word in typed:
            if word != "-":
                found.append(word)
                continue
            piped = self.stdin.read()
            lines = piped.split("\0") if "\0" in piped else piped.splitlines()
            found += [line.strip() for line in lines if line.strip()]
        return list(dict.fromkeys(found))

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """Open the desk for this command; what it began is forgotten unless it commits."""
        title = " ".join(map(_quoted, self._arguments))
        title = title.encode("utf-8", "replace").decode()
        title = title if len(title) <= _TITLE else title[: _TITLE - 1] + "…"
        desk = open_desk(self.settings, self.environ, title, dry_run=self.dry_run, notice=self.out.notice)
        with desk.store:
            yield desk
        if desk.wrote:
            after_writing(self.settings, self.database, desk.clock)

    def did(self, sentence: Text) -> Text:
        """Return what a writing command says it did, with the undo hint; or that it only would have."""
        if self.dry_run:
            return text(N_("Would have done: {sentence} Nothing was written."), sentence=sentence)
        return text(N_("{sentence} (undo: prospector undo)"), sentence=sentence)

    @staticmethod
    def out_text(sentence: Text) -> str:
        """Return a sentence in the reader's language, as a value of JSON."""
        from prospector.render.wording import say

        return say(sentence)

    def ask(self, question: Text, answer_hint: str = "") -> str:
        """Ask on the terminal and return what was typed, stripped; an end of input is an empty answer."""
        from prospector.render.wording import say

        self.out.stderr.write(f"{say(question)}{answer_hint} ")
        self.out.stderr.flush()
        return self.stdin.readline().strip()

    def confirm(self, question: Text, *, yes: bool) -> None:
        """Go on only with a yes: typed, or given by ``--yes``. Without a terminal it refuses instead of waiting."""
        if yes or self.dry_run:
            return
        if not self.interactive:
            raise RefusedError(
                N_("This needs a yes, and there is no terminal to ask on."), hint=N_("Add --yes if you mean it.")
            )
        answer = self.ask(question, " [y/N]")
        if answer.casefold() not in ("y", "yes", "是", "好"):
            raise RefusedError(N_("Nothing was done."))
