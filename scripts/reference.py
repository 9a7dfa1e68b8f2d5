"""The reference made from the program itself: docs/cli.md from its commands, docs/config.md from its settings.

python scripts/reference.py             write both
python scripts/reference.py --check     name those that are stale; exit 1 if there are any
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from typer._click import Command, Context

from prospector.cli.group import LazyGroup, load
from prospector.cli.group_options import completion_options, group_options
from prospector.cli.registry import COMMANDS, GROUPS, PANELS, PLAIN, READS, WRITES
from prospector.render.wording import activate
from prospector.settings import SETTINGS, Setting

DOCS = Path(__file__).parent.parent / "docs"
_NOTICE = "<!-- Made by scripts/reference.py (make docs); edits here are lost. -->"
_DOES = {
    READS: "Reads. Shares `--json` and `--format`.",
    WRITES: "Writes, as one operation that `undo` takes back. Shares `--json`, `--format` and `--dry-run`.",
    PLAIN: "",
}


def _help(command: Command, context: Context) -> str:
    """Return the help as a terminal of 80 columns shows it."""
    return "\n".join(line.rstrip() for line in command.get_help(context).rstrip().split("\n"))


def _anchor(name: str) -> str:
    return name.replace(" ", "-")


def _section(name: str, level: int, root: Context) -> Iterator[str]:
    yield f"{'#' * level} {name}\n"
    if name in GROUPS:
        group = LazyGroup(name, name=name, help=GROUPS[name])
        context = Context(group, parent=root, info_name=name, **group.context_settings)
        yield f"```text\n{_help(group, context)}\n```\n"
        for member in COMMANDS:
            if member.startswith(f"{name} "):
                yield from _section(member, level + 1, context)
        return
    command = load(name)
    context = Context(command, parent=root, info_name=name.rpartition(" ")[2], **command.context_settings)
    yield f"```text\n{_help(command, context)}\n```\n"
    if does := _DOES[COMMANDS[name].does]:
        yield f"{does}\n"


def command_reference() -> str:
    """Return docs/cli.md."""
    group = LazyGroup(name="prospector", params=[*group_options(), *completion_options()])
    root = Context(group, info_name="prospector", **group.context_settings)
    parts = [f"# Commands\n\n{_NOTICE}\n"]
    parts.append(
        "What `--help` says, for every command. A card is named by its id, its name, any form of its phone, or its\n"
        "e-mail. `--lang`, `--db` and `--config` are understood anywhere in the line. The JSON each command prints is\n"
        "in [output.md](output.md), the exit codes in [errors.md](errors.md).\n"
    )
    for panel, names in PANELS.items():
        parts.append(f"- {panel}: {', '.join(f'[{name}](#{_anchor(name)})' for name in names)}")
    parts.append("\n## prospector\n")
    parts.append(f"```text\n{_help(group, root)}\n```\n")
    parts.append("`prospector` alone is `prospector today`.\n")
    for names in PANELS.values():
        for name in names:
            parts.extend(_section(name, 2, root))
    return "\n".join(parts)


def _allowed(setting: Setting) -> str:
    if setting.choices:
        return ", ".join(f"`{choice}`" if choice else "empty" for choice in setting.choices)
    if setting.least is not None and setting.most is not None:
        return f"{setting.least:,g} to {setting.most:,.10g}"
    return "`true`, `false`" if isinstance(setting.default, bool) else "text"


def _default(setting: Setting) -> str:
    if isinstance(setting.default, bool):
        return f"`{str(setting.default).lower()}`"
    return f"`{setting.default}`" if setting.default != "" else "empty"


def settings_reference() -> str:
    """Return docs/config.md."""
    parts = [f"# Settings\n\n{_NOTICE}\n"]
    parts.append(
        "Read once at the start of each command: an option of the command line goes before the environment, that\n"
        "before the config file, that before the default. `prospector config show` prints every value and where it\n"
        "comes from, `prospector config set KEY VALUE` changes the file and keeps its comments, `prospector config\n"
        "path` says where it lies. A key the program does not know is refused, so that a slip of the finger is seen.\n"
    )
    parts.append("| key | default | allowed | environment | meaning |\n| --- | --- | --- | --- | --- |")
    for setting in SETTINGS:
        cells = (
            f"`{setting.key}`",
            _default(setting),
            _allowed(setting),
            f"`{setting.env}`" if setting.env else "",
            setting.about.replace("|", "\\|"),
        )
        parts.append(f"| {' | '.join(cells)} |".replace("|  |", "| |"))
    parts.append(
        '\nThe file is TOML; a dot in a key is a table:\n\n```toml\nlanguage = "zh"\n\n[weights]\nlate = 6.0\n```\n\n'
        "Further variables, for a single run: `PROSPECTOR_CONFIG` names another config file, `PROSPECTOR_TODAY` fixes\n"
        "the day (`2026-11-30`) or the moment (`2026-11-30T08:30+08:00`) for scripts and tests, `NO_COLOR` turns\n"
        "colours off, and `XDG_DATA_HOME`, `XDG_CONFIG_HOME` and `XDG_STATE_HOME` move the folders.\n"
    )
    return "\n".join(parts)


def main(arguments: list[str]) -> int:
    """Write the documents, or with ``--check`` name the stale ones; return the exit code."""
    os.environ["COLUMNS"] = "80"
    activate("en")
    stale = 0
    for name, made in (("cli.md", command_reference()), ("config.md", settings_reference())):
        file = DOCS / name
        if file.exists() and file.read_text(encoding="utf-8") == made:
            continue
        if "--check" in arguments:
            sys.stderr.write(f"docs/{name} is stale: make docs\n")
            stale = 1
        else:
            DOCS.mkdir(exist_ok=True)
            file.write_text(made, encoding="utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
