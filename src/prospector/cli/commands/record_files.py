"""``import --as NOUN`` and ``export --as NOUN``: files of what belongs to cards, noun by noun."""

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from prospector import record_files
from prospector.bootstrap import Desk
from prospector.cli.session import Session
from prospector.domain.draft import Instructions
from prospector.domain.errors import UsageError
from prospector.domain.table_row import TableSource
from prospector.domain.text import N_, Text, text, text_n
from prospector.render.import_layout import record_sentence, record_view
from prospector.services.row_imports import RowReport

CARDS = "cards"
# So many rows that were refused are told one by one; --rejects has them all.
_TOLD = 20
# Where there are more, a few are shown and the rest is counted by reason.
_FEW = 5


class RowOptions(NamedTuple):
    """What is said of a file: what its rows are, their currency, whether unknown customers become cards.

    ``for_cards``: something was said that only files of cards know.
    """

    noun: str
    currency: str = ""
    create: bool = False
    for_cards: bool = False


class Noun(NamedTuple):
    """How a noun is taken from rows and given as views; each imports its services only when it is asked for."""

    take: Callable[[Desk, TableSource, Callable[[int], None], RowOptions], tuple[RowReport, list[Text]]]
    give: Callable[[Desk, Collection[int] | None], Sequence[Mapping[str, Any]]]


def _take_deals(
    desk: Desk, source: TableSource, advance: Callable[[int], None], options: RowOptions
) -> tuple[RowReport, list[Text]]:
    from prospector.services.deal_imports import import_deals

    read_day = record_files.day_reader(source.day_order)
    return import_deals(desk, source, advance, read_day=read_day, currency=options.currency, create=options.create)


def _give_deals(desk: Desk, card_ids: Collection[int] | None) -> Sequence[Mapping[str, Any]]:
    from prospector.services.deal_views import export_deals

    return export_deals(desk, card_ids)


def _take_invoices(
    desk: Desk, source: TableSource, advance: Callable[[int], None], options: RowOptions
) -> tuple[RowReport, list[Text]]:
    from prospector.services.invoice_imports import import_invoices

    read_day = record_files.day_reader(source.day_order)
    return import_invoices(desk, source, advance, read_day=read_day, currency=options.currency, create=options.create)


def _give_invoices(desk: Desk, card_ids: Collection[int] | None) -> Sequence[Mapping[str, Any]]:
    from prospector.services.invoice_imports import export_invoices

    return export_invoices(desk, card_ids)


def _take_payments(
    desk: Desk, source: TableSource, advance: Callable[[int], None], options: RowOptions
) -> tuple[RowReport, list[Text]]:
    from prospector.services.payment_imports import import_payments

    if options.create or options.currency:
        raise UsageError(
            N_("Payments are of invoices; --create and --currency are not for them."), hint=N_("Leave them out.")
        )
    return import_payments(desk, source, advance, read_day=record_files.day_reader(source.day_order))


def _give_payments(desk: Desk, card_ids: Collection[int] | None) -> Sequence[Mapping[str, Any]]:
    from prospector.services.payment_imports import export_payments

    return export_payments(desk, card_ids)


def _take_referrals(
    desk: Desk, source: TableSource, advance: Callable[[int], None], options: RowOptions
) -> tuple[RowReport, list[Text]]:
    from prospector.services.referral_imports import import_referrals

    _refuse_currency(options)
    read_day, read_moment = record_files.day_reader(source.day_order), record_files.moment_reader(source.day_order)
    return import_referrals(desk, source, advance, read_day=read_day, read_moment=read_moment, create=options.create)


def _give_referrals(desk: Desk, card_ids: Collection[int] | None) -> Sequence[Mapping[str, Any]]:
    from prospector.services.referral_imports import export_referrals

    return export_referrals(desk, card_ids)


def _take_calls(
    desk: Desk, source: TableSource, advance: Callable[[int], None], options: RowOptions
) -> tuple[RowReport, list[Text]]:
    from prospector.services.call_imports import import_calls

    _refuse_currency(options)
    read_day, read_moment = record_files.day_reader(source.day_order), record_files.moment_reader(source.day_order)
    return import_calls(
        desk, source, advance, read_day=read_day, read_moment=read_moment, read_code=record_files.call_code,
        create=options.create,
    )  # fmt: skip


def _give_calls(desk: Desk, card_ids: Collection[int] | None) -> Sequence[Mapping[str, Any]]:
    from prospector.services.call_imports import export_calls

    return export_calls(desk, card_ids)


def _refuse_currency(options: RowOptions) -> None:
    if options.currency:
        raise UsageError(N_("--currency is for --as deals and invoices."), hint=N_("Leave it out."))


# What --as knows beside cards.
NOUNS: dict[str, Noun] = {
    "deals": Noun(_take_deals, _give_deals),
    "invoices": Noun(_take_invoices, _give_invoices),
    "payments": Noun(_take_payments, _give_payments),
    "referrals": Noun(_take_referrals, _give_referrals),
    "calls": Noun(_take_calls, _give_calls),
}


def noun_of(typed: str) -> str:
    """Return what the rows of a file are; UsageError when it is nothing that is known."""
    code = typed.strip().casefold()
    found = next((noun for noun in (CARDS, *NOUNS) if code in (noun, noun.removesuffix("s"))), "")
    if not found:
        known = ", ".join((CARDS, *NOUNS))
        raise UsageError(
            N_("“{typed}” cannot be in a file."), hint=N_("Choose one of: {known}."), typed=typed, known=known
        )
    return found


def took(
    session: Session,
    files: Sequence[str],
    wanted: Instructions,
    options: RowOptions,
    *,
    rejects: Path | None,
    columns: bool,
) -> bool:
    """Import one file as rows of the noun, and say what became of every row; False when the rows are cards."""
    noun = noun_of(options.noun)
    if noun == CARDS:
        if options.create or options.currency:
            raise UsageError(N_("--create and --currency are not for cards."), hint=N_("Leave them out."))
        return False
    if options.for_cards:
        raise UsageError(N_("--keep-doubles and --prefer are for cards."), hint=N_("Leave them out."))
    if len(files) != 1:
        raise UsageError(
            N_("--as {noun} takes one file at a time."), hint=N_("Import the files one by one."), noun=noun
        )
    if wanted.name:
        raise UsageError(N_("--name is for cards."), hint=N_("Leave it out."))
    source = record_files.read_record_file(noun, files[0], session.stdin, wanted)
    if columns:
        from prospector.render.import_layout import columns_table

        rows = [use._asdict() for use in source.columns]
        session.out.rows(rows, lambda: columns_table(source), ("column", "target", "how"), id_key="column")
        return True
    with session.desk() as desk:
        with session.out.progress(source.size or None, text(N_("Importing"))) as bar:
            report, remarks = NOUNS[noun].take(desk, source, bar.advance, options)
        if rejects is not None and report.refused and not session.dry_run:
            record_files.write_refused(rejects, source, report)
        desk.commit()
    remarks = [*source.remarks, *remarks]
    _remark(session, remarks, report, rejects)
    sentence = record_sentence(report)
    changed = report.added or report.updated or session.dry_run
    session.out.object(record_view(report, source, remarks), session.did(sentence) if changed else sentence)
    return True


def _remark(session: Session, remarks: Sequence[Text], report: RowReport, rejects: Path | None) -> None:
    """Say on stderr what was refused and why, and what was not taken as it stands."""
    out = session.out
    for remark in remarks:
        out.notice(remark)
    told = _TOLD if len(report.refused) <= _TOLD else _FEW
    for refused in report.refused[:told]:
        out.notice(text(N_("Line {line} rejected: {reason}"), line=refused.line, reason=refused.reason))
        for card_id, name in refused.candidates[:5]:
            out.notice(f"  {card_id}  {name}")
    if len(report.refused) > told:
        out.notice(text(N_("… and {count} more; --rejects FILE writes them all."), count=len(report.refused) - told))
        for reason, count in report.reasons()[:_TOLD]:
            out.notice(text(N_("{count} × such as: {reason}"), count=count, reason=reason))
    for row, warning in report.warnings[:_TOLD]:
        out.notice(text(N_("Row {row}: {warning}"), row=row, warning=warning))
    if len(report.warnings) > _TOLD:
        out.notice(text(N_("… and {count} more; --json has them all."), count=len(report.warnings) - _TOLD))
    if rejects is not None and report.refused and not session.dry_run:
        out.notice(text(N_("The rejected rows are in {path}."), path=str(rejects)))


def give_file(
    session: Session,
    noun: str,
    form: str,
    target: Path | None,
    ids_of: Callable[[Desk], Collection[int] | None],
    *,
    force: bool,
) -> None:
    """Export every record of ``noun``, or those of the cards that ``ids_of`` returns."""
    with session.desk() as desk:
        views = NOUNS[noun].give(desk, ids_of(desk))
        record_files.write_records(noun, views, form, target, session.out, force=force)
    if target is not None:
        sentence = text_n(
            N_("{count} row written to {path}."), N_("{count} rows written to {path}."), len(views), path=str(target)
        )
        session.out.notice(sentence)
