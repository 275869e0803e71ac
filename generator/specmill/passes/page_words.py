"""The words of pages: what parameters and members are called, folded, and what their texts say."""

from __future__ import annotations

import re

LIMITS = frozenset(
    {
        *("limit", "pagesize", "perpage", "maxresults", "pagelimit", "take", "top"),
        *("size", "count", "itemsperpage", "resultsperpage", "max", "maxitems"),
    }
)
OFFSETS = frozenset({"offset", "skip", "pageoffset"})
PAGES = frozenset({"page", "pagenumber", "pageno", "pagenum"})
# A parameter, and the members of an answer that hold its next value.
CURSORS: dict[str, frozenset[str]] = {
    "cursor": frozenset({"nextcursor", "cursornext", "nextpagecursor"}),
    "nextcursor": frozenset({"nextcursor"}),
    "pagecursor": frozenset({"nextcursor", "nextpagecursor"}),
    "pagetoken": frozenset({"nextpagetoken"}),
    "nextpagetoken": frozenset({"nextpagetoken"}),
    "nexttoken": frozenset({"nexttoken"}),
    "continuationtoken": frozenset({"continuationtoken", "nextcontinuationtoken"}),
    "marker": frozenset({"nextmarker"}),
    "after": frozenset({"endcursor", "nextcursor"}),
    "pageafter": frozenset({"endcursor", "nextcursor"}),
}
# Texts that are a cursor, and end, only where the answer says whether there is more.
BESIDE_MORE: dict[str, frozenset[str]] = {
    "after": frozenset({"lastid"}),
    "page": frozenset({"nextpage"}),
}
# Parameters that take the id of the last item that was seen (Stripe and those who follow it).
AFTER_ITEM = frozenset({"startingafter", "startafter", "startingafterid"})
AFTER_TEXT = re.compile(
    r"\b(?:id|identifier)\b.*\blast\b|\blast\b.*\b(?:id|identifier)\b", re.I | re.S
)
"""How the text of `after` says that it takes the id of the last item."""

CURSOR_TEXT = re.compile(r"\bcursor\b", re.I)
MOVING = LIMITS | OFFSETS | PAGES | CURSORS.keys() | AFTER_ITEM
LISTS = frozenset(
    {
        *("data", "items", "results", "objects", "records", "entries", "values"),
        *("list", "content", "elements", "rows", "resources", "result"),
    }
)
"""What the list in an answer is called, whatever it is a list of."""

MORE = frozenset({"hasmore", "hasnext", "hasnextpage", "morepages"})
TOTALS = frozenset(
    {
        *("total", "totalcount", "totalitems", "totalresults", "totalrecords"),
        *("totalentries", "totalelements", "itemstotal", "totalobjects"),
    }
)
TOTAL_PAGES = frozenset({"totalpages", "pagecount", "numpages", "lastpage"})
NEXT_URLS = frozenset(
    {
        *("nexturl", "nextlink", "nexthref", "nextpageurl", "nextpageuri", "nexturi"),
        *("nextpagelink", "odatanextlink"),
    }
)
# What stands beside `results` in the pages of Django REST framework, where `next` is an address.
OF_DJANGO = frozenset({"count", "next", "previous"})
URLS = frozenset({"uri", "url", "uri-reference", "iri", "iri-reference"})
