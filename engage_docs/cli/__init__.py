"""The command ``engage``. Nothing in here imports MkDocs until a site is built."""

from engage_docs.cli.app import engage, main

__all__ = ["engage", "main"]
