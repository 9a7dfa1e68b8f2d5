"""``import`` and ``export``."""

from functools import partial
from pathlib import Path
from typing import Annotated

from prospector import bootstrap
from prospector.cli import instructions
from prospector.cli.commands import record_files
from prospector.cli.declare import Argument, Context, Option
from prospector.cli.import_answers import answer, by_bytes, remark
from prospector.cli.session import Session
from prospector.cli.whole_books import took_book
from prospector.domain.draft import CardSource, Instructions
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, text
from prospector.render.import_layout import columns_table
from prospector.render.wording import _
from prospector.services.import_report import Report
from prospector.services.imports import BOOK, FILE, import_cards
from prospector.services.searches import checked

MORE = {
    "import": N_(
        'Delimiter, encoding and columns are found out; --map "Column=field" says what a column is (field “-” '
        "leaves it out), unknown columns are kept as free fields. Cards that are in the book already are completed, "
        "not overwritten unless --prefer file says so; importing a file twice changes nothing. One import is one undo."
    ),
}
NOTHING_TAKEN = 1
AsOption = Annotated[
    str,
    Option("--as", metavar="|".join((record_files.CARDS, *record_files.NOUNS)), help=_(N_("What each row is."))),
]


def import_(
    context: Context,
    files: Annotated[
        list[str],
        Argument(
            metavar=_(N_("FILE…")),
            help=_(N_("CSV, Excel, vCard, calendar or JSON; the content tells. - reads a pipe.")),
            show_default=False,
        ),
    ],
    map_: Annotated[
        list[str],
        Option(
            "--map", metavar=_(N_("COLUMN=FIELD")), help=_(N_("What a column is; day+month=at joins two. Repeatable."))
        ),
    ] = [],  # noqa: B006
    name: Annotated[
        str,
        Option(
            "--name",
            metavar=_(N_("PATTERN")),
            help=_(N_("Names for a list that has none: 'Client {row}', '{Column}'.")),
        ),
    ] = "",
    set_field: Annotated[
        list[str],
        Option(
            "--set-field", metavar=_(N_("FIELD=VALUE")), help=_(N_("What holds for every row that does not say it."))
        ),
    ] = [],  # noqa: B006
    values: Annotated[
        list[str],
        Option(
            "--values",
            metavar=_(N_("COLUMN:OLD=NEW,…")),
            help=_(N_("Other words for what stands in a column.")),
        ),
    ] = [],  # noqa: B006
    year: Annotated[
        int | None,
        Option("--year", metavar=_(N_("YEAR")), help=_(N_("Year of days that have none.")), show_default=False),
    ] = None,
    sheet: Annotated[
        str, Option("--sheet", metavar=_(N_("NAME")), help=_(N_("Sheet of a workbook, by name or number.")))
    ] = "",
    encoding: Annotated[
        str, Option("--encoding", metavar=_(N_("NAME")), help=_(N_("Encoding of the file, for example big5.")))
    ] = "",
    delimiter: Annotated[
        str, Option("--delimiter", metavar=_(N_("SIGN")), help=_(N_("Sign between cells, for example ;")))
    ] = "",
    profile: Annotated[
        str, Option("--profile", metavar=_(N_("NAME")), help=_(N_("Read as saved by --map-save.")))
    ] = "",
    map_save: Annotated[
        str,
        Option("--map-save", metavar=_(N_("NAME")), help=_(N_("Save how this file is read, for --profile."))),
    ] = "",
    prefer: Annotated[
        str,
        Option(
            "--prefer",
            metavar="book|file",
            help=_(N_("Which holds where a row says otherwise than its card (default: book).")),
        ),
    ] = BOOK,
    rejects: Annotated[
        Path | None,
        Option("--rejects", metavar=_(N_("FILE")), help=_(N_("Write rejected rows there, ready to mend."))),
    ] = None,
    keep_doubles: Annotated[
        bool, Option("--keep-doubles", help=_(N_("Make every row a card of its own; see duplicates.")))
    ] = False,
    hooks: Annotated[
        bool, Option("--hooks", help=_(N_("Ask the hooks about every card; without this none runs.")))
    ] = False,
    columns: Annotated[bool, Option("--columns", help=_(N_("Only show how the columns are understood.")))] = False,
    as_: AsOption = record_files.CARDS,
    create: Annotated[bool, Option("--create", help=_(N_("With --as: make a card for an unknown customer.")))] = False,
    currency: Annotated[
        str,
        Option(
            "--currency",
            metavar="CNY|USD|…",
            help=_(N_("With --as deals or invoices: currency of sums that name none.")),
        ),
    ] = "",
) -> int:
    """Import cards."""
    session = context.obj
    checked(prefer, dict.fromkeys((BOOK, FILE), ""), N_("preference"))
    if rejects is not None and len(files) > 1:
        raise UsageError(N_("--rejects is for one file."), hint=N_("Import the files one by one."))
    wanted = Instructions(
        encoding=encoding,
        delimiter=instructions.sign(delimiter),
        sheet=sheet,
        mapping=instructions.mapping(map_),
        name=name,
        constants=instructions.constants(set_field),
        values=instructions.values(values),
        year=instructions.checked_year(year),
    )
    wanted = _with_profile(session, profile, wanted)
    options = record_files.RowOptions(as_, currency, create, for_cards=keep_doubles or prefer != BOOK)
    cards = record_files.RowOptions(record_files.CARDS)
    of_rows = (profile, map_save, rejects, columns, options != cards, wanted != Instructions())
    if took_book(session, files, options=any(of_rows)) or record_files.took(
        session, files, wanted, options, rejects=rejects, columns=columns
    ):
        return 0
    answers: list[tuple[str, CardSource, Report]] = []
    with session.desk() as desk:
        for file in files:
            source = bootstrap.read_card_file(file, session.stdin, wanted, desk)
            if columns:
                rows = [use._asdict() for use in source.columns]
                session.out.rows(rows, partial(columns_table, source), ("column", "target", "how"), id_key="column")
                continue
            with session.out.progress(source.size or None, text(N_("Importing"))) as bar:
                report = import_cards(
                    desk, source, by_bytes(source, bar.advance), keep_doubles=keep_doubles, prefer=prefer, hooks=hooks
                )
            if rejects is not None and report.skipped and not session.dry_run:
                bootstrap.write_rejects(rejects, source, report)
            answers.append((file, source, report))
        if answers:
            desk.commit()
    if map_save and not session.dry_run:
        bootstrap.save_import_profile(session.settings, map_save, wanted)
        session.out.notice(text(N_("Saved as profile “{name}”."), name=map_save))
    for file, source, report in answers:
        if len(answers) > 1:
            session.out.notice(text(N_("{file}:"), file=file))
        remark(session, source, report, rejects)
    if answers:
        answer(session, answers)
    if answers and all(report.read and len(report.skipped) == report.read for _file, _source, report in answers):
        # Nothing of any file could be taken: a script should know.
        return NOTHING_TAKEN
    return 0


def _with_profile(session: Session, profile: str, wanted: Instructions) -> Instructions:
    return instructions.over(bootstrap.import_profile(session.settings, profile), wanted) if profile else wanted
