"""Words of the command-line library in the reader's language.

Typer asks ``gettext`` for the words of its help; those stand in GETTEXT_WORDS so that the catalogue holds them. The
Click inside it has the rest built in as English: ``cli`` writes ``_(USAGE)`` and ``_(HELP)`` itself, and passes the
sentence of a usage error through ``retell``. Imported only when help or a usage error is shown.
"""

import re

from prospector.domain.text import N_, Text
from prospector.render.wording import say

USAGE = N_("Usage: ")
HELP = N_("Show this message and exit.")

# Looked up by typer.core itself once ``wording.activate`` has set the global domain.
GETTEXT_WORDS = (
    N_("Arguments"),
    N_("Options"),
    N_("Commands"),
    N_("required"),
    N_("default: {default}"),
    N_("env var: {var}"),
    N_("(dynamic)"),
    N_("Aborted!"),
)

# The fixed sentences of typer._click, most specific first; named groups become values.
_SENTENCES = tuple(
    (pattern, message)
    for pattern, message in (
        (r"Missing argument '(?P<name>.+)'\.", N_("Missing argument “{name}”.")),
        (r"Missing option '(?P<name>.+)'\.", N_("Missing option “{name}”.")),
        (r"Missing parameter: (?P<name>.+)", N_("Missing parameter “{name}”.")),
        (
            r"No such option: (?P<name>.+?) \(Possible options: (?P<near>.+)\)",
            N_("There is no option “{name}”; did you mean {near}?"),
        ),
        (r"No such option: (?P<name>.+)", N_("There is no option “{name}”.")),
        (r"Missing command\.", N_("A command is missing.")),
        (
            r"No such command '(?P<name>.+)'\. Did you mean (?P<near>.+)\?",
            N_("There is no command “{name}”; did you mean {near}?"),
        ),
        (r"No such command '(?P<name>.+)'\.", N_("There is no command “{name}”.")),
        (r"Got unexpected extra argument\(s\) \((?P<extra>.+)\)", N_("Too many words: {extra}")),
        (r"Option '(?P<name>.+)' requires an argument\.", N_("The option “{name}” needs a value.")),
        (r"Option '(?P<name>.+)' requires (?P<count>\d+) arguments\.", N_("The option “{name}” needs {count} values.")),
        (r"Option '(?P<name>.+)' does not take a value\.", N_("The option “{name}” takes no value.")),
        (
            r"Invalid value for (?P<name>.+?): (?P<value>.+) is not one of (?P<choices>.+)\.",
            N_("{value} is not possible for {name}; choose one of {choices}."),
        ),
        (
            r"Invalid value for (?P<name>.+?): (?P<value>.+) is not a valid int(?:eger)?(?: range)?\.",
            N_("{value} is not possible for {name}: a whole number is needed."),
        ),
        (
            r"Invalid value for (?P<name>.+?): (?P<value>.+) is not a valid float(?: range)?\.",
            N_("{value} is not possible for {name}: a number is needed."),
        ),
        (
            r"Invalid value for (?P<name>.+?): (?P<value>.+) is not a valid boolean\. .+",
            N_("{value} is not possible for {name}: choose yes or no."),
        ),
        (
            r"Invalid value for (?P<name>.+?): (?P<value>.+) is not in the range (?P<range>.+)\.",
            N_("{value} is not possible for {name}: it must lie in {range}."),
        ),
        (r"Invalid value for (?P<name>.+?): (?P<reason>.+)", N_("Invalid value for {name}: {reason}")),
        (r"Invalid value: (?P<reason>.+)", N_("Invalid value: {reason}")),
    )
)


def retell(sentence: str) -> str:
    """Return a usage error of the command-line library in the reader's language; an unknown one as it is."""
    for pattern, message in _SENTENCES:
        if match := re.fullmatch(pattern, sentence, re.DOTALL):
            return say(Text(message, match.groupdict()))
    return sentence
