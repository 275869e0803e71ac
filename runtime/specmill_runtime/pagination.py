"""Pages and pagers as users see them, synchronous and asynchronous.

Every walk begins at the first page, or where `resume` says, and fetches while it is iterated:

    items = client.things.list().items(limit=1000, prefetch=2)
    for item in items:
        ...
    saved = items.cursor                 # plain data, of any moment: json.dumps(saved)
    client.things.list().items(resume=saved)

`limit`: at most so many items, or pages; nothing beyond is asked for. `prefetch`: so many pages are
fetched ahead, by one thread or by asyncio tasks. `resume`: the `cursor` of a walk, a page or an
error, with the same arguments. `max_empty_pages`: so many pages without items may follow each other.

PaginationError when a page leads to one that was already read, to another origin, or nowhere. It and
every other error while fetching has a `cursor`. ArgumentError, at once, for wrong arguments.
"""

from specmill_runtime.async_pager import AsyncItems, AsyncPage, AsyncPager
from specmill_runtime.pager import Items, Page, Pager
from specmill_runtime.positions import PageCursor

__all__ = [
    "AsyncItems",
    "AsyncPage",
    "AsyncPager",
    "Items",
    "Page",
    "PageCursor",
    "Pager",
]
