"""Who plays which part in a company's decision: the map of a big prospect (``H10``)."""

from prospector.domain.text import N_

PARTS = {
    "decider": N_("decider"),
    "purchaser": N_("purchaser"),
    "payer": N_("payer"),
    "user": N_("user"),
    "ally": N_("ally"),
    "opponent": N_("opponent"),
}
