"""The catalogue of settings: ``config show`` and the documentation are made from it, ``config`` reads them."""

from typing import Any, NamedTuple

from prospector.domain.text import N_


class Setting(NamedTuple):
    """One entry of the config file: dotted key, default, sentence, the smallest and largest number, or the choices.

    ``form`` is a key of ``FORMS``, for a text that must be written in a certain way.
    """

    key: str
    default: Any
    about: str
    least: float | None = None
    most: float | None = None
    choices: tuple[str, ...] = ()
    env: str = ""
    form: str = ""


# The forms of text settings: how each is written, and as what it is kept.
FORMS = {
    "country": (r"[A-Za-z]{2}", "CN, DE, US …"),
    "currency": (r"[A-Za-z]{3}", "CNY, USD, EUR …"),
    "rates": (r"(?:[A-Za-z]{3}=\d+(?:\.\d+)?[\s,;]*)*", "USD=7.10 EUR=7.80"),
    "time": (r"(?:[01]?\d|2[0-3]):[0-5]\d", "00:00 … 23:59"),
    "weekdays": (r"(?:[A-Za-z]{2}(?:-[A-Za-z]{2})?(?:,\s*[A-Za-z]{2}(?:-[A-Za-z]{2})?)*)?", "Mo-Fr, Mo-Sa, Tu-Sa …"),
    "calendar": (r"(?:[A-Za-z]{2}(?:-[A-Za-z0-9]{1,6})?)?", "CN, DE, DE-BY, US-CA …"),
}

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "database", "", N_("File or postgresql:// address of the book; empty: the data folder."), env="PROSPECTOR_DB"
    ),
    Setting(
        "language", "", N_("Language: en or zh; empty: as the system."), choices=("", "en", "zh"), env="PROSPECTOR_LANG"
    ),
    Setting(
        "format",
        "table",
        N_("What reading commands print unless told otherwise."),
        choices=("table", "json", "jsonl", "csv", "tsv", "ids"),
        env="PROSPECTOR_FORMAT",
    ),
    Setting(
        "region",
        "CN",
        N_("Country (two letters) of telephone numbers typed without one."),
        env="PROSPECTOR_REGION",
        form="country",
    ),
    Setting("owner.name", "", N_("Your name, as owner of the complaints you take; empty: the system's user.")),
    Setting(
        "holidays.country",
        "",
        N_("Country whose public holidays count, or a part of one (DE-BY); empty: that of region."),
        form="calendar",
    ),
    Setting(
        "currency.base",
        "CNY",
        N_("Currency (ISO 4217) of sums typed without one, and of every total."),
        form="currency",
    ),
    Setting(
        "currency.rates",
        "",
        N_("What one unit of each other currency is worth in the base: USD=7.10 EUR=7.80."),
        form="rates",
    ),
    Setting("today.limit", 50, N_("Lines of today's list on a terminal; 0 shows all."), 0, 100_000),
    Setting(
        "today.tail",
        3,
        N_("Cards shown of each kind that would fall through: gone quiet, no next step, new."),
        0,
        1_000,
    ),
    Setting("today.quiet_days", 14, N_("Days without a word after which an interested card has gone quiet."), 1, 3_650),
    Setting(
        "today.man_half_days",
        365,
        N_("Age in days at which a letter of MAN counts half, twice that a quarter; 0: it never ages."),
        0,
        36_500,
    ),
    Setting("today.collect_days", 30, N_("Overdue for more days than this: collect before offering."), 0, 3_650),
    Setting(
        "today.large_sum",
        100_000,
        N_("A sum in the base currency that is worth all of weights.money."),
        1,
        10_000_000_000,
    ),
    Setting("today.occasion_days", 3, N_("Days before a birthday or anniversary on which it is shown."), 0, 60),
    Setting("today.call_minutes", 10, N_("Minutes reckoned for a call when the list is cut to a time."), 1, 480),
    Setting("ladder.tries", 5, N_("Tries in vain after which a card is handed to nurture; 0: no ladder."), 0, 50),
    Setting("ladder.nurture_days", 90, N_("Days until such a card is tried again."), 1, 3_650),
    Setting("ladder.sample", 8, N_("Calls at one time of day from which a best hour is learnt."), 3, 10_000),
    Setting("weights.need", 4.0, N_("Points for a large need; medium and small give part of it."), 0, 1_000),
    Setting("weights.intent", 3.0, N_("Points for a clear intent to buy; a cool attitude takes some away."), 0, 1_000),
    Setting("weights.man", 3.0, N_("Points for a hot prospect by MAN; contact and nurture give part of it."), 0, 1_000),
    Setting("weights.due", 5.0, N_("Points for a follow-up on its due day."), 0, 1_000),
    Setting("weights.late", 4.0, N_("Further points for lateness, reached two weeks after the due day."), 0, 1_000),
    Setting("weights.appointment", 6.0, N_("Points for an appointment."), 0, 1_000),
    Setting("weights.quiet", 4.0, N_("Points for a card that showed interest and then went quiet."), 0, 1_000),
    Setting("weights.open_end", 2.0, N_("Points for a card without a next step."), 0, 1_000),
    Setting("weights.customer", 1.5, N_("Points for a card that has bought before."), 0, 1_000),
    Setting("weights.tier", 3.0, N_("Points for a super customer; the lower tiers give part of it."), 0, 1_000),
    Setting("weights.influence", 2.0, N_("Points for high influence; medium and low give part of it."), 0, 1_000),
    Setting("weights.face", 1.5, N_("Points for a red face; a black or white one gives part of it."), 0, 1_000),
    Setting("weights.promise", 6.0, N_("Points for a promise of ours on its due day; of theirs, half."), 0, 1_000),
    Setting(
        "weights.complaint",
        8.0,
        N_("Points for a grave open complaint; half for falling satisfaction."),
        0,
        1_000,
    ),
    Setting("weights.referral", 6.0, N_("Points for somebody recommended whom nobody has spoken to."), 0, 1_000),
    Setting("weights.heat", 3.0, N_("Further points for them, growing by the hour for three days."), 0, 1_000),
    Setting("weights.thanks", 3.0, N_("Points for a referrer to be told what became of it, or thanked."), 0, 1_000),
    Setting("weights.reward", 4.0, N_("Points for a reward that was promised and not paid."), 0, 1_000),
    Setting("weights.ask", 1.0, N_("Points for a customer to be asked for referrals again."), 0, 1_000),
    Setting("weights.receivable", 4.0, N_("Points for an overdue invoice; before its due day, part of it."), 0, 1_000),
    Setting("weights.broken", 3.0, N_("Points for a broken promise to pay."), 0, 1_000),
    Setting("weights.money", 4.0, N_("Points for the money at stake, reached at today.large_sum."), 0, 1_000),
    Setting("weights.occasion", 3.0, N_("Points for a birthday or anniversary on its day."), 0, 1_000),
    Setting("weights.rhythm", 4.0, N_("Points for a key customer who has not heard from you in time."), 0, 1_000),
    Setting("weights.lapsed", 1.0, N_("Points for a customer who bought nothing for a year."), 0, 1_000),
    Setting("weights.potential", 2.0, N_("Points for a large need that has not bought yet."), 0, 1_000),
    Setting("weights.contract", 4.0, N_("Points for a contract on the day it ends; before, part of it."), 0, 1_000),
    Setting("weights.deal", 4.0, N_("Points for an open deal that was expected by now."), 0, 1_000),
    Setting("weights.new", 1.0, N_("Points for a prospect never contacted."), 0, 1_000),
    Setting("weights.competitor", 4.0, N_("Points for a competitor who is new at a customer."), 0, 1_000),
    Setting("weights.lending", 1.0, N_("Points for a file lent to a colleague that is due back."), 0, 1_000),
    Setting("key.red_profit", 2.0, N_("Red face: so many times the usual profit per deal …"), 1, 1_000),
    Setting("key.red_sales", 3, N_("… in at most so many deals within the window (bought by chance)."), 1, 1_000),
    Setting("key.white_share", 2.0, N_("White face: at least so many per cent of all revenue …"), 0, 100),
    Setting("key.white_margin", 15.0, N_("… at a margin of at most so many per cent …"), 0, 100),
    Setting("key.white_sales", 4, N_("… in at least so many deals (stable)."), 1, 1_000),
    Setting(
        "key.black_profit",
        25.0,
        N_("Black face: influence marked high, and a profit per deal of at most so many per cent of the usual one."),
        0,
        100,
    ),
    Setting("rhythm.super", 14, N_("Days after which a super customer is due to hear from you."), 1, 3_650),
    Setting("rhythm.big", 30, N_("The same for a big customer."), 1, 3_650),
    Setting("rhythm.medium", 60, N_("The same for a medium customer."), 1, 3_650),
    Setting("rhythm.small", 120, N_("The same for a small customer."), 1, 3_650),
    Setting("rhythm.key", 30, N_("At most so many days for a key customer, whatever the tier."), 1, 3_650),
    Setting("referrals.ask_days", 30, N_("Days after which a customer is to be asked for referrals again."), 1, 3_650),
    Setting("referrals.coach", 2, N_("So many referrals make a sales coach, who refers again and again."), 1, 1_000),
    Setting("sources.few", 5, N_("Fewer cards than this to contact make a circle or method thin."), 1, 1_000),
    Setting("goal.months", 12, N_("Months back from which conversion rates and the size of a deal are taken."), 1, 120),
    Setting("goal.sample", 20, N_("So many tries or deals are enough to count with your own rate."), 1, 10_000),
    Setting("goal.visits_per_deal", 5.0, N_("Visits to a deal, assumed until your own are enough."), 1, 1_000),
    Setting("goal.calls_per_visit", 8.0, N_("Calls to a visit, assumed until your own are enough."), 1, 1_000),
    Setting(
        "goal.deal_size",
        0.0,
        N_("Size of a deal in the base currency, assumed until your own are enough; 0: unknown."),
        0,
        1_000_000_000,
    ),
    Setting("goal.percent", 10.0, N_("Your share of a deal in per cent, where a goal does not say it."), 0.01, 100),
    Setting(
        "goal.percent_of",
        "revenue",
        N_("What your share is taken of: revenue or margin."),
        choices=("revenue", "margin"),
    ),
    Setting("goal.new_contacts", 5, N_("New contacts to make on a working day; the handbook says five."), 0, 1_000),
    Setting("quota.calls", 0, N_("Calls to make on a working day; 0: what the goal needs."), 0, 1_000),
    Setting("quota.visits", 0, N_("Visits to make on a working day; 0: what the goal needs."), 0, 1_000),
    Setting("mix.visit_weight", 4.0, N_("So many calls are as much effort as one visit."), 0.1, 100),
    Setting("visits.minutes", 45, N_("Minutes planned for a visit."), 1, 1_440),
    Setting("visits.start", "09:00", N_("When a day of visits begins."), form="time"),
    Setting("visits.end", "18:00", N_("When the last visit of a day is over."), form="time"),
    Setting("visits.most", 8, N_("Visits proposed for a day."), 1, 1_000),
    Setting("visits.from", "", N_("Where a day of visits begins: an address, LAT,LON or a card.")),
    Setting("visits.to", "", N_("Where it ends; empty: where it began.")),
    Setting("visits.days", "", N_("Weekdays you work; empty: as the country does."), form="weekdays"),
    Setting("visits.lunch", "", N_("Lunch in a day of visits: 12:00-13:00, or 11:30-13:30/45; empty: none.")),
    Setting("visits.mode", "drive", N_("How you travel to visits."), choices=("drive", "walk", "transit", "bike")),
    Setting("travel.drive_speed", 35.0, N_("Km/h by car, door to door."), 1, 200),
    Setting("travel.drive_detour", 1.3, N_("Length of the way by car against the great circle."), 1, 5),
    Setting("travel.drive_stop", 3.0, N_("Minutes lost at each stop by car (parking)."), 0, 60),
    Setting("travel.walk_speed", 4.8, N_("Km/h on foot."), 1, 20),
    Setting("travel.walk_detour", 1.2, N_("Length of the way on foot against the great circle."), 1, 5),
    Setting("travel.walk_stop", 0.0, N_("Minutes lost at each stop on foot."), 0, 60),
    Setting("travel.transit_speed", 20.0, N_("Km/h by bus and train, door to door."), 1, 200),
    Setting("travel.transit_detour", 1.35, N_("Length of the way by bus and train against the great circle."), 1, 5),
    Setting("travel.transit_stop", 7.0, N_("Minutes lost at each stop by bus and train (waiting)."), 0, 60),
    Setting("travel.bike_speed", 15.0, N_("Km/h by bicycle."), 1, 60),
    Setting("travel.bike_detour", 1.25, N_("Length of the way by bicycle against the great circle."), 1, 5),
    Setting("travel.bike_stop", 1.0, N_("Minutes lost at each stop by bicycle."), 0, 60),
    Setting(
        "geocoding.service",
        "off",
        N_(
            "Online service that prospector geocode asks for exact places (extra geocoding); off: nothing is ever sent."
        ),
        choices=("off", "nominatim", "photon", "baidu"),
    ),
    Setting("geocoding.url", "", N_("Address of your own server of that service; empty: the public one.")),
    Setting("geocoding.key", "", N_("Your key, where the service wants one (baidu)."), env="PROSPECTOR_GEOCODING_KEY"),
    Setting("geocoding.contact", "", N_("Your e-mail address, which public services want to be told; empty: none.")),
    Setting("geocoding.timeout", 5.0, N_("Seconds to wait for an answer of it."), 0.1, 60),
    Setting("geocoding.wait", 1.0, N_("Seconds between two questions; a public service is never asked faster."), 0, 60),
    Setting(
        "receivables.remind_days",
        7,
        N_("Days before an invoice falls due on which to remind of it; 0 never does."),
        0,
        365,
    ),
    Setting("receivables.limit", 50, N_("Customers that receivables shows on a terminal; 0 shows all."), 0, 100_000),
    Setting("credit.start", 10_000, N_("Credit limit before trust and payment, in the base currency."), 0, 10_000_000),
    Setting("credit.months", 2.0, N_("Months of a year's average business that a credit limit covers."), 0, 60),
    Setting("credit.poor", 0.5, N_("Part of the credit limit left to those who paid nothing in time."), 0, 1),
    Setting("credit.good", 1.5, N_("Multiple of the credit limit for those who paid everything in time."), 1, 10),
    Setting("credit.unscored", 2.0, N_("What one of the five Cs counts as until it is scored."), 1, 5),
    Setting("credit.weight_character", 30.0, N_("Weight of character in the credit grade."), 0, 1_000),
    Setting("credit.weight_capacity", 25.0, N_("Weight of capacity in the credit grade."), 0, 1_000),
    Setting("credit.weight_capital", 20.0, N_("Weight of capital in the credit grade."), 0, 1_000),
    Setting("credit.weight_collateral", 10.0, N_("Weight of collateral in the credit grade."), 0, 1_000),
    Setting("credit.weight_conditions", 15.0, N_("Weight of conditions in the credit grade."), 0, 1_000),
    Setting("greet.days", 7, N_("Days ahead that greet looks, so that a letter arrives in time."), 0, 366),
    Setting(
        "greet.monthly_tag",
        "",
        N_("Tag of those who get a card each month; empty: every person you spoke to or who bought."),
    ),
    Setting(
        "greet.via",
        "letter",
        N_("By which way greetings are sent unless told otherwise."),
        choices=("letter", "wechat", "email"),
    ),
    Setting("report.least", 20, N_("From fewer calls than this no report draws a conclusion."), 1, 10_000),
    Setting(
        "hooks.on", True, N_("Whether the programs of the folder hooks run; see docs/hooks.md."), env="PROSPECTOR_HOOKS"
    ),
    Setting("hooks.seconds", 5, N_("After so many seconds a hook is stopped, and the command refused."), 1, 600),
    Setting("journal.keep", 2_000, N_("Commands that can still be undone."), 1, 10_000_000),
    Setting("backup.daily", True, N_("Copy the book once a day, after a command, in the background.")),
    Setting("backup.keep", 7, N_("Daily copies that are kept."), 1, 10_000),
)
