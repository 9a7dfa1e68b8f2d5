"""Every command by name: where its function lives, one line about it, and whether it reads or writes.

``--help`` is made from this table alone, so that neither it nor a command imports the others.
"""

from typing import NamedTuple

from prospector.domain.text import N_

READS, WRITES, PLAIN = "reads", "writes", "plain"


class Entry(NamedTuple):
    """One command. A module under ``cli.commands``, its function, its line in the help, what it does to the book."""

    module: str
    function: str
    about: str
    does: str = WRITES


# The headings of ``--help`` and the commands under each, in the order in which a day needs them.
PANELS: dict[str, tuple[str, ...]] = {
    N_("The day"): ("today", "log-call", "log-visit", "log", "qualify", "follow-up", "done", "snooze", "drop"),
    N_("Cards"): (
        "add", "show", "edit", "note", "list", "find", "tie", "untie", "stop", "resume", "remove", "restore", "fields",
    ),
    N_("Visits"): ("plan-visits", "visits"),
    N_("In and out"): ("import", "export"),
    N_("Looking back"): ("undo", "redo", "history", "follow-ups", "call"),
    N_("The program"): ("database", "config", "demo"),
}  # fmt: skip

COMMANDS: dict[str, Entry] = {
    "today": Entry("today", "today", N_("Whom to contact today, why, and how; best first."), READS),
    "log-call": Entry("calls", "log_call", N_("Log a call, with the next step in the same line.")),
    "log-visit": Entry("calls", "log_visit", N_("Log a visit, with the next step in the same line.")),
    "log": Entry("calls", "log", N_("Log a contact by WeChat, e-mail, letter, event or gift.")),
    "qualify": Entry("qualify", "qualify", N_("Record money, authority and need (MAN), or list all cards by class.")),
    "follow-up": Entry("follow_ups", "follow_up", N_("Plan a next step for a card.")),
    "done": Entry("follow_ups", "done", N_("Mark follow-ups done.")),
    "snooze": Entry("follow_ups", "snooze", N_("Put follow-ups off to another day.")),
    "drop": Entry("follow_ups", "drop", N_("Give follow-ups up, saying why.")),
    "follow-ups": Entry("follow_ups", "follow_ups", N_("List follow-ups by due day."), READS),
    "add": Entry("cards", "add", N_("Add a person or a company.")),
    "show": Entry("cards", "show", N_("Show everything about a card."), READS),
    "edit": Entry("cards", "edit", N_("Change what is on a card.")),
    "note": Entry("cards", "note", N_("Keep a note on a card.")),
    "tie": Entry("standing", "tie", N_("Record a person's part in a company.")),
    "untie": Entry("standing", "untie", N_("Remove a person's part in a company.")),
    "stop": Entry("standing", "stop", N_("Mark a card do-not-contact: nothing proposes it any more.")),
    "resume": Entry("standing", "resume", N_("Take up a stopped card again.")),
    "remove": Entry("standing", "remove", N_("Put a card into the bin.")),
    "restore": Entry("standing", "restore", N_("Bring a card back from the bin.")),
    "fields": Entry("lists", "fields", N_("List the fields that a card can carry."), READS),
    "list": Entry("lists", "list_", N_("List cards, filtered."), READS),
    "find": Entry("lists", "find", N_("Find cards by any word: name, pinyin, phone, note, call, address."), READS),
    "plan-visits": Entry(
        "visits", "plan_visits", N_("Which areas are worth a trip, and a day's visits in one of them.")
    ),
    "visits": Entry("visits", "visits", N_("List the appointments."), READS),
    "import": Entry("files", "import_", N_("Take cards from a CSV or JSON file.")),
    "export": Entry("files", "export", N_("Write cards to CSV or JSON that imports again without loss."), PLAIN),
    "undo": Entry("journal", "undo", N_("Take back the last command, or any one by its number.")),
    "redo": Entry("journal", "redo", N_("Do again what was just undone.")),
    "history": Entry("journal", "history", N_("What was done, newest first; of one card or of all."), READS),
    "call list": Entry("call", "list_", N_("List logged contacts."), READS),
    "call show": Entry("call", "show", N_("Show one logged contact."), READS),
    "call correct": Entry("call", "correct", N_("Correct a logged contact.")),
    "call remove": Entry("call", "remove", N_("Take a logged contact back.")),
    "database info": Entry("database", "info", N_("What the book holds, and where."), READS),
    "database check": Entry("database", "check", N_("Examine the book for damage."), READS),
    "database backup": Entry("database", "backup", N_("Copy the book now."), PLAIN),
    "database backups": Entry("database", "backups", N_("List the copies."), READS),
    "database restore": Entry("database", "restore", N_("Put a copy in the place of the book."), PLAIN),
    "database migrate": Entry("database", "migrate", N_("Bring an older book up to date."), PLAIN),
    "database path": Entry("database", "path", N_("Print where the book lies."), PLAIN),
    "config show": Entry("config", "show", N_("Every setting, its value, and where that comes from."), READS),
    "config set": Entry("config", "set_", N_("Change a setting in the config file."), PLAIN),
    "config path": Entry("config", "path", N_("Print where the config file lies."), PLAIN),
    "demo": Entry("demo", "demo", N_("Try everything on an invented book that is thrown away."), PLAIN),
}

# Nouns whose verbs are commands of their own.
GROUPS: dict[str, str] = {
    "call": N_("Look at, correct and take back logged contacts."),
    "database": N_("Look after the book: info, check, backup, restore."),
    "config": N_("Look at and change the settings."),
}
