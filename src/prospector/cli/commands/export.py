"""``export``."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from prospector import bootstrap
from prospector import record_files as files
from prospector.cli.commands import record_files
from prospector.cli.declare import Argument, Context, Option
from prospector.cli.options import AreaOption, WhereOption
from prospector.cli.session import Session
from prospector.domain.card import KINDS
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, text_n
from prospector.render.wording import _
from prospector.services.exports import export_ids
from prospector.services.searches import checked

MORE = {
    "export": N_(
        "JSON holds everything of a card; CSV and Excel one row a card, without the contacts and follow-ups; vCard is "
        "for address books, ics for calendars (what is open: appointments and follow-ups). --template fills a text of "
        "yours in for each card (name, fields.title … in double braces); into a folder, one file a card. --all "
        "FILE.zip is the whole book, which import takes into an empty or another book."
    )
}
_FORMS = ("csv", "json", "jsonl", "xlsx", "vcf", "ics")
# Endings that promise what is not written; after any other one stands a CSV.
_OTHERS = frozenset(
    {"pdf", "xls", "ods", "numbers", "doc", "docx", "odt", "html", "htm", "xml", "tsv", "yaml", "sqlite"}
)
_VERSIONS = ("3.0", "4.0", "2.1")
_RECORD_FORMS = ("csv", "json", "jsonl", "xlsx")


def export(
    context: Context,
    file: Annotated[
        Path | None,
        Argument(metavar=_(N_("[FILE]")), help=_(N_("Where to; - or nothing: to stdout.")), show_default=False),
    ] = None,
    format_: Annotated[
        str,
        Option(
            "--format",
            metavar="csv|json|jsonl|xlsx|vcf|ics",
            help=_(N_("Its form (default: by the name of the file, else csv).")),
        ),
    ] = "",
    kind: Annotated[str, Option("--kind", metavar="person|company", help=_(N_("Only this kind.")))] = "",
    area: AreaOption = "",
    where: WhereOption = "",
    tag: Annotated[str, Option("--tag", "-t", metavar=_(N_("TAG")), help=_(N_("Only cards with this tag.")))] = "",
    force: Annotated[bool, Option("--force", help=_(N_("Overwrite the file.")))] = False,
    as_: Annotated[
        str,
        Option("--as", metavar="|".join((record_files.CARDS, *record_files.NOUNS)), help=_(N_("What each row is."))),
    ] = record_files.CARDS,
    vcard_version: Annotated[
        str, Option("--vcard-version", metavar="3.0|4.0|2.1", help=_(N_("Version of vCards (default: 3.0).")))
    ] = "",
    template: Annotated[
        Path | None,
        Option("--template", metavar=_(N_("FILE")), help=_(N_("Fill this text in for each card.")), show_default=False),
    ] = None,
    all_: Annotated[bool, Option("--all", help=_(N_("Write the whole book to FILE.zip.")))] = False,
) -> None:
    """Export cards."""
    session: Session = context.obj
    target = None if file is None or str(file) == "-" else file
    given = {"--format": format_, "--template": template, "--vcard-version": vcard_version}
    checked(kind, KINDS, N_("kind"))
    noun = record_files.noun_of(as_)
    if all_:
        filters = {"--kind": kind, "--area": area, "--where": where, "--tag": tag}
        _refuse("--all", {**given, **filters, "--as": "" if noun == record_files.CARDS else as_})
        _write_book(session, target, force=force)
        return
    if template is not None:
        _refuse("--template", {**given, "--template": "", "--as": "" if noun == record_files.CARDS else as_})
        with session.desk() as desk:
            ids = export_ids(desk, kind=kind, area=area, tag=tag, where=where)
            count = files.write_letters(desk, ids, template, target, session.out, force=force)
        if target is not None:
            one, many = N_("{count} file written to {path}."), N_("{count} files written to {path}.")
            session.out.notice(text_n(one, many, count, path=str(target)))
        return
    form = _form(format_, target)
    if vcard_version and (form != "vcf" or vcard_version not in _VERSIONS):
        raise UsageError(
            N_("--vcard-version is for vCards, and is one of {known}."), hint=N_("Leave it out, or add --format vcf."),
            known=", ".join(_VERSIONS),
        )  # fmt: skip
    if noun != record_files.CARDS:
        if form not in _RECORD_FORMS:
            raise UsageError(
                N_("“{noun}” cannot be written as {form}."), hint=N_("Choose one of: {known}."), noun=noun, form=form,
                known=", ".join(_RECORD_FORMS),
            )  # fmt: skip

        def ids_of(desk: bootstrap.Desk) -> set[int] | None:
            asked = any((kind, area, tag, where))
            return set(export_ids(desk, kind=kind, area=area, tag=tag, where=where)) if asked else None

        record_files.give_file(session, noun, form, target, ids_of, force=force)
        return
    with session.desk() as desk:
        ids = export_ids(desk, kind=kind, area=area, tag=tag, where=where)
        files.write_cards(
            desk, ids, form, target, session.out, force=force, vcard_version=vcard_version or _VERSIONS[0]
        )
    if target is not None:
        one, many = N_("{count} card written to {path}."), N_("{count} cards written to {path}.")
        session.out.notice(text_n(one, many, len(ids), path=str(target)))


def _form(typed: str, target: Path | None) -> str:
    suffix = target.suffix.lstrip(".").casefold().replace("vcard", "vcf") if target else ""
    if suffix == "zip":
        raise UsageError(
            N_("A .zip holds the whole book."), hint=N_("Add --all, or name a file such as cards.csv, .xlsx or .vcf.")
        )
    if suffix in _OTHERS and not typed:
        raise UsageError(
            N_("There is no export to a file that ends in .{suffix}."),
            hint=N_("Choose one of: {known}."),
            suffix=suffix,
            known=", ".join(f".{form}" for form in _FORMS),
        )
    form = typed.casefold() or (suffix if suffix in _FORMS else "csv")
    form = "vcf" if form == "vcard" else form
    checked(form, dict.fromkeys(_FORMS, ""), N_("format"))
    return form


def _refuse(option: str, others: Mapping[str, object]) -> None:
    """Refuse what says nothing beside ``option``."""
    for other, value in others.items():
        if value:
            raise UsageError(
                N_("{one} and {other} cannot go together."), hint=N_("Use one of them."), one=option, other=other
            )


def _write_book(session: Session, target: Path | None, *, force: bool) -> None:
    if target is None or target.suffix.casefold() != ".zip":
        raise UsageError(
            N_("--all writes a file whose name ends in .zip."),
            hint=N_("For example: prospector export --all book.zip."),
        )
    with session.desk() as desk:
        count = files.write_whole_book(desk, target, session.out, force=force)
    one, many = N_("{count} row of the book written to {path}."), N_("{count} rows of the book written to {path}.")
    session.out.notice(text_n(one, many, count, path=str(target)))
