"""Receivables: invoices, what was paid on them, and how to collect (``H13``)."""

from prospector.domain.text import N_

PAYMENT = "payment"
CREDIT_NOTE = "credit-note"
WRITE_OFF = "write-off"
# What lowers an invoice.
ENTRIES = {PAYMENT: N_("payment"), CREDIT_NOTE: N_("credit note"), WRITE_OFF: N_("write-off")}

GOOD_FAITH = "good-faith"
BAD_FAITH = "bad-faith"
JUDGEMENTS = {GOOD_FAITH: N_("good faith"), BAD_FAITH: N_("bad faith")}

STOP_SUPPLY = 4
# The six steps of H13.
STEPS = {
    1: N_("talk to those concerned and negotiate"),
    2: N_("use the ally inside"),
    3: N_("win over the person who releases the payment"),
    STOP_SUPPLY: N_("stop supply"),
    5: N_("collection agency"),
    6: N_("lawyer’s letter, lawsuit"),
}
