"""engage-docs: keeps promises made to communities in plain sight.

The data flows one way, and each step can be read alone::

    files -> reading -> linking -> gate -> judging -> pages, reports, exports

Nothing in this package imports MkDocs.
"""

__version__ = "0.1.0"
