"""Invoices and what customers owe, as tables and on the page of a card."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from prospector.domain.ageing import BUCKETS
from prospector.domain.money import decimals
from prospector.domain.promise import BROKEN, STATES
from prospector.domain.receivable import ENTRIES, INVOICE_STATES, JUDGEMENTS, NEXT, OVERDUE, STEPS
from prospector.domain.text import N_, Text, text, text_n
from prospector.render.layout import Cell, Column, Detail, Section, Style, Table

COLUMNS = (
    "id", "card_id", "name", "number", "issued_on", "due_on", "amount", "currency", "rate", "paid", "credited",
    "written_off", "open", "in_favour", "state", "days_late", "deal_id", "disputed_on", "dispute", "reminded_on",
    "note", "uid",
)  # fmt: skip
ENTRY_COLUMNS = ("id", "invoice_id", "card_id", "kind", "on", "amount", "currency", "ref", "note", "uid")
STEP_COLUMNS = ("id", "card_id", "name", "step", "code", "on", "result", "invoice_id", "lifted_on", "uid")
CUSTOMER_COLUMNS = (
    "card_id", "name", "currency", "invoices", "open", "overdue", *BUCKETS, "in_favour", "disputed", "overdue_since",
    "days_late", "judgement", "supply_stopped_on", "promised_on", "promise_broken_on", "next_step",
)  # fmt: skip
_INVOICE_ID = Column("id", N_("Invoice"), align="right")
_NAME = (Column("card_id", N_("Card"), align="right"), Column("name", N_("Name"), style="strong"))
_INVOICES = (
    _INVOICE_ID,
    Column("number", N_("Number"), no_wrap=True, priority=1),
    *_NAME,
    Column("due_on", N_("Due"), no_wrap=True),
    Column("late", N_("Late"), align="right", no_wrap=True),
    Column("amount", N_("Amount"), align="right", no_wrap=True),
    Column("open", N_("Open"), align="right", no_wrap=True),
    Column("currency", N_("Currency"), no_wrap=True),
    Column("state", N_("State"), no_wrap=True),
)
_ENTRIES = (
    Column("id", N_("Entry"), align="right"),
    Column("on", N_("On"), no_wrap=True),
    Column("kind", N_("Kind")),
    Column("amount", N_("Amount"), align="right", no_wrap=True),
    Column("ref", N_("Reference"), priority=1),
    Column("note", N_("Note"), priority=1),
)
_AGES = tuple(Column(code, title, align="right", no_wrap=True) for code, title in BUCKETS.items())
_CURRENCIES = (
    Column("currency", N_("Currency"), style="strong"),
    Column("issued", N_("Invoiced"), align="right", no_wrap=True, priority=2),
    Column("paid", N_("Paid"), align="right", no_wrap=True, priority=2),
    Column("credited", N_("Credited"), align="right", no_wrap=True, priority=3),
    Column("written_off", N_("Written off"), align="right", no_wrap=True, priority=3),
    Column("open", N_("Open"), align="right", no_wrap=True),
    *_AGES,
    Column("in_favour", N_("In their favour"), align="right", no_wrap=True, priority=1),
)
_CUSTOMERS = (
    *_NAME,
    Column("currency", N_("Currency"), no_wrap=True),
    Column("open", N_("Open"), align="right", no_wrap=True),
    *(column._replace(priority=2) for column in _AGES),
    Column("in_favour", N_("In their favour"), align="right", no_wrap=True, priority=3),
    Column("since", N_("Overdue since"), no_wrap=True, priority=1),
    Column("next", N_("Next step")),
)
_STEPS = (
    Column("id", N_("Step"), align="right"),
    Column("on", N_("On"), no_wrap=True),
    Column("what", N_("What was done")),
    Column("result", N_("Result")),
)
_STEP_LIST = (_STEPS[0], _STEPS[1], *_NAME, *_STEPS[2:])


def money(value: float, currency: str) -> str:
    """Return a sum of a view (major units) as people read it, without its currency."""
    return f"{value:,.{decimals(currency)}f}"


def _sums(view: Mapping[str, Any], *keys: str) -> dict[str, object]:
    """The named sums; nothing where there is nothing, so that the eye finds what there is."""
    return {key: money(view[key], view["currency"]) if view[key] else "" for key in keys}


def _invoice_row(view: Mapping[str, Any]) -> dict[str, object]:
    late = view["state"] == OVERDUE
    state: object = Text(INVOICE_STATES[view["state"]])
    if view["in_favour"]:
        state = Cell(text(N_("{sum} in their favour"), sum=money(view["in_favour"], view["currency"])), "good")
    elif view["disputed_on"]:
        state = Cell(Text(N_("disputed")), "warning")
    return {
        **{key: view[key] for key in ("id", "number", "card_id", "name", "currency")},
        "due_on": Cell(view["due_on"], "overdue" if late else ""),
        "late": text_n(N_("{count} day"), N_("{count} days"), view["days_late"]) if late else "",
        "amount": money(view["amount"], view["currency"]),
        **_sums(view, "open"),
        "state": state,
    }


def invoices_table(views: Sequence[Mapping[str, Any]], title: str = N_("Invoices")) -> Table:
    """Return invoices as a table."""
    rows = [_invoice_row(view) for view in views]
    return Table(text(title), _INVOICES, rows, empty=text(N_("No invoice is open.")))


def invoice_detail(view: Mapping[str, Any]) -> Detail:
    """Return one invoice with what was paid on it."""
    currency = view["currency"]
    pairs = [
        (Text(N_("Of")), text(N_("{name} (card {id})"), name=view["name"], id=view["card_id"])),
        (Text(N_("Number")), view["number"]),
        (Text(N_("Issued")), view["issued_on"]),
        (Text(N_("Due")), Cell(view["due_on"], "overdue" if view["state"] == OVERDUE else "")),
        (Text(N_("Amount")), f"{money(view['amount'], currency)} {currency}"),
        (Text(N_("Rate")), view["rate"]),
        *(
            (Text(title), money(view[key], currency) if view[key] else "")
            for key, title in (
                ("paid", N_("Paid")),
                ("credited", N_("Credited")),
                ("written_off", N_("Written off")),
                ("open", N_("Open")),
                ("in_favour", N_("In their favour")),
            )
        ),
        (Text(N_("State")), Text(INVOICE_STATES[view["state"]])),
        (Text(N_("Deal")), view["deal_id"]),
        (Text(N_("Reminded")), view["reminded_on"]),
        (Text(N_("Disputed")), view["disputed_on"] and Cell(view["disputed_on"], "warning")),
        (Text(N_("Dispute")), view["dispute"]),
        (Text(N_("Note")), view["note"]),
    ]
    sections = [Section(pairs=[pair for pair in pairs if pair[1] not in ("", None)])]
    if view["entries"]:
        rows = [
            {**entry, "kind": Text(ENTRIES[entry["kind"]]), "amount": money(entry["amount"], currency)}
            for entry in view["entries"]
        ]
        sections.append(Section(Text(N_("Paid and credited")), table=Table("", _ENTRIES, rows)))
    if view["promises"]:
        sections.append(Section(Text(N_("Promises to pay")), lines=[_promise_line(p) for p in view["promises"]]))
    return Detail(text(N_("Invoice {id}"), id=view["id"]), sections)


def _promise_line(view: Mapping[str, Any]) -> Cell:
    broken = view["state"] == BROKEN or (view["state"] == "open" and view["days_late"])
    said = text(
        N_("{amount} {currency} by {day}: {state}"),
        amount=money(view["amount"], view["currency"]),
        currency=view["currency"],
        day=view["due_on"],
        state=Text(N_("not kept")) if broken else Text(STATES[view["state"]]),
    )
    return Cell(said, "warning" if broken else "")


def said_next(view: Mapping[str, Any]) -> Cell:
    """Return the next step with a customer as a sentence, and what stands in the way of business."""
    style: Style = "overdue" if view["days_late"] else ""
    said: Text = Text(NEXT[view["next_step"]], {"day": view["promised_on"]} if view["promised_on"] else {})
    if view["promise_broken_on"]:
        said = text(N_("promise of {day} not kept; {next}"), day=view["promise_broken_on"], next=said)
    if view["supply_stopped_on"]:
        said = text(N_("supply stopped since {day}; {next}"), day=view["supply_stopped_on"], next=said)
    return Cell(said, style)


def _customer_row(view: Mapping[str, Any]) -> dict[str, object]:
    return {
        **{key: view[key] for key in ("card_id", "name", "currency")},
        **_sums(view, "open", *BUCKETS, "in_favour"),
        "since": view["overdue_since"],
        "next": said_next(view) if view["open"] else "",
    }


def _currencies(view: Mapping[str, Any]) -> Section:
    keys = ("issued", "paid", "credited", "written_off", "open", *BUCKETS, "in_favour")
    rows = [{"currency": sums["currency"], **_sums(sums, *keys)} for sums in view["currencies"]]
    total = view["total"]
    if total is not None and [sums["currency"] for sums in view["currencies"]] != [total["currency"]] and rows:
        rows.append({"currency": text(N_("All in {currency}"), currency=total["currency"]), **_sums(total, *keys)})
    missing = view["missing_rates"]
    footer = (
        text(
            N_("No total: there is no rate for {currencies}; prospector config set currency.rates says one."),
            currencies=", ".join(missing),
        )
        if missing
        else None
    )
    lines = [Cell(footer, "warning")] if footer else []
    empty = text(N_("Nothing was invoiced by then."))
    return Section(table=Table("", _CURRENCIES, rows, empty=empty), lines=lines if rows else [empty])


def receivables_detail(view: Mapping[str, Any]) -> Detail:
    """Return what is owed on a day."""
    sections = [_currencies(view)]
    customers = view["customers"]
    if customers:
        rows = [_customer_row(customer) for customer in customers]
        sections.append(Section(Text(N_("Customers, the oldest debt first")), table=Table("", _CUSTOMERS, rows)))
    if view["reminders"]:
        sections.append(Section(Text(N_("Remind before the due day")), table=invoices_table(view["reminders"], "")))
    return Detail(text(N_("Receivables on {day}"), day=view["as_of"]), sections)


def customer_detail(view: Mapping[str, Any]) -> Detail:
    """Return what one customer owes, and all that was judged, done and promised."""
    sections = [_currencies(view), Section(pairs=list(_standing(view)))]
    if view["invoices"]:
        rows = [_invoice_row(invoice) for invoice in view["invoices"]]
        columns = [column for column in _INVOICES if column.key not in ("card_id", "name")]
        sections.append(Section(Text(N_("Invoices")), table=Table("", columns, rows)))
    if view["promises"]:
        sections.append(Section(Text(N_("Promises to pay")), lines=[_promise_line(p) for p in view["promises"]]))
    if view["judgements"]:
        lines = [
            text(N_("{day}: {faith}"), day=j["on"], faith=Text(JUDGEMENTS[j["faith"]]))
            if not j["note"]
            else text(N_("{day}: {faith}; {note}"), day=j["on"], faith=Text(JUDGEMENTS[j["faith"]]), note=j["note"])
            for j in view["judgements"]
        ]
        sections.append(Section(Text(N_("Judged")), lines=lines))
    if view["steps"]:
        rows = [_step_row(step) for step in view["steps"]]
        sections.append(Section(Text(N_("Steps of collecting")), table=Table("", _STEPS, rows)))
    title = text(N_("Receivables of {name} (#{id}) on {day}"), name=view["name"], id=view["card_id"], day=view["as_of"])
    return Detail(title, sections)


def _standing(view: Mapping[str, Any]) -> Iterator[tuple[Text, object]]:
    if view["judgement"]:
        style: Style = "warning" if view["judgement"] == "bad-faith" else ""
        yield Text(N_("Judgement")), Cell(Text(JUDGEMENTS[view["judgement"]]), style)
    yield Text(N_("Next step")), said_next({"days_late": 0, **view})


def _step_row(view: Mapping[str, Any]) -> dict[str, object]:
    what: Text = text(N_("{step} {name}"), step=view["step"], name=Text(STEPS[view["step"]]))
    if view["lifted_on"]:
        what = text(N_("{what} (lifted {day})"), what=what, day=view["lifted_on"])
    return {**{key: view[key] for key in ("id", "on", "result", "card_id")}, "name": view.get("name"), "what": what}


def steps_table(views: Sequence[Mapping[str, Any]]) -> Table:
    """Return the steps of collecting as a table."""
    empty = text(N_("No step of collecting was done yet."))
    return Table(text(N_("Steps of collecting")), _STEP_LIST, [_step_row(view) for view in views], empty=empty)


def card_sections(view: Mapping[str, Any]) -> Iterator[Section]:
    """Yield what stands on the page of a card; ``view`` is that of ``services.receivables.on_card``."""
    if view["judgement"] or view["supply_stopped_on"] or view["days_late"]:
        yield Section(Text(N_("Collecting")), pairs=list(_standing(view)))
    if view["invoices"]:
        columns = [column for column in _INVOICES if column.key not in ("card_id", "name")]
        rows = [_invoice_row(invoice) for invoice in view["invoices"]]
        yield Section(Text(N_("Open invoices")), table=Table("", columns, rows))
