"""The list of the site's pages for search engines."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable
from html import escape

_SITEMAP = """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{}</urlset>
"""


def sitemap_files(urls: Iterable[str]) -> dict[str, bytes]:
    """The sitemap, plain and packed, by the names of its files. ``urls`` are whole addresses."""
    entries = "".join(f"<url><loc>{escape(url)}</loc></url>\n" for url in urls)
    data = _SITEMAP.format(entries).encode()
    packed = io.BytesIO()
    # No name and no time in it: the same pages give the same bytes.
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as file:
        file.write(data)
    return {"sitemap.xml": data, "sitemap.xml.gz": packed.getvalue()}
