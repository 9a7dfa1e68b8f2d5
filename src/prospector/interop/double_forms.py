"""Legal forms of companies the world over, and the short forms of words that stand in their names."""

from collections.abc import Sequence

# Every way of writing a form → the form. Words of two letters and such as are words of their own count only at the end.
_FORMS = {
    way: form
    for form, ways in {
        "ltd": "ltd limited ltda lda limitada pte pty pvt private sdn bhd berhad",
        "inc": "inc incorporated corp corporation",
        "co": "co company cie comp compagnie compania",
        "llc": "llc llp lllp pllc lp",
        "plc": "plc",
        "gmbh": "gmbh mbh ggmbh gesmbh ug",
        "ag": "ag aktiengesellschaft",
        "kg": "kg kgaa ohg gbr ek eg ev partg",
        "se": "se",
        "ab": "ab aktiebolag",
        "oy": "oy oyj osakeyhtio",
        "as": "as asa aps aksjeselskap anpartsselskab aktieselskab",
        "sa": "sa sab saa sca scs scrl sprl",
        "sarl": "sarl sas sasu eurl snc",
        "srl": "srl srls sapi",
        "spa": "spa",
        "sl": "sl slu slne",
        "bv": "bv nv vof bvba",
        "spzoo": "spzoo",
        "sro": "sro",
        "doo": "doo dooel ood eood",
        "kft": "kft zrt nyrt bt",
        "ooo": "ooo oao zao pao pjsc jsc ojsc",
        "kk": "kk gk yk",
        "pt": "pt tbk",
    }.items()
    for way in ways.split()
}
# Forms of several words, as they stand after single letters were joined (“Sp. z o.o.” → sp zoo).
_PHRASES = {
    "sp zoo": "spzoo", "spolka zoo": "spzoo", "gesellschaft mbh": "gmbh", "societe anonyme": "sa",
    "sociedad anonima": "sa",
    "sociedad limitada": "sl", "societa per azioni": "spa", "kabushiki kaisha": "kk", "sa de cv": "sa", "de cv": "sa",
    "gesellschaft mit beschrankter haftung": "gmbh", "sdn bhd": "ltd", "pty limited": "ltd", "s arl": "sarl",
}  # fmt: skip
# Forms that no person is called, so that a card with such a name is a company's, whatever its kind says.
_UNMISTAKABLE = frozenset(
    way
    for way in _FORMS
    if len(way) > 2
    and way not in ("company", "private", "comp", "cie", "compagnie", "partg", "doo", "ood", "oao", "spa")
) | {"bv", "kk"}
# Short forms that are no beginning of the word, and not only its consonants.
_SHORT = {
    "bros": "brothers",
    "intl": "international",
    "assn": "association",
    "co": "company",
    "cntr": "center",
    "ctr": "center",
    "centre": "center",
    "theatre": "theater",
    "hq": "headquarters",
    "rest": "restaurant",
    "natl": "national",
    "univ": "university",
    "mtn": "mountain",
    "jct": "junction",
    "phcy": "pharmacy",
}
_LONG_FROM = 6
_VOWELS = frozenset("aeiou")


def joined_letters(words: Sequence[str]) -> list[str]:
    """Return ``words`` with runs of single letters made one word: s a r l → sarl, z o o → zoo, a s → as."""
    joined: list[str] = []
    alone = False
    for word in words:
        single = len(word) == 1 and word.isalpha()
        if single and alone:
            joined[-1] += word
        else:
            joined.append(word)
        alone = single
    return joined


def without_form(words: Sequence[str], *, company: bool) -> tuple[list[str], str, bool]:
    """Return the words without the legal form at their end, the form, and whether it is unmistakably one.

    Of what is not known to be a ``company`` only an unmistakable form is taken off. One word at least stays.
    """
    kept = joined_letters(words)
    form, sure, found = "", False, False
    while len(kept) > 1:
        size = next((size for size in (5, 3, 2) if len(kept) > size and " ".join(kept[-size:]) in _PHRASES), 1)
        last = " ".join(kept[-size:])
        if size == 1 and found and last == "and":
            kept.pop()
            continue
        if size == 1 and not (last in _FORMS and (company or sure or last in _UNMISTAKABLE)):
            break
        del kept[-size:]
        found = True
        sure = sure or size > 1 or last in _UNMISTAKABLE
        # “Co. Ltd.” is a Ltd, “GmbH & Co. KG” a KG: what stands last says it, unless that is only “company”.
        if form in ("", "co"):
            form = _PHRASES[last] if size > 1 else _FORMS[last]
    return (kept, form, sure) if found else (list(words), "", False)


def abbreviates(short: str, long: str) -> bool:
    """Return whether ``short`` is a usual short form of the word ``long``: mgmt, mfg, bros, intl.

    Beside those of a table: the same first letter, then only consonants of the word in their order.
    """
    if _SHORT.get(short) == long:
        return True
    if not 3 <= len(short) < _LONG_FROM or len(long) < _LONG_FROM or short[0] != long[0]:
        return False
    if not _VOWELS.isdisjoint(short[1:]):
        return False
    signs = iter(long)
    return all(sign in signs for sign in short)
