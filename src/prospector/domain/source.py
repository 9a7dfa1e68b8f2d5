"""Where prospects come from (``H6``): twelve circles of acquaintance, nine methods, and the further channels."""

from prospector.domain.text import N_

# The twelve circles (人脉圈). Keys are what is typed and stored; labels are shown.
CIRCLES = {
    "work": N_("work"),
    "school": N_("school"),
    "hobby": N_("hobby"),
    "social": N_("social activity"),
    "neighbourhood": N_("neighbourhood"),
    "transport": N_("transport"),
    "daily": N_("daily contact"),
    "residential": N_("residential community"),
    "children": N_("children"),
    "spouse": N_("spouse"),
    "club": N_("club"),
    "religion": N_("religion"),
}

# The nine methods (开发方法).
METHODS = {
    "door-to-door": N_("door-to-door"),
    "referral": N_("referral"),
    "influence": N_("centre of influence"),
    "agent": N_("agent on commission"),
    "direct-mail": N_("direct mail"),
    "telemarketing": N_("telemarketing"),
    "snowball": N_("snowball"),
    "research": N_("research in published data"),
    "consultant": N_("market consultant"),
}

# Further channels named beside the nine methods.
CHANNELS = {
    "web-search": N_("web search"),
    "phone-book": N_("phone book"),
    "inbound": N_("inbound inquiry"),
    "related-company": N_("related company"),
    "predecessor": N_("predecessor's customer"),
    "complementary-seller": N_("complementary seller's customer"),
}

# What ``--method`` accepts.
WAYS = {**METHODS, **CHANNELS}

# What to do about a circle that is thin: one act each, small enough for this week.
CIRCLE_ACTS = {
    "work": N_("List ten people you worked with, here and in former jobs, and call two of them this week."),
    "school": N_("Write to the group of your old class, ask what each does now, and note who buys or decides."),
    "hobby": N_("Go to the next meeting of your hobby and talk with three people you do not know yet."),
    "social": N_("Accept one invitation this week, take business cards, and enter every name the same evening."),
    "neighbourhood": N_("Greet the shops and offices in your street and learn the name of each owner."),
    "transport": N_("Talk with whom you meet on the way: drivers, fellow travellers, the garage; note two of them."),
    "daily": N_("Ask those you pay every week, from bank to barber, whom they know who could need it."),
    "residential": N_("Join the group of your housing estate, help with one question, and note who answers."),
    "children": N_("Talk with two parents at the school gate or in the class group this week."),
    "spouse": N_("Ask your spouse for three colleagues or friends whom you could meet."),
    "club": N_("Take on a small task in your club: those you do it for will ask what else you do."),
    "religion": N_("Stay a while after the next service, and ask people how they are before what they do."),
}
# What to do about a method that is hardly used, or more of one that pays.
WAY_ACTS = {
    "door-to-door": N_("Take one street or office building and call at every door; prospector areas shows where."),
    "referral": N_("Ask each satisfied customer for one name: referral due tells whom, with the question to ask."),
    "influence": N_(
        "Name one person whom others follow, win that person first, then ask to be introduced to the rest."
    ),
    "agent": N_("Offer one well-connected acquaintance a commission for every deal brought to you."),
    "direct-mail": N_("Write twenty letters to companies of one trade, and call each three days later."),
    "telemarketing": N_("Block one hour a day for calls to new numbers: five a day make 1,500 contacts a year."),
    "snowball": N_("End every visit this week with one question: who else should I talk to?"),
    "research": N_("Take one published list (trade fair, directory, yearbook), check its date, and enter ten names."),
    "consultant": N_("Ask a market consultant for the buyers of one trade or area, and try the list on ten calls."),
    "web-search": N_("Search the web for one trade in one town, and enter the ten companies that fit best."),
    "phone-book": N_("Take one page of the phone book or directory and call it from top to bottom."),
    "inbound": N_("Answer each inquiry the same day: quantity, model, use, phone and address."),
    "related-company": N_("Ask each company you supply for its parent, sister and partner companies."),
    "predecessor": N_("Take over the customer list of your predecessor and call those who went quiet."),
    "complementary-seller": N_("Exchange customers with a seller whose product goes with yours: five names each."),
}


def is_thin(live: int, few: int) -> bool:
    """Tell whether a circle or method is thin: fewer than ``few`` cards in it that may still be contacted (H6).

    H6 asks for “a few in every circle”; how many are a few is the setting ``sources.few``. Cards that are stopped or
    have neither money, authority nor need do not count: nobody is to be found there.
    """
    return live < few


# H6: five calls a day to new prospects make about 1,500 new contacts a year, that is in 300 working days.
NEW_CONTACTS_A_DAY = 5
WORKING_DAYS_A_YEAR = 300
NEW_CONTACTS_A_YEAR = NEW_CONTACTS_A_DAY * WORKING_DAYS_A_YEAR


def pace_a_year(found: int, workdays: int) -> int | None:
    """Return how many new contacts a year the pace of ``found`` in ``workdays`` makes; None without a working day."""
    return round(found * WORKING_DAYS_A_YEAR / workdays) if workdays > 0 else None
