"""The reader's language: which one, and how a ``Text`` is said in it.

English is the source language and costs nothing: ``gettext`` is imported only for another one. ``cli.main`` calls
``activate`` once, before any command is imported, because help texts are said at import.
"""

import os
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from prospector.domain.errors import UsageError
from prospector.domain.text import N_, Text

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES = ("en", "zh")
DOMAIN = "prospector"
LOCALE_FOLDER = Path(__file__).parent.parent / "locale"
# Folder of each catalogue, as gettext names it.
_CATALOGUES = {"zh": "zh_CN"}
# A Chinese locale in traditional characters; the catalogue is simplified, so such a reader gets English.
_TRADITIONAL = frozenset(("tw", "hk", "mo", "hant"))
# Compiled at their first use.
_PLACEHOLDER = r"\{\{|\}\}|\{(\w+)\}"
_PLAIN = r"(?:[^{}]|\{[^\W\d]\w*\})*\Z"

_catalogue: "NullTranslations | None" = None


def choose_language(explicit: str | None, environ: Mapping[str, str]) -> str:
    """Return ``en`` or ``zh``: what ``--lang`` or PROSPECTOR_LANG name, else what the locale says.

    The locale is read as GNU gettext reads it: LC_ALL, LC_MESSAGES, LANG in this order, overruled by the list in
    LANGUAGE unless the locale is C. Raises UsageError for an explicit value that is neither language.
    """
    asked = explicit or environ.get("PROSPECTOR_LANG", "")
    if asked:
        language = _language_of(asked)
        if not language:
            raise UsageError(
                N_("“{typed}” is not a language prospector speaks."),
                hint=N_("Choose en (English) or zh (简体中文)."),
                typed=asked,
            )
        return language
    locale = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    wishes = environ.get("LANGUAGE", "").split(":") if locale.partition(".")[0] not in ("C", "POSIX") else []
    wishes = [wish for wish in wishes if wish] or [locale]
    return next((language for wish in wishes if (language := _language_of(wish))), "en")


def _language_of(name: str) -> str:
    """Return the language of a locale name or language tag (``zh_CN.UTF-8``, ``zh-Hans-SG``, ``EN``), or ""."""
    parts = name.strip().casefold().partition(".")[0].partition("@")[0].replace("_", "-").split("-")
    if parts[0] == "zh" and ("hans" in parts or not _TRADITIONAL.intersection(parts)):
        return "zh"
    return "en" if parts[0] == "en" else ""


def activate(language: str) -> None:
    """Say everything in ``language`` (one of LANGUAGES) from now on; raises KeyError for another.

    Typer translates its own words through the global domain of ``gettext``, which is pointed at our catalogue too;
    LANGUAGE is what that domain obeys, and what programs started from here (an editor, a pager) then speak.
    """
    global _catalogue
    if language == "en":
        _catalogue = None
        return
    import gettext

    name = _CATALOGUES[language]
    # Through gettext.translation, whose cache Typer's look-ups then share: the catalogue is parsed once (2 ms).
    _catalogue = gettext.translation(DOMAIN, str(LOCALE_FOLDER), [name])
    gettext.bindtextdomain(DOMAIN, str(LOCALE_FOLDER))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = name


def language() -> str:
    """Return the language in which everything is said, one of LANGUAGES."""
    return "en" if _catalogue is None else "zh"


def _(message: str) -> str:
    """Return ``message`` (a message id, no values to fill in) in the active language."""
    return _catalogue.gettext(message) if _catalogue is not None and message else message


def say(text: Text | str, clean: Callable[[str], str] | None = None) -> str:
    """Return ``text`` in the active language, its placeholders filled.

    A ``str`` is taken as a message id, so never pass data. Values that are ``Text`` are said in turn; every other
    value is put in as ``str`` writes it, through ``clean`` if given: braces in a value stay braces.
    """
    if isinstance(text, str):
        return _(text)
    message, values, plural, count = text
    if plural and count is not None:
        template = _plural_form(message, plural, count)
        values = {"count": count, **values}
    else:
        template = message if _catalogue is None else _catalogue.gettext(message) if message else message
        if not values:
            return template
    if clean is None:
        for value in values.values():
            if type(value) is Text:
                return _fill(template, {key: say(v) if isinstance(v, Text) else str(v) for key, v in values.items()})
        if _is_plain(template):
            # Most sentences by far: numbers, days and words, each put in as it is written.
            try:
                return template.format_map(values)
            except KeyError:
                pass
        return _fill(template, {key: str(value) for key, value in values.items()})
    return _fill(template, {key: say(v, clean) if isinstance(v, Text) else clean(str(v)) for key, v in values.items()})


def say_in(language: str, text: Text) -> str:
    """Return ``text`` in another language than the reader's, for words that somebody else is to read."""
    global _catalogue
    kept = _catalogue
    try:
        _catalogue = _catalogue_of(language)
        return say(text)
    finally:
        _catalogue = kept


def _catalogue_of(language: str) -> "NullTranslations | None":
    if language not in _CATALOGUES:
        return None
    import gettext

    return gettext.translation(DOMAIN, str(LOCALE_FOLDER), [_CATALOGUES[language]])


def _plural_form(message: str, plural: str, count: int) -> str:
    if _catalogue is not None:
        return _catalogue.ngettext(message, plural, count)
    return message if count == 1 else plural


def _fill(template: str, values: Mapping[str, str]) -> str:
    """Return ``template`` with its ``{name}`` filled; whatever else stands in braces is left as it stands."""
    if _is_plain(template):
        try:
            return template.format_map(values)
        except KeyError:
            pass

    def piece(match: re.Match[str]) -> str:
        found = match[0]
        return found[0] if match[1] is None else values.get(match[1], found)

    return re.sub(_PLACEHOLDER, piece, template)


@cache
def _is_plain(template: str) -> bool:
    """Whether ``str.format_map`` can do nothing with ``template`` but put values in (three times faster)."""
    return re.match(_PLAIN, template) is not None
