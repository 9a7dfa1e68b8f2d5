"""Address labels as a page to print: three a row and eight a column on A4, 70 by 37 mm, nothing from outside."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from prospector.domain.name import has_hanzi
from prospector.domain.text import N_, text
from prospector.render.layout import shown
from prospector.render.profile_pages import FONTS, POLICY, TAGS
from prospector.render.wording import language

_A_SHEET = 24
_STYLE = f"""
@page {{ size: A4; margin: 0; }}
* {{ box-sizing: border-box; }}
body {{ margin: 0; color: #000; background: #fff; font: 11pt/1.3 {FONTS}; }}
.sheet {{ width: 210mm; height: 297mm; display: grid; grid-template: repeat(8, 37.125mm) / repeat(3, 70mm);
  break-after: page; }}
.sheet:last-child {{ break-after: auto; }}
address {{ font-style: normal; padding: 6mm 5mm; overflow: hidden; overflow-wrap: anywhere; }}
strong {{ font-weight: 700; }}
@media screen {{ address {{ outline: 1px dotted #bbb; }} .sheet {{ margin: 4mm auto; }} }}
"""


def can_be_sent(view: Mapping[str, Any]) -> bool:
    """Tell whether a letter would arrive: a street, or at least a town with its postcode."""
    return bool(view["address"] or (view["city"] and view["postcode"]))


def label_lines(view: Mapping[str, Any]) -> list[str]:
    """Return an address as its country writes it: Chinese ones from the postcode to the name, others the reverse."""
    if has_hanzi(f"{view['address']}{view['city']}"):
        place = view["address"]
        before = "".join(part for part in dict.fromkeys((view["region"], view["city"])) if part and part not in place)
        company = view["company"] if view["company"] != view["name"] else ""
        title = view["title"] if view["title"] and has_hanzi(view["title"]) else ""
        lines = [view["postcode"], before + place, company or "", f"{view['name']}{title} 收"]
    else:
        company = view["company"] if view["company"] != view["name"] else ""
        town = " ".join(part for part in (view["postcode"], view["city"]) if part and part not in view["address"])
        lines = [view["name"], company or "", view["address"], town, view["country"]]
    return [line for line in lines if line]


def labels_page(views: Sequence[Mapping[str, Any]]) -> str:
    """Return the labels of those who have an address, as a whole HTML page."""
    labels = [_label(view) for view in views if can_be_sent(view)]
    sheets = "".join(
        f'<div class="sheet">\n{"".join(labels[place : place + _A_SHEET])}</div>\n'
        for place in range(0, len(labels), _A_SHEET)
    )
    return (
        f'<!doctype html>\n<html lang="{TAGS[language()]}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{escape(shown(text(N_('Address labels'))))}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{sheets}</body>\n</html>\n"
    )


def _label(view: Mapping[str, Any]) -> str:
    name = str(view["name"])
    lines = "<br>".join(
        f"<strong>{escape(shown(line))}</strong>" if line.startswith(name) else escape(shown(line))
        for line in label_lines(view)
    )
    return f"<address dir=auto>{lines}</address>\n"
