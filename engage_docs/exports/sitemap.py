"""The list of the site's pages for search engines."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable
from xml.sax.saxutils import escape

_SITEMAP = """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{}</urlset>
"""


def sitemap_files(urls: Iterable[str]) -> dict[str, bytes]:
    """Return the sitemap, plain and packed, by the paths of the files in the site.

    ``urls`` are whole addresses. The same addresses give the same bytes on every day. Source of
    the format: https://www.sitemaps.org/protocol.html.
    """
    entries = "".join(f"<url><loc>{escape(url)}</loc></url>\n" for url in urls)
    data = _SITEMAP.format(entries).encode()
    packed = io.BytesIO()
    # No name, no time and no operating system in it, which gzip.compress would write.
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as file:
        file.write(data)
    return {"sitemap.xml": data, "sitemap.xml.gz": packed.getvalue()}
