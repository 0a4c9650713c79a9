"""Reading records: bytes to values and findings.

The steps, each a module: ``source`` (bytes to lines, front matter and body apart), ``nodes`` (YAML
to a tree that knows its lines; ``repair`` where YAML fails, ``traps`` where it is silent),
``shapes`` and ``values`` (tree to values by the declared fields), ``record`` and ``folder``.
"""

from __future__ import annotations

from engage_docs.parsing.folder import RecordFile, read_bytes, read_folder, scan_folder
from engage_docs.parsing.record import parse_record

__all__ = ["RecordFile", "parse_record", "read_bytes", "read_folder", "scan_folder"]
