"""A telephone number as it is dialled."""


def shown_phone(e164: str, raw: str, extension: str) -> str:
    """Return a number as it is dialled: the international form, or the form as typed, with its extension."""
    number = e164 or raw
    return f"{number} ext. {extension}" if extension and e164 else number
