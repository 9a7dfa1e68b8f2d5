"""A plan as one page for telephone and paper: nothing is loaded from elsewhere, and it says nothing to anybody.

The route is drawn as SVG over its area; a tap on a number calls, a tap on a place opens the map of one's choice.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

from prospector.domain.text import N_, Text, text, text_n
from prospector.domain.when import say_day
from prospector.render.layout import dialled, shown
from prospector.render.route_drawing import COLOURS, drawing
from prospector.render.visits_layout import ways_sentence
from prospector.render.wording import language

View = Mapping[str, Any]
MAPS = {
    "geo": N_("Map"),
    "apple": N_("Apple"),
    "google": N_("Google"),
    "amap": N_("Amap"),
    "baidu": N_("Baidu"),
}
# So many stops stand one below the other on a sheet of A4, and so many in two columns; of more, each day has its sheet.
_ON_ONE, _IN_TWO = 11, 28
_STYLE = """
:root{--ink:#1c1f23;--dim:#5d6670;--line:#d8dde3;--paper:#fff;--soft:#f5f7f9;--link:#0b57a4}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:60rem;padding:1rem;color:var(--ink);background:var(--paper);
font:16px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"PingFang SC","Hiragino Sans GB","Microsoft YaHei",
"Noto Sans CJK SC",sans-serif}
h1{font-size:1.35rem;margin:0 0 .25rem}
h2{font-size:1.1rem;margin:1.2rem 0 .4rem}
p{margin:.2rem 0}
a{color:var(--link)}
.dim{color:var(--dim);font-size:.9em}
svg{display:block;width:100%;height:auto;max-height:24rem;background:var(--soft);border:1px solid var(--line);
border-radius:.5rem}
ol{list-style:none;margin:0;padding:0}
li.stop{display:grid;grid-template-columns:2.2rem 4.2rem 1fr;gap:.1rem .6rem;padding:.6rem 0;
border-bottom:1px solid var(--line);break-inside:avoid}
.no{width:1.9rem;height:1.9rem;border-radius:50%;color:#fff;font-weight:700;text-align:center;line-height:1.9rem;
-webkit-print-color-adjust:exact;print-color-adjust:exact}
.at{font-weight:700;font-variant-numeric:tabular-nums}
.at small{display:block;font-weight:400;color:var(--dim)}
.whom{font-weight:700;overflow-wrap:anywhere}
.go a,.call{display:inline-block;min-height:2.6rem;line-height:2.4rem;padding:0 .55rem;margin:.15rem .2rem .15rem 0;
border:1px solid var(--line);border-radius:.5rem;text-decoration:none;background:var(--soft)}
.call{font-weight:700}
table{border-collapse:collapse;width:100%;font-size:.9rem}
td{border-bottom:1px solid var(--line);padding:.25rem .4rem;vertical-align:top;overflow-wrap:anywhere}
td.n{text-align:right;white-space:nowrap}
@media (max-width:30rem){li.stop{grid-template-columns:2.2rem 1fr}.body{grid-column:1/-1}.at small{display:inline}}
@media print{@page{size:A4;margin:10mm}body{padding:0;max-width:none;font-size:10pt;line-height:1.22}
svg{max-height:5.6cm}h1{font-size:1.2rem}h2{margin:.4rem 0 .1rem;font-size:1rem;break-after:avoid}p{margin:0}
li.stop{padding:.12rem 0}.go,.left{display:none}.body{display:flex;flex-wrap:wrap;column-gap:.6rem}
.call{order:1;border:0;padding:0;margin:0;min-height:0;line-height:inherit;background:none}.whom{order:0}
.way,.where,.why{order:2}.why{flex-basis:100%}a{color:inherit}
.two{font-size:8.5pt}.two ol{columns:2;column-gap:1.2rem}.two svg{max-height:4.4cm}
.two .body{min-width:0}.two .why{overflow:hidden;white-space:nowrap;text-overflow:ellipsis}
.two li.stop{grid-template-columns:2rem 3.2rem 1fr}.two .at small{display:block}
.each section+section{break-before:page}}
"""


def visit_page(plan: View) -> str:
    """Return the page of a plan in the reader's language, complete in itself."""
    days = [day for day in plan["days"] if day["stops"]]
    title = _said(
        text_n(N_("{count} visit, {day}"), N_("{count} visits, {day}"), plan["visits"], day=_span(plan["days"]))
    )
    body = [
        f"<h1>{title}</h1>",
        f'<p class="dim">{_said(_summary(plan))}</p>',
        drawing(plan),
        *(_day(day, number, many=len(plan["days"]) > 1) for number, day in enumerate(days)),
        *(f'<p class="dim">{escape(shown(notice))}</p>' for notice in plan["notices"]),
        _left(plan["left_out"]),
    ]
    language_tag = "zh-CN" if language() == "zh" else "en"
    return (
        f'<!doctype html>\n<html lang="{language_tag}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta name="format-detection" content="telephone=no">\n<meta name="referrer" content="no-referrer">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body{_sheets(plan['visits'])}>\n"
        + "\n".join(body)
        + "\n</body>\n</html>\n"
    )


def _sheets(visits: int) -> str:
    """Return the class of the page by which it prints on one sheet, or on one a day."""
    return "" if visits <= _ON_ONE else ' class="two"' if visits <= _IN_TWO else ' class="two each"'


def _said(value: Text | str) -> str:
    return escape(shown(value))


def _span(days: Sequence[View]) -> str:
    first, last = days[0]["date"], days[-1]["date"]
    return str(first) if first == last else f"{first} – {last}"


def _summary(plan: View) -> Text:
    return text(
        N_("{minutes} min on the road, {points} points. {ways}"),
        minutes=plan["drive_minutes"],
        points=f"{plan['points']:g}",
        ways=ways_sentence(plan),
    )


def _day(day: View, number: int, *, many: bool) -> str:
    colour = COLOURS[number % len(COLOURS)]
    on = date.fromisoformat(day["date"])
    road = text(
        N_("Leave {depart}, back {home}, {minutes} min on the road."),
        depart=day["depart"],
        home=day["home"],
        minutes=day["drive_minutes"],
    )
    lunch = text(N_("Lunch {start}–{end}."), start=day["lunch"][0], end=day["lunch"][1]) if day["lunch"] else ""
    # Never “tomorrow”: a page is read on another day than it was made.
    heading = say_day(on, date.min)
    return "\n".join(
        [
            f"<section><h2>{_said(heading)}</h2>",
            f'<p class="dim">{_said(road)} {_said(lunch) if lunch else ""}</p>',
            "<ol>",
            *(_stop(stop, colour) for stop in day["stops"]),
            "</ol></section>",
        ]
    )


def _stop(stop: View, colour: str) -> str:
    why = shown([reason["text"] for reason in stop["reasons"]])
    marks = [
        *([text(N_("booked"))] if stop["booked"] else []),
        *([text(N_("~ only the centre of the district is known"))] if stop["imprecise"] and stop["lat"] else []),
        *([text(N_("the place is not known"))] if stop["lat"] is None else []),
        *([text(N_("open {hours}"), hours=stop["hours"])] if stop["hours"] else []),
    ]
    way = text_n(N_("{count} min way"), N_("{count} min way"), stop["drive_minutes"])
    lines = [
        f'<li class="stop"><div class="no" style="background:{colour}">{stop["number"]}</div>',
        f'<div class="at">{escape(stop["at"])}<small>–{escape(stop["leave"])}</small></div>',
        f'<div class="body"><div class="whom">{_said(stop["name"])}</div>',
        f'<p class="dim way">{_said(way)}{_list(marks)}</p>',
        f'<p class="where">{_said(stop["address"] or stop["area"] or "")}</p>',
        f'<p class="why">{escape(why)}</p>' if why else "",
        _call(stop["phone"]),
        _navigation(stop["links"]),
        "</div></li>",
    ]
    return "\n".join(line for line in lines if line)


def _list(marks: Sequence[Text]) -> str:
    return "".join(f" · {_said(mark)}" for mark in marks)


def _call(phone: str | None) -> str:
    if not phone:
        return ""
    number, _mark, extension = phone.partition(" ext. ")
    digits = "".join(char for char in number if char.isdigit() or char == "+")
    # A comma is the pause before an extension that telephones dial by themselves.
    dial = f"{digits},{extension}" if extension.isdigit() else digits
    return f'<a class="call" href="tel:{escape(dial)}">☎ {_said(dialled(phone))}</a>' if digits else _said(phone)


def _navigation(links: Mapping[str, str]) -> str:
    if not links:
        return ""
    anchors = (
        f'<a href="{escape(links[key])}" rel="noreferrer">{_said(Text(MAPS[key]))}</a>' for key in MAPS if key in links
    )
    return f'<div class="go">{"".join(anchors)}</div>'


def _left(left: Sequence[View]) -> str:
    if not left:
        return ""
    rows = "\n".join(
        f'<tr><td>{_said(one["name"])}</td><td class="n">{one["points"]:g}</td><td>{_said(one["why"])}</td></tr>'
        for one in left[:30]
    )
    return f'<section class="left"><h2>{_said(text(N_("Left out")))}</h2>\n<table>{rows}</table></section>'
