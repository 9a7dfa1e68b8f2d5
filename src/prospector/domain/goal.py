"""Goals, worked back from life to calls a day (``H16``)."""

from prospector.domain.text import N_

INCOME = "income"
LIFE = "life"
KINDS = {INCOME: N_("income a month"), LIFE: N_("life plan")}
