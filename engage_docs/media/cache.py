"""The cache of finished media files, from one build to the next.

Each finished file is named by its own content. A manifest, named by what the files were made from
(its *entry*), lists them with their hashes, says by which recipe they were made, and is sealed by
a hash. Whatever does not add up is not used: it is made again. Files appear whole or not at all.
Deleting a cache is always safe.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, TypeVar

import msgspec

_FILE = re.compile(r"([0-9a-f]{20})(?:-[1-9][0-9]{0,4})?\.(?:webp|jpg|pdf)")
_OWN = re.compile(
    rf"[0-9a-f]{{64}}\.json|{_FILE.pattern}|card-[0-9a-f]{{20}}\.png|\.[0-9a-z.-]+\.[0-9a-f]{{16}}\.tmp"
)


class StoredValue(Protocol):
    """What is said of the files of an entry. It names all of them."""

    @property
    def file_names(self) -> tuple[str, ...]: ...


Value = TypeVar("Value", bound=StoredValue)


class DamagedEntry(Exception):  # noqa: N818 - the cure is to make it again
    """An entry of the cache does not add up."""


class _Manifest(msgspec.Struct, frozen=True):
    recipe: str
    value: msgspec.Raw
    files: dict[str, str]
    seal: str


@dataclass(frozen=True, slots=True)
class MediaFolders:
    """The folders in which finished files are kept, one for each kind of media."""

    pictures: Path
    documents: Path
    cards: Path
    logo: Path


@contextmanager
def media_folders(root: Path, report: Callable[[str], None]) -> Iterator[MediaFolders]:
    """Give the folders of the cache below ``root`` (``.engage``) for one run.

    A folder that cannot be written is replaced by a temporary one, which is gone after the run;
    ``report`` gets one line that says so.
    """
    with ExitStack() as stack:
        folders: dict[str, Path] = {}
        blocked: OSError | None = None
        for name in MediaFolders.__slots__:
            folder = root / name
            try:
                folder.mkdir(parents=True, exist_ok=True)
                write_whole(folder / "probe", b"")
                (folder / "probe").unlink()
            except OSError as error:
                blocked = blocked or error
                folder = Path(stack.enter_context(TemporaryDirectory()))
            folders[name] = folder
        if blocked is not None:
            report(
                f"The folder {root} cannot be written ({reason_of(blocked)}), so pictures and "
                "documents are made anew each time."
            )
        try:
            yield MediaFolders(**folders)
        finally:
            for name in folders:
                with suppress(OSError):  # deleted only if it is empty
                    (root / name).rmdir()


def reason_of(error: Exception) -> str:
    """Return why the system refused something, in its own words, as a part of a sentence."""
    return (getattr(error, "strerror", None) or "the system refuses it").lower()


def made_once(
    folder: Path,
    entry: str,
    recipe: str,
    kind: type[Value],
    make: Callable[[], tuple[Value, Mapping[str, bytes]]],
    is_clean: Callable[[bytes], bool] = bool,
) -> tuple[Value, bool]:
    """Return what is stored of an entry, or else make it and store it.

    ``recipe`` is everything beside the source that decides the bytes. ``make`` returns the value
    and its files by their names. The second value returned says that the entry was damaged, and
    was made again. Raises OSError if the files cannot be stored.
    """
    damaged = False
    try:
        found = look_up(folder, entry, recipe, kind, is_clean)
        if found is not None:
            return found, False
    except DamagedEntry:
        (folder / f"{entry}.json").unlink(missing_ok=True)
        damaged = True
    value, files = make()
    store(folder, entry, recipe, value, files)
    return value, damaged


def look_up(
    folder: Path,
    entry: str,
    recipe: str,
    kind: type[Value],
    is_clean: Callable[[bytes], bool] = bool,
) -> Value | None:
    """Return what is stored of an entry, or None if there is nothing made by this recipe.

    Every file is read and compared with its hash, and has to pass ``is_clean``.
    Raises ``DamagedEntry`` if anything does not add up.
    """
    try:
        written = (folder / f"{entry}.json").read_bytes()
    except FileNotFoundError:
        return None
    except OSError:
        raise DamagedEntry from None
    try:
        manifest = msgspec.json.decode(written, type=_Manifest)
        if manifest.seal != seal(entry, manifest.recipe, bytes(manifest.value), manifest.files):
            raise DamagedEntry
        if manifest.recipe != recipe:
            return None
        value = msgspec.json.decode(manifest.value, type=kind)
        if not manifest.files or {*value.file_names} != {*manifest.files}:
            raise DamagedEntry
        for name, digest in manifest.files.items():
            match = _FILE.fullmatch(name)
            if match is None or not digest.startswith(match[1]):
                raise DamagedEntry
            data = (folder / name).read_bytes()
            if sha256(data).hexdigest() != digest or not is_clean(data):
                raise DamagedEntry
    except (msgspec.MsgspecError, OSError, ValueError, RecursionError):
        raise DamagedEntry from None
    return value


def store(
    folder: Path, entry: str, recipe: str, value: StoredValue, files: Mapping[str, bytes]
) -> None:
    """Write the files of an entry by their names, then its manifest. Raises OSError if full."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        write_whole(folder / name, data)
    hashes = {name: sha256(data).hexdigest() for name, data in files.items()}
    encoded = msgspec.json.encode(value)
    sealed = seal(entry, recipe, encoded, hashes)
    manifest = _Manifest(recipe, msgspec.Raw(encoded), hashes, sealed)
    write_whole(folder / f"{entry}.json", msgspec.json.encode(manifest))


def seal(entry: str, recipe: str, value: bytes, files: Mapping[str, str]) -> str:
    """Return the hash of all that a manifest says."""
    return sha256(json.dumps([entry, recipe, value.decode(), files]).encode()).hexdigest()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there in one step."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(8)}.tmp")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def sweep(folder: Path, wanted: Collection[str], report: Callable[[str], None]) -> None:
    """Delete every finished file in a folder of the cache that no wanted entry needs.

    ``wanted`` are the entries of what is cleared: ``entries`` of a prepared value. So a picture
    that was withdrawn does not stay in the cache. Files that this program does not write are left
    alone. ``report`` gets one line if something could not be deleted. Call it only while no build
    of the same site can run beside it: that one's half-written files would be deleted as well.
    """
    try:
        found = sorted(path for path in folder.iterdir() if _OWN.fullmatch(path.name))
    except FileNotFoundError:
        return
    except OSError as error:
        report(_left_behind(folder, error))
        return
    kept: set[str] = set()
    for path in found:
        if path.stem in wanted:
            kept.add(path.name)
            kept.update(_names_in(path) if path.suffix == ".json" else ())
    failed: OSError | None = None
    for path in found:
        if path.name not in kept and not path.is_dir():
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                failed = failed or error
    if failed is not None:
        report(_left_behind(folder, failed))


def _names_in(manifest: Path) -> Collection[str]:
    try:
        return msgspec.json.decode(manifest.read_bytes(), type=_Manifest).files
    except (msgspec.MsgspecError, OSError, ValueError, RecursionError):
        return ()


def _left_behind(folder: Path, error: OSError) -> str:
    return (
        f"The folder {folder} may still hold pictures or documents that nobody should see any "
        f"more, and they cannot be deleted ({reason_of(error)}). Delete the folder yourself."
    )
