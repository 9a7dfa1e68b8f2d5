"""The message catalogues: extract the sentences of the program, merge them into the Chinese catalogue, compile, check.

    python scripts/catalogue.py extract     sources → locale/prospector.pot
    python scripts/catalogue.py update      the same, then .pot → .po: new messages empty, vanished ones set aside
    python scripts/catalogue.py compile     .po → .mo
    python scripts/catalogue.py check       list all that is missing, doubtful or stale; exit 1 if there is anything

Nothing written here holds a date, a name or a line number, so that a diff shows messages and nothing else.
"""

import argparse
import ast
import io
import re
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

from babel.messages import Catalog, Message
from babel.messages.pofile import read_po, write_po

SOURCES = Path(__file__).parent.parent / "src" / "prospector"
LOCALE = SOURCES / "locale"
TEMPLATE = LOCALE / "prospector.pot"
CHINESE = LOCALE / "zh_CN" / "LC_MESSAGES" / "prospector.po"
COMPILED = CHINESE.with_suffix(".mo")

# Functions whose first arguments are message ids, by the module they are imported from; how many arguments are ids.
MARKERS = {
    "prospector.domain.text": {"N_": 1, "text": 1, "text_n": 2, "Text": 1},
    "prospector.render.wording": {"_": 1},
}
_PLACEHOLDER = re.compile(r"\{\{|\}\}|(\{[^{}]*\})")
_HEADER = (
    "Project-Id-Version: prospector\n"
    "{extra}"
    "MIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=UTF-8\n"
    "Content-Transfer-Encoding: 8bit\n"
)
_TEMPLATE_HEADER = _HEADER.format(extra="")
_CHINESE_HEADER = _HEADER.format(extra="Language: zh_CN\n") + "Plural-Forms: nplurals=1; plural=0;\n"

Id = str | tuple[str, str]


class UnmarkedError(Exception):
    """A marker whose argument cannot be extracted: not a plain string."""


def messages_of(source: str, name: str) -> Iterator[Id]:
    """Yield the message ids in the Python text ``source`` (called ``name`` in errors).

    Only a marker imported from one of our modules counts (SQLAlchemy has a ``text`` too). A variable as argument is
    one that was marked elsewhere; a formatted string or a sum raises UnmarkedError.
    """
    tree = ast.parse(source, name)
    markers = {
        alias.asname or alias.name: MARKERS[node.module][alias.name]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in MARKERS
        for alias in node.names
        if alias.name in MARKERS[node.module]
    }
    inside: set[ast.expr] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) in markers and node not in inside:
            wanted = node.args[: markers[_called(node)]]
            # ``text_n(N_("…"), N_("…"), n)`` marks one message of two forms, not two messages.
            inside.update(arg for arg in wanted if len(wanted) == 2)
            ids = [_literal(arg.args[0] if _is_marked(arg, markers) else arg, name) for arg in wanted]
            if len(ids) == 2 and ids[0] and ids[1]:
                yield ids[0], ids[1]
            elif len(ids) == 1 and ids[0]:
                yield ids[0]


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _is_marked(node: ast.expr, markers: dict[str, int]) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and markers.get(_called(node)) == 1 and bool(node.args)


def _literal(node: ast.expr, name: str) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr | ast.BinOp | ast.Constant):
        raise UnmarkedError(f"{name}:{node.lineno}: {ast.unparse(node)} is not a plain string")
    return ""


def extracted(sources: Path = SOURCES) -> Catalog:
    """Return every message of the Python files under ``sources``."""
    catalog = Catalog(charset="utf-8")
    for path in sorted(sources.rglob("*.py")):
        for message in messages_of(path.read_text("utf-8"), str(path)):
            catalog.add(message)
    return catalog


def po_text(catalog: Catalog, header: str) -> str:
    """Return ``catalog`` as PO text: messages sorted, one line each where they fit, ``header`` as given."""
    for message in catalog:
        # Babel takes "50 % of" for a printf format; our placeholders are checked here.
        message.flags -= {"python-format", "python-brace-format"}
    body = io.BytesIO()
    write_po(body, catalog, width=120, no_location=True, omit_header=True, sort_output=True, include_previous=False)
    lines = "".join(f'"{line}\\n"\n' for line in header.splitlines())
    return f'msgid ""\nmsgstr ""\n{lines}\n{body.getvalue().decode()}'.rstrip("\n") + "\n"


def read_catalogue(path: Path = CHINESE) -> Catalog:
    """Return the Chinese catalogue as it stands; an empty one when there is none."""
    if not path.exists():
        return Catalog(locale="zh_CN", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale="zh_CN", charset="utf-8")


def merged(chinese: Catalog, template: Catalog) -> Catalog:
    """Return ``chinese`` with the messages of ``template``: nothing guessed; what vanished is kept as obsolete."""
    chinese.update(template, no_fuzzy_matching=True)
    return chinese


def mo_bytes(catalog: Catalog) -> bytes:
    """Return ``catalog`` in the binary form of GNU gettext, fuzzy and untranslated messages left out.

    Written here rather than by Babel, whose files hold its version and the hour.
    """
    pairs = {b"": _CHINESE_HEADER.encode()}
    for message in catalog:
        if message.id and _translated(message) and not message.fuzzy:
            pairs["\0".join(_ids(message)).encode()] = "\0".join(_forms(message)).encode()
    keys = sorted(pairs)
    tables_at = 28
    texts_at = tables_at + 16 * len(keys)
    tables, texts = b"", b""
    for column in ([*keys], [pairs[key] for key in keys]):
        for item in column:
            tables += struct.pack("<II", len(item), texts_at + len(texts))
            texts += item + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(keys), tables_at, tables_at + 8 * len(keys), 0, texts_at)
    return head + tables + texts


def _ids(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def _forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def _translated(message: Message) -> bool:
    return bool(message.string) and all(_forms(message))


def placeholders(text: str) -> set[str]:
    """Return the placeholders of a message: ``{name}``, ``{name!r}``, ``{}``; doubled braces are none."""
    return {match[1] for match in _PLACEHOLDER.finditer(text) if match[1]}


def problems(template: Catalog, chinese: Catalog) -> Iterator[str]:
    """Yield what is wrong with the translations: one line for each message that misses something."""
    for message in sorted((message for message in template if message.id), key=_ids):
        found = chinese.get(message.id)
        shown = _ids(message)[0]
        if found is None or not _translated(found):
            yield f"untranslated: {shown!r}"
        elif found.fuzzy:
            yield f"fuzzy: {shown!r}"
        else:
            yield from _form_problems(message, found)


def _form_problems(message: Message, found: Message) -> Iterator[str]:
    ids = _ids(message)
    wanted = {placeholder for form in ids for placeholder in placeholders(form)}
    # The count may be left out where the sentence says it in words ("one card", 这张名片).
    optional = {"{count}"} if len(ids) == 2 else set()
    for form in _forms(found):
        given = placeholders(form)
        if given - wanted or wanted - given - optional:
            yield f"placeholders differ: {ids[0]!r} has {sorted(wanted)}, {form!r} has {sorted(given)}"
        if (ids[0][:1].isspace(), ids[0][-1:] == "\n") != (form[:1].isspace(), form[-1:] == "\n"):
            yield f"white space at an end differs: {ids[0]!r}, {form!r}"


def stale_files() -> Iterator[str]:
    """Yield a line for each generated file that is not what its sources would give now."""
    if not TEMPLATE.exists() or TEMPLATE.read_text("utf-8") != po_text(extracted(), _TEMPLATE_HEADER):
        yield f"stale: {TEMPLATE.name} (run: python scripts/catalogue.py update)"
    if not COMPILED.exists() or COMPILED.read_bytes() != mo_bytes(read_catalogue()):
        yield f"stale: {COMPILED.name} (run: python scripts/catalogue.py compile)"


def extract() -> Catalog:
    """Write the template and return it."""
    template = extracted()
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_text(po_text(template, _TEMPLATE_HEADER), "utf-8")
    return template


def update() -> None:
    """Write the template and the Chinese catalogue merged with it."""
    chinese = merged(read_catalogue(), extract())
    CHINESE.parent.mkdir(parents=True, exist_ok=True)
    CHINESE.write_text(po_text(chinese, _CHINESE_HEADER), "utf-8")


def compile_() -> None:
    """Write the compiled Chinese catalogue."""
    COMPILED.write_bytes(mo_bytes(read_catalogue()))


def check() -> list[str]:
    """Return every problem, of translations and of files."""
    return [*stale_files(), *problems(extracted(), read_catalogue())]


def main(argv: list[str]) -> int:
    """Run one of the subcommands; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("act", choices=("extract", "update", "compile", "check"))
    act = parser.parse_args(argv).act
    if act == "check":
        found = check()
        sys.stdout.write("".join(line + "\n" for line in found))
        return 1 if found else 0
    {"extract": extract, "update": update, "compile": compile_}[act]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
