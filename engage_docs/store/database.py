"""The file in which things are kept: bytes by kind and key, in one SQLite database.

SQLite sees to it that two programs can use the file at once, and that one which is killed leaves
it whole. What it cannot see, such as a byte that went bad on the disk, the seal of each value
shows. Nothing in the file is code, and nothing that is read from it is run.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar
from zlib import crc32

FOLDER = ".engage"
FILE = "kept.db"
THROWN_AWAY = (
    "What engage had kept in {file} could not be used. It was thrown away, and is made anew. "
    "Your records are not touched by this."
)

_OURS = 0x656E6761  # "enga": what SQLite calls the application id
_FORMAT = 1
_PATIENCE = 2.0  # seconds to wait for another program that is writing
_AT_ONCE = 500
_TABLE = """\
CREATE TABLE kept (
  kind TEXT NOT NULL, name TEXT NOT NULL, seal INTEGER NOT NULL, value BLOB NOT NULL,
  PRIMARY KEY (kind, name)
)"""
# The file is whole, but cannot be used now: it is in use, the disk is full, nobody may write, or
# it lies where files cannot be locked.
_NOT_NOW = frozenset(
    (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOLFS,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_READONLY,
    )
)

_Item = TypeVar("_Item")


class Store:
    """Things kept by kind and key. Whatever cannot be read or written is as if it were not kept.

    A key names all that went into the value (:func:`engage_docs.store.key_of`), so that a value is
    never out of date. Values are bytes; never code, and nothing from which code is made.
    """

    def __init__(self, path: Path, say: Callable[[str], None]) -> None:
        self._path = path
        self._say = say
        self._connection: sqlite3.Connection | None = None
        self._reported = False

    @classmethod
    def open(cls, folder: Path, say: Callable[[str], None] = lambda _: None) -> Store:
        """Open the store of the site in ``folder``; it is made if it is not there.

        ``say`` is told in one sentence if the file was damaged, or was no store of ours, and has
        been thrown away.
        """
        store = cls(folder / FOLDER / FILE, say)
        with store._careful():
            store._connect()
        return store

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. Nothing can be got or kept any more."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def get_many(self, kind: str, keys: Iterable[str]) -> dict[str, bytes]:
        """Return what is kept under these keys; keys under which nothing is kept are left out."""
        found: dict[str, bytes] = {}
        with self._careful():
            for some in _parts(keys):
                marks = ",".join("?" * len(some))
                query = f"SELECT name, seal, value FROM kept WHERE kind = ? AND name IN ({marks})"  # noqa: S608 - only marks
                for name, seal, value in self._run(query, (kind, *some)):
                    if type(value) is not bytes or seal != _seal(kind, name, value):
                        raise sqlite3.DatabaseError("a seal is broken")
                    found[name] = value
            return found
        return {}

    def put_many(self, kind: str, values: Mapping[str, bytes]) -> None:
        """Keep these values under their keys: all of them, or none if there is no room."""
        rows = [(kind, name, _seal(kind, name, value), value) for name, value in values.items()]
        if rows:
            with self._careful(), self._writing() as connection:
                connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)

    def sweep(self, kind: str, used: Collection[str]) -> None:
        """Let go of everything of this kind but the keys that are used.

        Kept things hold parts of records, so what is out of use does not stay: its bytes are
        written over.
        """
        self.remove(kind, set(self.names(kind)).difference(used))

    def names(self, kind: str) -> list[str]:
        """Return the keys under which something of this kind is kept."""
        with self._careful():
            return [row[0] for row in self._run("SELECT name FROM kept WHERE kind = ?", (kind,))]
        return []

    def remove(self, kind: str, keys: Iterable[str]) -> None:
        """Let go of these, so that nothing of them stays: their bytes are written over."""
        gone = [(kind, key) for key in keys]
        if gone:
            with self._careful(), self._writing() as connection:
                connection.executemany("DELETE FROM kept WHERE kind = ? AND name = ?", gone)

    def _run(self, query: str, values: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
        return iter(()) if self._connection is None else self._connection.execute(query, values)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """All or nothing."""
        if self._connection is None:
            raise _unusable()
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection
        except BaseException:
            with suppress(sqlite3.Error, UnicodeError):
                self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    @contextmanager
    def _careful(self) -> Iterator[None]:
        """Whatever is wrong with the file: go on without it, and make a damaged one anew."""
        try:
            yield
        except (sqlite3.Error, OSError, UnicodeError) as error:
            code = getattr(error, "sqlite_errorcode", None)
            if isinstance(error, OSError) or (code is not None and code & 0xFF in _NOT_NOW):
                return
            # A damaged name may even be in the message of the error, which cannot be decoded then.
            with suppress(sqlite3.Error, OSError, UnicodeError):
                self._renew()

    def _connect(self) -> None:
        """Open the file, and see that it is ours. A new file gets its table."""
        _make_private(self._path)
        connection = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
        self._connection = connection
        # A loss of power may damage the file. Then it is made anew; waiting for the disk is dear.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA page_size = 16384")  # several records to a page
        connection.execute("PRAGMA secure_delete = ON")
        if not _is_ours(connection):
            with self._writing():
                _make_table(connection)

    def _renew(self) -> None:
        """Throw the file away and begin a new one, and say so once."""
        self.close()
        if self._reported:
            return  # made anew, and wrong again: go on without
        self._reported = True
        for path in (self._path, self._path.with_name(f"{self._path.name}-journal")):
            path.unlink(missing_ok=True)
        self._say(THROWN_AWAY.format(file=f"{FOLDER}/{FILE}"))
        self._connect()


def _make_private(path: Path) -> None:
    """Make the file, for its owner alone, in a folder that git passes over."""
    path.parent.mkdir(parents=True, exist_ok=True)
    ignored = path.parent / ".gitignore"
    if not ignored.exists():
        ignored.write_text("*\n", encoding="utf-8")
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _is_ours(connection: sqlite3.Connection) -> bool:
    [[owner]] = connection.execute("PRAGMA application_id")
    [[version]] = connection.execute("PRAGMA user_version")
    return bool((owner, version) == (_OURS, _FORMAT))


def _make_table(connection: sqlite3.Connection) -> None:
    """Make the table in a file that is still empty; any other file is not ours."""
    if _is_ours(connection):
        return  # another program has made it in the meantime
    [[tables]] = connection.execute("SELECT count(*) FROM sqlite_schema")
    if tables:
        raise sqlite3.DatabaseError("not ours")
    connection.execute(_TABLE)
    connection.execute(f"PRAGMA application_id = {_OURS}")
    connection.execute(f"PRAGMA user_version = {_FORMAT}")


def _unusable() -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("the store could not be opened")
    error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
    return error


def _seal(kind: str, name: str, value: bytes) -> int:
    return crc32(value, crc32(f"{kind}\0{name}\0".encode()))


def _parts(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    rest = iter(items)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
