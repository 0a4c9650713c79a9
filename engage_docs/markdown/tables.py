"""Tables that keep their meaning on a narrow screen, where each row becomes a list with labels.

Each cell says of which column it is, so that the style sheet can put that in front of it.
"""

from __future__ import annotations

import html
import re

_TABLE = re.compile(r"<table>(?:(?!<table\b).)*?</table>", re.DOTALL)
_HEAD = re.compile(r"<thead>(.*?)</thead>", re.DOTALL)
_HEAD_CELL = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_ROW = re.compile(r"<tr>(?:(?!<tr\b).)*?</tr>", re.DOTALL)
_CELL = re.compile(r"<td\b")
_SPAN = re.compile(r"\s(?:col|row)span=")
_TAG = re.compile(r"<[^>]*>")
_PLAIN_HEAD = re.compile(r"<th(?=[ >])(?![^>]*\bscope=)")
# Rules of the page forbid styles in it, so how a column is set is said with a class.
_SET = re.compile(r'(<t[hd]\b[^>]*?) style="text-align: (left|center|right);"')


def label_cells(page: str) -> str:
    """The HTML with ``data-label`` on every cell of a table that has one row of column heads."""
    return _TABLE.sub(lambda table: _labelled(table[0]), page) if "<table>" in page else page


def _labelled(table: str) -> str:
    table = _SET.sub(r'\1 class="is-\2"', table)
    head = _HEAD.search(table)
    if head is None or _SPAN.search(table):
        return table
    labels = [" ".join(_TAG.sub("", cell).split()) for cell in _HEAD_CELL.findall(head[1])]
    start = table[: head.end()]
    body = _ROW.sub(lambda row: _row(row[0], labels), table[head.end() :])
    return _PLAIN_HEAD.sub('<th scope="col"', start) + body


def _row(row: str, labels: list[str]) -> str:
    if len(_CELL.findall(row)) != len(labels):
        return row
    left = iter(labels)

    def cell(_: re.Match[str]) -> str:
        label = html.escape(html.unescape(next(left)))
        return f'<td data-label="{label}"' if label else "<td"

    return _CELL.sub(cell, row)
