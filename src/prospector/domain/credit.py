"""Credit: the five Cs, the grade and the advised limit that follow from them (``H14``)."""

from prospector.domain.text import N_

CHARACTER = "character"
CAPACITY = "capacity"
CAPITAL = "capital"
COLLATERAL = "collateral"
CONDITIONS = "conditions"
FIVE_CS = {
    CHARACTER: N_("character"),
    CAPACITY: N_("capacity"),
    CAPITAL: N_("capital"),
    COLLATERAL: N_("collateral"),
    CONDITIONS: N_("conditions"),
}
