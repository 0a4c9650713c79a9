"""The cache: results of steps, kept under a digest of everything that they were made from.

One SQLite table in ``.engage/cache.db``. A step does not know that it is cached: :meth:`Cache.map`
stands around it. Deleting the folder is always safe, and a cache that cannot be opened, is
damaged or belongs to somebody else is never needed: one line says so, and the work goes on.

What was made from a file of records names that file's contents as its *owner*. After every run
the rows of other owners go (:meth:`Cache.keep_only`), so that nothing stays of a record that is
gone or withdrawn. SQLite overwrites what it deletes (``secure_delete``). Only the person who runs
us may read the file, and git passes it over.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple, Self, TypeVar

import engage_docs
from engage_docs.media.cache import MediaFolders, media_folders

FOLDER: Final = ".engage"
FILE: Final = "cache.db"
SITE_OWNER: Final = b""
"""The owner of what holds no words of a record, such as the frames of the pages."""

# What the first edition left behind. It may hold words of records that were withdrawn since.
_FIRST_EDITION = ("kept.db", "kept.db-journal", "kept.db-wal", "kept.db-shm", "standby", "search")
_LAYOUT = 2
_SEAL = 16
_LEFT_BEHIND = (
    f"Warning: the folder {FOLDER} may still hold words of records that nobody should see any "
    "more, and it cannot be changed. Delete the folder yourself."
)
_MOST_IN_A_QUERY = 500
_TABLE = """
CREATE TABLE IF NOT EXISTS cache (
    step TEXT NOT NULL, key BLOB NOT NULL, owner BLOB NOT NULL, value BLOB NOT NULL,
    PRIMARY KEY (step, key)
) WITHOUT ROWID
"""

Item = TypeVar("Item")


class Cache:
    """Results of steps by digest. Use it as a context manager: it is written when the block ends.

    ``folder`` is that of the settings. ``report`` is told in one line what is wrong with the
    cache, if anything is.
    """

    def __init__(self, folder: Path, report: Callable[[str], None]) -> None:
        self._file = folder / FOLDER / FILE
        self._report = report
        self._reported = False
        self._used: dict[str, set[bytes]] = {}
        self._connection: sqlite3.Connection | None = None
        self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def is_usable(self) -> bool:
        """Whether anything can be read from it and written to it."""
        return self._connection is not None

    def map(
        self,
        step: str,
        items: Sequence[Item],
        *,
        key: Callable[[Item], bytes],
        owner: Callable[[Item], bytes],
        compute: Callable[[Sequence[Item]], Iterable[bytes]],
    ) -> list[bytes]:
        """Return the result of a step for each item, as bytes, in the order of the items.

        ``key`` is a digest of all that the result depends on. ``compute`` is given the items that
        are not in the cache, and gives their results in the same order. Results of the step that
        nobody asked for go when the cache is closed.
        """
        keys = [key(item) for item in items]
        self._used.setdefault(step, set()).update(keys)
        found = self.get_many(step, keys)
        missing = {k: item for k, item in zip(keys, items, strict=True) if k not in found}
        if missing:
            made = dict(zip(missing, compute(list(missing.values())), strict=True))
            self.put_many(step, ((k, owner(missing[k]), value) for k, value in made.items()))
            found.update(made)
        return [found[k] for k in keys]

    def get_many(self, step: str, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return the results that are in the cache, by their keys."""
        found: dict[bytes, bytes] = {}

        def read(connection: sqlite3.Connection) -> None:
            for start in range(0, len(keys), _MOST_IN_A_QUERY):
                some = keys[start : start + _MOST_IN_A_QUERY]
                marks = ",".join("?" * len(some))
                query = f"SELECT key, value FROM cache WHERE step = ? AND key IN ({marks})"  # noqa: S608 - question marks
                for key, sealed in connection.execute(query, (step, *some)):
                    value = sealed[_SEAL:]
                    # A byte of it may have gone bad on the disk, which SQLite does not notice.
                    if sealed[:_SEAL] == digest(step, key, value):
                        found[key] = value

        self._use(read)
        return found

    def get(self, step: str, key: bytes) -> bytes | None:
        """Return one result, or None."""
        return self.get_many(step, [key]).get(key)

    def put_many(self, step: str, rows: Iterable[tuple[bytes, bytes, bytes]]) -> None:
        """Put results into the cache. A row is its key, its owner, and the result."""
        every = [(step, key, owner, digest(step, key, value) + value) for key, owner, value in rows]

        def write(connection: sqlite3.Connection) -> None:
            connection.executemany("INSERT OR REPLACE INTO cache VALUES (?, ?, ?, ?)", every)
            connection.commit()  # a long build must not keep others from the file

        self._use(write)

    def put_alone(self, step: str, key: bytes, value: bytes) -> None:
        """Put a result of a step that only ever has one, in place of the last one."""
        self._use(lambda c: c.execute("DELETE FROM cache WHERE step = ? AND key != ?", (step, key)))
        self.put_many(step, [(key, SITE_OWNER, value)])

    def keep_only(self, owners: Collection[bytes]) -> None:
        """Delete every row that was made from another file than these.

        If that cannot be done although there is such a row, ``report`` gets a warning.
        """

        def sweep(connection: sqlite3.Connection) -> None:
            gone = [(one,) for one in _owners_in(connection).difference(owners)]
            connection.executemany("DELETE FROM cache WHERE owner = ?", gone)
            connection.commit()

        self._use(sweep)
        if self._connection is None and self._may_hold_others(owners):
            self._report(_LEFT_BEHIND)

    def close(self) -> None:
        """Write what is new, delete what was made of older things, and close the file."""
        if self._connection is None:
            return
        self._use(self._delete_unused)
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self) -> None:
        if not _delete_first_edition(self._file.parent):
            self._report(_LEFT_BEHIND)
        try:
            self._connection = _connect(self._file)
        except sqlite3.DatabaseError as error:
            self._start_again(error)
        except OSError as error:
            self._say(error.strerror or "it cannot be opened")

    def _use(self, work: Callable[[sqlite3.Connection], object]) -> None:
        """Do something with the file. Trouble with it ends its use, and nothing else."""
        if self._connection is None:
            return
        try:
            work(self._connection)
        except sqlite3.DatabaseError as error:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None
            self._start_again(error)

    def _start_again(self, error: sqlite3.DatabaseError) -> None:
        """Make a damaged file anew; leave one alone that is locked or may not be written."""
        if isinstance(error, sqlite3.OperationalError):
            self._say(str(error))
            return
        self._say("it was damaged and is made anew")
        with suppress(OSError, sqlite3.Error):
            for path in self._file.parent.glob(f"{FILE}*"):
                path.unlink()
            self._connection = _connect(self._file)

    def _delete_unused(self, connection: sqlite3.Connection) -> None:
        for step, used in self._used.items():
            rows = connection.execute("SELECT key FROM cache WHERE step = ?", (step,))
            unused = [(step, key) for (key,) in rows if key not in used]
            connection.executemany("DELETE FROM cache WHERE step = ? AND key = ?", unused)
        connection.commit()

    def _may_hold_others(self, owners: Collection[bytes]) -> bool:
        """Whether the file, which cannot be written, has a row of another owner."""
        if not self._file.is_file():
            return False
        try:
            address = f"{self._file.absolute().as_uri()}?mode=ro"
            with closing(sqlite3.connect(address, timeout=0, uri=True)) as connection:
                return bool(_owners_in(connection).difference(owners))
        except sqlite3.Error as error:
            # Another run that writes to it just now does the same as this one at its own end.
            return "locked" not in str(error)

    def _say(self, reason: str) -> None:
        if not self._reported:
            self._reported = True
            self._report(f"The cache {FOLDER}/{FILE} is not used: {reason}. All is read anew.")


class Caches(NamedTuple):
    """What a run may find again: results of steps, and finished pictures and documents.

    ``folder`` is where they are, unless it cannot be written: then ``media`` are other folders.
    ``report`` is told in one line what is wrong with them.
    """

    folder: Path
    results: Cache
    media: MediaFolders
    report: Callable[[str], None]


@contextmanager
def open_caches(folder: Path, report: Callable[[str], None]) -> Iterator[Caches]:
    """Open the caches of the site whose settings are in ``folder``, for the time of the block."""
    with Cache(folder, report) as results, media_folders(folder / FOLDER, report) as media:
        yield Caches(folder / FOLDER, results, media, report)


def digest(*parts: bytes | str) -> bytes:
    """Return one digest of several texts, each told apart from the next."""
    hashed = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        hashed.update(len(data).to_bytes(8, "big"))
        hashed.update(data)
    return hashed.digest()


@cache
def program_digest() -> bytes:
    """Return a digest of our own code and templates: after a change of them nothing is reused."""
    theme = find_spec("engage_docs_theme")
    places = [engage_docs.__file__, theme.origin if theme else None]
    folders = [Path(place).parent for place in places if place]
    files = sorted(p for folder in folders for p in folder.rglob("*") if _is_source(p))
    return digest(engage_docs.__version__, *(path.read_bytes() for path in files))


def digest_of_folder(folder: Path) -> bytes:
    """Return a digest of the names and contents of all files below a folder."""
    parts: list[bytes | str] = []
    for path in files_below(folder):
        parts += [path.relative_to(folder).as_posix(), path.read_bytes()]
    return digest(*parts)


def files_below(folder: Path) -> list[Path]:
    """Return every file below a folder, in order. Links to folders are followed, as MkDocs does."""
    found: list[Path] = []
    seen: set[str] = set()
    for here, folders, names in os.walk(folder, followlinks=True):
        real = os.path.realpath(here)
        if real in seen:  # a link that leads back to a folder above it
            folders.clear()
            continue
        seen.add(real)
        found += (path for path in (Path(here, name) for name in names) if path.is_file())
    return sorted(found)


def _is_source(path: Path) -> bool:
    return path.is_file() and path.suffix != ".pyc"


def _owners_in(connection: sqlite3.Connection) -> set[bytes]:
    rows = connection.execute("SELECT DISTINCT owner FROM cache WHERE owner != x''")
    return {row[0] for row in rows}


def _connect(file: Path) -> sqlite3.Connection:
    file.parent.mkdir(parents=True, exist_ok=True)
    ignored = file.with_name(".gitignore")
    if not ignored.exists():
        ignored.write_text("*\n", encoding="utf-8")
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    connection = sqlite3.connect(file, timeout=2)
    try:
        connection.execute("PRAGMA secure_delete = ON")
        # A crash of the machine may cost the cache, and the next run makes it anew.
        connection.execute("PRAGMA synchronous = OFF")
        if connection.execute("PRAGMA user_version").fetchone()[0] != _LAYOUT:
            connection.execute("DROP TABLE IF EXISTS cache")
            connection.execute(f"PRAGMA user_version = {_LAYOUT}")
        connection.execute(_TABLE)
    except BaseException:
        connection.close()
        raise
    return connection


def _delete_first_edition(folder: Path) -> bool:
    """Delete what the first edition left. Returns whether nothing of it is there any more."""
    paths = [folder / name for name in _FIRST_EDITION]
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink(missing_ok=True)
    return not any(os.path.lexists(path) for path in paths)
