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
