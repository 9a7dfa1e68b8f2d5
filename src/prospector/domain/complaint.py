"""Complaints: owned by whoever took them until the customer says they are satisfied (``H11``)."""

from prospector.domain.text import N_

SEVERITIES = {"low": N_("low"), "medium": N_("medium"), "high": N_("high"), "critical": N_("critical")}

OPEN = "open"
RESOLVED = "resolved"
SATISFIED = "satisfied"
STATES = {OPEN: N_("open"), RESOLVED: N_("solved, not confirmed"), SATISFIED: N_("satisfied")}

# What is written into the history of a complaint.
ENTRIES = {
    "opened": N_("opened"),
    "note": N_("note"),
    "cause": N_("cause"),
    "escalated": N_("reported upward"),
    "resolved": N_("solved"),
    "satisfied": N_("customer satisfied"),
    "reopened": N_("opened again"),
}
