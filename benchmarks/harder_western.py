"""Harder invented lists of Western people and businesses; see ``harder_doubles``."""

from clerk import Clerk, parted
from invented_doubles import Listed, Row

_FIRST = parted(
    "Oliver Charlotte Jack Amelia Noah Isla William Mia Henry Ava Lucas Grace Thomas Ella Robert Katherine "
    "Elizabeth Margaret Richard Edward Michael Christopher Alexander Benjamin Samuel Daniel Matthew Joseph "
    "David James Jessica Hannah Emily Sophie Chloe Georgia Zoe Ruby Holly Caitlin Lachlan Hamish Angus Brodie "
    "Kiandra Talia Wolfgang Ursula Heike Jürgen Björn Søren Aurélie François Giuseppe Paola Marta Agnieszka "
    "Tomasz Ingrid"
)
_LAST = parted(
    "Smith Jones Williams Brown Taylor Wilson Clarke White Campbell Webb Nguyen Ryan Kelly Matthews Berry Lowe "
    "Dixon Harrington Sondergeld Waller Fitzgerald Blythe Crouch Mcveigh Rawlinson Paterson Stephenson Beelitz "
    "Chandler Green Morrison Donaldson Colquhoun Reid Bishop Goode Lombardi Schröder Hoffmann Lefèvre Nowak "
    "Petersen Jansson Ferreira Vasquez Oyelaran Subramanian Kapoor Ito Haddad"
)
_NICK = {
    "Robert": "Bob", "Katherine": "Kate", "Elizabeth": "Liz", "Margaret": "Peggy", "Richard": "Dick", "Edward": "Ted",
    "Michael": "Mike", "Christopher": "Chris", "Alexander": "Alex", "Benjamin": "Ben", "Samuel": "Sam",
    "Daniel": "Dan", "Matthew": "Matt", "Joseph": "Joe", "David": "Dave", "James": "Jim", "Jessica": "Jess",
    "William": "Bill", "Thomas": "Tom", "Charlotte": "Lottie", "Henry": "Harry",
}  # fmt: skip
_STREETS = parted(
    "Tullaroop Giblin Goldfinch Maltby Carnegie Hawkesbury Barrenjoey Wisdom Chauvel Buchanan Archdall "
    "Strangways Kinglake Mugga Olympia Sherbrooke Banfield Dryandra Ellenborough Lansell Phillip Rosevear"
)
_WAYS = [("Street", "St"), ("Road", "Rd"), ("Avenue", "Ave"), ("Crescent", "Cres"), ("Place", "Pl"), ("Drive", "Dr")]
_SUBURBS = [
    ("Bittern", "3918", "vic"), ("Canterbury", "2193", "nsw"), ("Coolaroo", "3048", "vic"), ("St James", "6102", "wa"),
    ("Ringwood", "3134", "vic"), ("Toowong", "4066", "qld"), ("Glenelg", "5045", "sa"), ("Ballina", "2478", "nsw"),
    ("Mandurah", "6210", "wa"), ("Noosa Heads", "4567", "qld"), ("Broken Hill", "2880", "nsw"), ("Yarraville", "3013", "vic"),
]  # fmt: skip
# --- a register of citizens -------------------------------------------------------------------------------------------
REGISTER = [
    "rec_id", "given_name", "surname", "street_number", "address_1", "address_2", "suburb", "postcode", "state",
    "date_of_birth", "soc_sec_id",
]  # fmt: skip


def register(count: int, seed: int) -> Listed:  # noqa: C901 - one story, told in order
    """Citizens with up to three copies of a row; families of one house and surname, and namesakes, among them."""
    hand = Clerk(seed)
    random = hand.random
    rows: list[Row] = []
    pairs: set[frozenset[str]] = set()

    def citizen(**fixed: str) -> Row:
        suburb, postcode, state = random.choice(_SUBURBS)
        row = {
            "rec_id": hand.id("rec-"),
            "given_name": random.choice(_FIRST).lower(),
            "surname": random.choice(_LAST).lower(),
            "street_number": str(random.randrange(1, 250)),
            "address_1": f"{random.choice(_STREETS)} {random.choice(_WAYS)[0]}".lower(),
            "address_2": random.choice(["", "", "", "rosetta village", "unit 3", "brentwood", "mountview"]),
            "suburb": suburb.lower(),
            "postcode": postcode,
            "state": state,
            "date_of_birth": hand.day(),
            "soc_sec_id": str(random.randrange(10**6, 10**7)),
        }
        return {**row, **fixed}

    def copy(row: Row) -> Row:
        again = {**row, "rec_id": hand.id("rec-")}
        for column in random.sample(REGISTER[1:], random.choice([1, 2, 2, 3, 4])):
            value = again[column]
            if not value:
                continue
            turn = random.random()
            if turn < 0.25:
                again[column] = ""
            elif column == "date_of_birth":
                again[column] = hand.other_day(value)
            elif value.isdigit():
                again[column] = hand.digit(value)
            else:
                again[column] = hand.typo(value, random.choice([1, 1, 2]))
        if hand.some(0.06):
            again["given_name"], again["surname"] = again["surname"], again["given_name"]
        if hand.some(0.05):
            again["address_1"], again["address_2"] = again["address_2"], again["address_1"]
        if hand.some(0.05):
            moved = citizen()
            again |= {
                key: moved[key] for key in ("street_number", "address_1", "address_2", "suburb", "postcode", "state")
            }
        return again

    while len(rows) < count:
        row = citizen()
        rows.append(row)
        if hand.some(0.35):
            copies = [copy(row) for _ in range(random.choice([1, 1, 1, 2, 3]))]
            rows += copies
            ids = [row["rec_id"], *(one["rec_id"] for one in copies)]
            pairs |= {frozenset((a, b)) for a in ids for b in ids if a < b}
        if hand.some(0.15):
            home = {
                key: row[key]
                for key in ("surname", "street_number", "address_1", "address_2", "suburb", "postcode", "state")
            }
            rows.append(citizen(**home))
        if hand.some(0.08):
            rows.append(citizen(given_name=row["given_name"], surname=row["surname"]))
    random.shuffle(rows)
    return Listed(REGISTER, rows, pairs)


# --- contacts of a Western seller -------------------------------------------------------------------------------------
CONTACTS = [
    "ID", "First Name", "Last Name", "Company", "Job Title", "Phone", "Mobile Phone", "E-mail", "Street", "City", "Zip",
    "DOB", "Segment",
]  # fmt: skip
_MAKERS = [
    "Brightwater",
    "Halvorsen",
    "Kestrel",
    "Ironbridge",
    "Solana",
    "Juniper",
    "Tamarind",
    "Pemberton",
    "Westlake",
    "Auerbach",
]
_DOES = ["Logistics", "Foods", "Systems", "Engineering", "Textiles", "Interiors", "Pharma", "Printing"]
_JOBS = ["Buyer", "Owner", "Head of Finance", "Plant Manager", "Assistant"]


def contacts(count: int, seed: int) -> Listed:  # noqa: C901 - one story, told in order
    """People in companies: colleagues on one switchboard, families, fathers and sons, the married, those who moved."""
    hand = Clerk(seed)
    random = hand.random
    rows: list[Row] = []
    pairs: set[frozenset[str]] = set()

    def contact(**fixed: str) -> Row:
        first = fixed.get("First Name") or random.choice(_FIRST)
        last = fixed.get("Last Name") or random.choice(_LAST)
        company = (
            fixed.get("Company")
            or f"{random.choice(_MAKERS)} {random.choice(_DOES)} {random.choice(['Ltd', 'GmbH', 'Inc.'])}"
        )
        suburb, postcode, _state = random.choice(_SUBURBS)
        row = {
            "ID": hand.id("C"),
            "First Name": first,
            "Last Name": last,
            "Company": company,
            "Job Title": random.choice(_JOBS),
            "Phone": f"0{random.randrange(2, 9)} {random.randrange(1000, 9999)} {random.randrange(1000, 9999)}",
            "Mobile Phone": f"04{random.randrange(10, 99)} {random.randrange(100, 999)} {random.randrange(100, 999)}",
            "E-mail": f"{random.choice([first, first[0]])}.{last}@{company.split()[0]}{company.split()[1]}.example".lower(),
            "Street": f"{random.randrange(1, 200)} {random.choice(_STREETS)} {random.choice(_WAYS)[0]}",
            "City": suburb,
            "Zip": postcode,
            "DOB": f"{hand.day()[:4]}-{hand.day()[4:6]}-{hand.day()[6:]}" if hand.some(0.4) else "",
            "Segment": random.choice(["retail", "industry", "public"]),
        }
        return {**row, **fixed}

    def copy(row: Row) -> Row:
        again = {**row, "ID": hand.id("C")}
        turn = random.random()
        first, last = row["First Name"], row["Last Name"]
        if turn < 0.15:
            again["First Name"] = _NICK.get(first, first)
        elif turn < 0.22:
            again["First Name"], again["Last Name"] = last, first
        elif turn < 0.3:
            again["First Name"] = f"{first[0]}."
        elif turn < 0.45:
            again["Last Name"] = hand.typo(last)
        elif turn < 0.5:
            again["Last Name"] = f"{last}-{random.choice(_LAST)}"
        for column, chance in (("Company", 0.3), ("Phone", 0.35), ("E-mail", 0.4), ("Street", 0.35), ("DOB", 0.5)):
            if hand.some(chance):
                again[column] = ""
        if hand.some(0.4) and (again["E-mail"] or again["Phone"]):
            again["Mobile Phone"] = ""
        if hand.some(0.15):
            # In another company by now: another desk, the same mobile.
            new = contact()
            again |= {key: new[key] for key in ("Company", "Job Title", "Phone", "Street", "City", "Zip")}
            again["E-mail"] = ""
            again["Mobile Phone"] = row["Mobile Phone"]
        if again["Mobile Phone"] and hand.some(0.3):
            again["Mobile Phone"] = "+61 " + again["Mobile Phone"][1:]
        again["Street"] = (
            again["Street"].replace("Street", "St").replace("Road", "Rd.") if hand.some(0.5) else again["Street"]
        )
        again["Job Title"] = random.choice(_JOBS) if hand.some(0.4) else again["Job Title"]
        return again

    while len(rows) < count:
        row = contact()
        rows.append(row)
        if hand.some(0.35):
            copies = [copy(row) for _ in range(random.choice([1, 1, 1, 2]))]
            rows += copies
            ids = [row["ID"], *(one["ID"] for one in copies)]
            pairs |= {frozenset((a, b)) for a in ids for b in ids if a < b}
        if hand.some(0.25):
            office = {key: row[key] for key in ("Company", "Phone", "Street", "City", "Zip")}
            rows.append(contact(**office))
        if hand.some(0.1):
            home = {key: row[key] for key in ("Last Name", "Phone", "Street", "City", "Zip")}
            rows.append({**contact(**home), "Company": ""})
        if hand.some(0.05):
            rows.append(contact(**{"First Name": row["First Name"], "Last Name": row["Last Name"]}))
        if hand.some(0.03) and row["DOB"]:
            # Father and son under one roof.
            senior = {key: row[key] for key in ("First Name", "Last Name", "Phone", "Street", "City", "Zip")}
            day = f"{int(row['DOB'][:4]) - 27}-03-{random.randrange(10, 29)}"
            rows.append({**contact(**senior, DOB=day), "Company": ""})
    random.shuffle(rows)
    return Listed(CONTACTS, rows, pairs)


# --- businesses of the West -------------------------------------------------------------------------------------------
BUSINESSES = ["uid", "name", "addr", "city", "phone", "web", "class"]
_HEADS = parted(
    "Aldermoor Northgate Castellan Redfern Quillfeather Blaustein Montclair Verhoeven Lindqvist Santoro "
    "Okonkwo Pacific Royal Golden United First Atlas Summit Evergreen Silverline Harbourview Greenfield "
    "Millstone Oakwood Trident Polaris Zenith Cardinal Falcon Emerald"
)
_WORK = [
    ("International", "Intl"), ("Manufacturing", "Mfg"), ("Brothers", "Bros"), ("Associates", "Assoc"),
    ("Engineering", "Eng."), ("Services", "Svcs"), ("Technologies", "Tech"), ("Construction", "Constr."),
    ("Trading", "Trdg"), ("Logistics", "Logistics"), ("Foods", "Foods"), ("Bakery", "Bakery"), ("Dental", "Dental"),
    ("Motors", "Motors"), ("Insurance", "Ins."), ("Management", "Mgmt"),
]  # fmt: skip
_LEGAL = [
    ["Ltd", "Limited", "Ltd.", ""], ["GmbH", "Gesellschaft mbH", "GmbH", ""], ["Inc.", "Incorporated", "Inc", ""],
    ["S.A.", "SA", ""], ["S.r.l.", "SRL", ""], ["B.V.", "BV", ""], ["AB", "Aktiebolag", ""], ["A/S", "AS", ""],
    ["Sp. z o.o.", "Sp. z o. o.", ""], ["LLC", "L.L.C.", ""], ["Pty Ltd", "Pty. Limited", ""], ["Oy", ""], ["SARL", "S.à r.l.", ""],
    ["Corp.", "Corporation", "Corp"], ["S.p.A.", "SpA", ""],
]  # fmt: skip
_TOWNS = ["Leeds", "Hamburg", "Lyon", "Denver", "Torino", "Utrecht", "Malmö", "Gdańsk", "Austin", "Perth", "Espoo"]
_CHAINS = ["Burger Barn", "Pronto Pizza", "QuickFit Tyres", "Sunny Nails", "Copy Corner", "Daily Grind Coffee"]


def businesses(count: int, seed: int) -> Listed:  # noqa: C901 - one story, told in order
    """Companies with legal forms and abbreviations; branches, chains and sister companies that are of their own."""
    hand = Clerk(seed)
    random = hand.random
    rows: list[Row] = []
    pairs: set[frozenset[str]] = set()

    def where() -> Row:
        return {
            "addr": f"{random.randrange(1, 400)} {random.choice(_STREETS)} {random.choice(_WAYS)[0]}",
            "city": random.choice(_TOWNS),
            "phone": f"{random.randrange(200, 999)}/{random.randrange(200, 999)}-{random.randrange(1000, 9999)}",
        }

    known: set[str] = set()

    def business() -> Row:
        while (row := _business())["name"].rpartition(" ")[0] in known:
            pass
        known.add(row["name"].rpartition(" ")[0])
        return row

    def _business() -> Row:
        head = random.choice(_HEADS) if hand.some(0.6) else f"{random.choice(_HEADS)} {random.choice(_LAST)}"
        name = f"{head} {random.choice(_WORK)[0]}"
        legal = random.choice(_LEGAL)[0]
        return {
            "uid": hand.id("B"),
            "name": f"{name} {legal}",
            **where(),
            "web": f"www.{name.lower().replace(' ', '')}.example" if hand.some(0.5) else "",
            "class": random.choice(["supplier", "customer", "partner"]),
        }

    def copy(row: Row) -> Row:  # noqa: C901 - one story, told in order
        again = {**row, "uid": hand.id("B")}
        name = row["name"]
        legal = next((forms for forms in _LEGAL if name.endswith(f" {forms[0]}")), None)
        if legal:
            name = f"{name.removesuffix(legal[0])}{random.choice(legal)}".strip()
        turn = random.random()
        if turn < 0.3:
            for full, short in _WORK:
                name = name.replace(full, short)
        elif turn < 0.45:
            words = name.split()
            words[0] = hand.typo(words[0])
            name = " ".join(words)
        elif turn < 0.55:
            name = name.upper()
        elif turn < 0.6:
            name = f"The {name}"
        again["name"] = name
        for full, short in _WAYS:
            if hand.some(0.5):
                again["addr"] = again["addr"].replace(full, short)
        if hand.some(0.5):
            again["phone"] = again["phone"].replace("/", "-")
        elif hand.some(0.2):
            again["phone"] = ""
        elif hand.some(0.15):
            again["phone"] = where()["phone"]
        if hand.some(0.2):
            again["addr"] = ""
        elif hand.some(0.08):
            again["addr"] = where()["addr"]
        if hand.some(0.3):
            again["web"] = ""
        again["class"] = random.choice(["supplier", "customer", "partner"])
        return again

    while len(rows) < count:
        if hand.some(0.08):
            # The shops of a chain: one name, many places.
            chain = random.choice(_CHAINS)
            for _ in range(random.randrange(2, 5)):
                named = random.choice([chain, f"{chain} #{random.randrange(1, 90)}", chain])
                site = f"www.{chain.lower().replace(' ', '')}.example"
                rows.append({"uid": hand.id("B"), "name": named, **where(), "web": site, "class": "retail"})
            continue
        row = business()
        rows.append(row)
        if hand.some(0.35):
            copies = [copy(row) for _ in range(random.choice([1, 1, 1, 2]))]
            rows += copies
            ids = [row["uid"], *(one["uid"] for one in copies)]
            pairs |= {frozenset((a, b)) for a in ids for b in ids if a < b}
        if hand.some(0.12):
            # An office of the same company elsewhere.
            office = {**where(), "city": random.choice([town for town in _TOWNS if town != row["city"]])}
            rows.append({**row, "uid": hand.id("B"), **office})
        if hand.some(0.12):
            # Another company of the group, behind the same door.
            head = row["name"].split()[0]
            others = [work for work, _short in _WORK if work not in row["name"]]
            rows.append({**row, "uid": hand.id("B"), "name": f"{head} {random.choice(others)} Ltd", "web": ""})
        if hand.some(0.08):
            # Another tenant of the building.
            rows.append({**business(), "addr": row["addr"], "city": row["city"]})
    random.shuffle(rows)
    return Listed(BUSINESSES, rows, pairs)
