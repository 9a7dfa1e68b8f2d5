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
    N_("Customers"): ("deal", "referral", "reward", "promise", "complaint", "satisfaction", "pyramid", "key"),
    N_("The customer's file"): (
        "profile", "stakeholder", "competitor", "lend", "returned", "lendings", "lending",
    ),
    N_("Money"): ("invoice", "receivables", "judge", "collect", "credit"),
    N_("Visits"): ("plan-visits", "visits"),
    N_("In and out"): ("import", "export", "duplicates"),
    N_("Occasions"): ("occasions", "occasion", "holidays"),
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
    "pyramid": Entry(
        "pyramid", "pyramid", N_("The customer pyramid: tiers, who moved and why, the 80/20 curve."), READS
    ),
    "key list": Entry(
        "pyramid", "key_list", N_("List key customers, the face each wears, and when to be in touch."), READS
    ),
    "key mark": Entry("pyramid", "key_mark", N_("Mark how much influence a card has.")),
    "plan-visits": Entry(
        "visits", "plan_visits", N_("Which areas are worth a trip, and a day's visits in one of them.")
    ),
    "visits": Entry("visits", "visits", N_("List the appointments."), READS),
    "import": Entry("files", "import_", N_("Take cards from a CSV or JSON file.")),
    "export": Entry("files", "export", N_("Write cards to CSV or JSON that imports again without loss."), PLAIN),
    "duplicates": Entry("duplicates", "duplicates", N_("Find cards that are about one person or company."), READS),
    "undo": Entry("journal", "undo", N_("Take back the last command, or any one by its number.")),
    "redo": Entry("journal", "redo", N_("Do again what was just undone.")),
    "history": Entry("journal", "history", N_("What was done, newest first; of one card or of all."), READS),
    "profile": Entry("profile", "profile", N_("One page about a customer for before a visit; --html to print."), READS),
    "stakeholder add": Entry("stakeholder", "add", N_("Note a person's part in a company's decision.")),
    "stakeholder list": Entry("stakeholder", "list_", N_("List who plays which part where."), READS),
    "stakeholder map": Entry("stakeholder", "map_", N_("The map of a company: who decides, what is missing."), READS),
    "stakeholder show": Entry("stakeholder", "show", N_("Show one part."), READS),
    "stakeholder correct": Entry("stakeholder", "correct", N_("Correct a part.")),
    "stakeholder remove": Entry("stakeholder", "remove", N_("Take a part back.")),
    "competitor add": Entry("competitor", "add", N_("Note whose product a customer uses, and how satisfied they are.")),
    "competitor list": Entry(
        "competitor", "list_", N_("Which competitor is where; the least satisfied customers first."), READS
    ),
    "competitor show": Entry("competitor", "show", N_("Show one competitor."), READS),
    "competitor correct": Entry("competitor", "correct", N_("Correct a competitor.")),
    "competitor remove": Entry("competitor", "remove", N_("Take a competitor back.")),
    "lend": Entry("lending", "lend", N_("Note that a customer's file was lent to a colleague.")),
    "returned": Entry("lending", "returned", N_("Note that a lent file is back.")),
    "lendings": Entry("lending", "lendings", N_("Who has which file since when; overdue ones first."), READS),
    "lending show": Entry("lending", "show", N_("Show one lending."), READS),
    "lending correct": Entry("lending", "correct", N_("Correct a lending.")),
    "lending remove": Entry("lending", "remove", N_("Take a lending back.")),
    "occasion add": Entry("occasion", "add", N_("Note a yearly day of a card: a wedding, a jubilee.")),
    "occasion list": Entry("occasion", "list_", N_("List the days that were noted so, the next one first."), READS),
    "occasion show": Entry("occasion", "show", N_("Show one such day."), READS),
    "occasion correct": Entry("occasion", "correct", N_("Correct such a day.")),
    "occasion remove": Entry("occasion", "remove", N_("Take such a day back.")),
    "occasions": Entry("occasions", "occasions", N_("Whose birthday or anniversary comes, and when."), READS),
    "holidays list": Entry("holidays", "list_", N_("List the public holidays and make-up workdays of a year."), READS),
    "holidays add": Entry("holidays", "add", N_("Add days off, or make-up workdays, of your own."), PLAIN),
    "holidays remove": Entry("holidays", "remove", N_("Remove days of your own."), PLAIN),
    "deal add": Entry("deal", "add", N_("Enter what a card bought, or with --open may buy.")),
    "deal list": Entry("deal", "list_", N_("List deals with what they come to."), READS),
    "deal show": Entry("deal", "show", N_("Show one deal with its returns and discounts."), READS),
    "deal win": Entry("deal", "win", N_("Mark an open deal won.")),
    "deal lose": Entry("deal", "lose", N_("Mark an open deal lost, saying why.")),
    "deal reopen": Entry("deal", "reopen", N_("Open a won or lost deal again.")),
    "deal return": Entry("deal", "return_", N_("Enter what a customer gave back.")),
    "deal discount": Entry("deal", "discount", N_("Enter a discount given after the sale.")),
    "deal correct": Entry("deal", "correct", N_("Correct a deal.")),
    "deal remove": Entry("deal", "remove", N_("Take a deal back.")),
    "call list": Entry("call", "list_", N_("List logged contacts."), READS),
    "call show": Entry("call", "show", N_("Show one logged contact."), READS),
    "call correct": Entry("call", "correct", N_("Correct a logged contact.")),
    "call remove": Entry("call", "remove", N_("Take a logged contact back.")),
    "referral add": Entry("referral", "add", N_("Record who introduced whom.")),
    "referral list": Entry("referral", "list_", N_("List referrals and what became of each."), READS),
    "referral show": Entry("referral", "show", N_("Show one referral."), READS),
    "referral due": Entry("referral_asks", "due", N_("Whom to ask for referrals now, and with which question."), READS),
    "referral ask": Entry("referral_asks", "ask", N_("Record that a card was asked, and how many names it gave.")),
    "referral asks": Entry("referral_asks", "asks", N_("List when cards were asked for referrals."), READS),
    "referral correct-ask": Entry("referral_asks", "correct_ask", N_("Correct when a card was asked, and the result.")),
    "referral remove-ask": Entry("referral_asks", "remove_ask", N_("Take back that a card was asked.")),
    "referral report-back": Entry("referral", "report_back", N_("Record that the referrer was told what came of it.")),
    "referral thank": Entry("referral", "thank", N_("Record that the referrer was thanked.")),
    "referral reward": Entry("reward", "reward", N_("Promise the referrer a sum or a gift, or note it as paid.")),
    "referral tree": Entry("referral_tree", "tree", N_("Show who brought whom, and what it brought."), READS),
    "referral coaches": Entry("referral_tree", "coaches", N_("List those who refer again and again."), READS),
    "referral correct": Entry("referral", "correct", N_("Correct a referral.")),
    "referral remove": Entry("referral", "remove", N_("Take a referral back.")),
    "reward add": Entry("reward", "add", N_("Promise a card a sum or a gift that is not for one referral alone.")),
    "reward list": Entry("reward", "list_", N_("List rewards, promised and paid."), READS),
    "reward show": Entry("reward", "show", N_("Show one reward."), READS),
    "reward pay": Entry("reward", "pay", N_("Mark a reward paid.")),
    "reward correct": Entry("reward", "correct", N_("Correct a reward.")),
    "reward remove": Entry("reward", "remove", N_("Take a reward back.")),
    "promise add": Entry("promise", "add", N_("Record what we promised by when; with --by-them what they did.")),
    "promise kept": Entry("promise", "kept", N_("Mark promises kept.")),
    "promise broken": Entry("promise", "broken", N_("Mark promises broken, saying why.")),
    "promise list": Entry("promise", "list_", N_("List promises, late ones first."), READS),
    "promise show": Entry("promise", "show", N_("Show one promise."), READS),
    "promise correct": Entry("promise", "correct", N_("Correct a promise.")),
    "promise remove": Entry("promise", "remove", N_("Take a promise back.")),
    "complaint open": Entry("complaint", "open_", N_("Take a complaint or question; you own it until it is closed.")),
    "complaint note": Entry("complaint", "note", N_("Add a note to the history of a complaint.")),
    "complaint cause": Entry("complaint", "cause", N_("Record the root cause of a complaint.")),
    "complaint escalate": Entry("complaint", "escalate", N_("Report a complaint upward; record what came of it.")),
    "complaint resolve": Entry("complaint", "resolve", N_("Mark a complaint solved, to be confirmed by the customer.")),
    "complaint satisfied": Entry("complaint", "satisfied", N_("Close a complaint: the customer is satisfied.")),
    "complaint reopen": Entry("complaint", "reopen", N_("Open a solved or closed complaint again.")),
    "complaint list": Entry("complaint", "list_", N_("List complaints that are not closed, with their age."), READS),
    "complaint show": Entry("complaint", "show", N_("Show one complaint with its whole history."), READS),
    "complaint correct": Entry("complaint", "correct", N_("Correct a complaint.")),
    "complaint remove": Entry("complaint", "remove", N_("Take a complaint back.")),
    "complaint report": Entry("complaint", "report", N_("How many were solved, how fast, and what recurs."), READS),
    "satisfaction add": Entry("satisfaction", "add", N_("Note how satisfied a customer is, 1 to 5.")),
    "satisfaction list": Entry("satisfaction", "list_", N_("List where each customer's satisfaction leads."), READS),
    "satisfaction correct": Entry("satisfaction", "correct", N_("Correct a satisfaction score.")),
    "satisfaction remove": Entry("satisfaction", "remove", N_("Take a satisfaction score back.")),
    "invoice add": Entry("invoice", "add", N_("Write an invoice down.")),
    "invoice pay": Entry("payment", "pay", N_("Note a payment on an invoice, in full or in part.")),
    "invoice receive": Entry("payment", "receive", N_("Spread a customer's payment over the oldest open invoices.")),
    "invoice credit": Entry("payment", "credit", N_("Note a credit note on an invoice.")),
    "invoice write-off": Entry("payment", "write_off", N_("Write off what will not be paid, saying why.")),
    "invoice unpay": Entry("payment", "unpay", N_("Take a payment, credit note or write-off back.")),
    "invoice promise": Entry("payment", "promise", N_("Note by when the customer promised to pay.")),
    "invoice dispute": Entry("invoice", "dispute", N_("Note what the customer disputes, or that it is settled.")),
    "invoice remind": Entry("invoice", "remind", N_("Note that the customer was reminded.")),
    "invoice list": Entry("invoice", "list_", N_("List the open invoices by due day."), READS),
    "invoice show": Entry("invoice", "show", N_("Show an invoice with what was paid on it."), READS),
    "invoice correct": Entry("invoice", "correct", N_("Correct an invoice.")),
    "invoice remove": Entry("invoice", "remove", N_("Take an invoice back with all that is on it.")),
    "receivables": Entry("receivables", "receivables", N_("What customers owe, by age, and the next step."), READS),
    "judge": Entry("receivables", "judge", N_("Judge a late payer: in good or in bad faith.")),
    "collect step": Entry("receivables", "collect_step", N_("Note one of the six steps of collecting.")),
    "collect lift": Entry("receivables", "collect_lift", N_("Supply a customer again.")),
    "collect list": Entry("receivables", "collect_list", N_("List the steps of collecting done."), READS),
    "collect show": Entry("receivables", "collect_show", N_("Show one step of collecting."), READS),
    "collect correct": Entry("receivables", "collect_correct", N_("Correct a step of collecting.")),
    "collect remove": Entry("receivables", "collect_remove", N_("Take a step of collecting back.")),
    "credit score": Entry("credit", "score", N_("Score one of the five Cs of a customer, 1 to 5.")),
    "credit show": Entry("credit", "show", N_("Show a customer's grade and advised limit, and what changed."), READS),
    "credit list": Entry("credit", "list_", N_("List grades, limits and what is free of them."), READS),
    "credit correct": Entry("credit", "correct", N_("Correct a credit score.")),
    "credit remove": Entry("credit", "remove", N_("Take a credit score back.")),
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

# Nouns that alone, or with a number or an option behind, stand for one of their verbs: prospector holidays 2027.
USUAL_VERBS: dict[str, str] = dict.fromkeys(
    ("holidays", "deal", "referral", "reward", "promise", "complaint", "satisfaction", "invoice", "credit",
     "stakeholder", "competitor", "occasion"), "list"
) | {"collect": "step"}

# Nouns whose verbs are commands of their own.
GROUPS: dict[str, str] = {
    "referral": N_("Referrals: who brought whom, whom to ask, thanks, rewards, coaches."),
    "reward": N_("Rewards of those who refer: promised, paid."),
    "promise": N_("Promises, ours and theirs: add, kept, broken, list."),
    "complaint": N_("Complaints until the customer is satisfied: open, resolve, satisfied, report."),
    "satisfaction": N_("Satisfaction scores as a trend: add, list."),
    "stakeholder": N_("Who decides what in a company, and what is missing on its map: add, map, list."),
    "competitor": N_("Competitors at customers: add, list."),
    "occasion": N_("Yearly days beyond birthdays: add, list."),
    "lending": N_("Look at, correct and take back lendings; see lend, returned and lendings."),
    "key": N_("Key customers: list them, mark their influence."),
    "holidays": N_("Public holidays and make-up workdays: list, add, remove."),
    "deal": N_("What customers bought, may buy or gave back: add, list, win, lose, return …"),
    "call": N_("Look at, correct and take back logged contacts."),
    "invoice": N_("Invoices: add, pay, credit, write off, dispute, remind, list."),
    "collect": N_("The six steps of collecting what is overdue: step, lift, list."),
    "credit": N_("Credit by the five Cs: score, grade, advised limit."),
    "database": N_("Look after the book: info, check, backup, restore."),
    "config": N_("Look at and change the settings."),
}
