"""URLs -> tasks: listed in few requests, cut where they are large, batched where they are small."""

from __future__ import annotations

import json
import math
import secrets
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from norton_order.cluster.store import attempt, file_system, is_local, read_head
from norton_order.cluster.tasks import Addresses, Item, Task
from norton_order.sources.detect import Form, detect
from norton_order.sources.folders import walk
from norton_order.sources.kinds import Unusable
from norton_order.sources.limits import MIB, PEEK_OCTETS
from norton_order.sources.parts import tell_framing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

BLOCK_OCTETS: Final = 512 * MIB
# What a request costs besides its octets, in octets that could be read meanwhile: a batch has 512 objects.
REQUEST_OCTETS: Final = MIB


def plan(
    urls: str | Path | Iterable[str | Path],
    *,
    block_size: int = BLOCK_OCTETS,
    storage_options: Mapping[str, Any] | None = None,
    addresses: Addresses = "hashed",
    salt: str | None = None,
    prefilter: bool = True,
) -> Iterator[Task]:
    """Yield the tasks that together scan *urls*, each message in exactly one of them.

    Objects are listed, a thousand a request, and only those larger than *block_size* are looked into, with
    one request each: an mbox is cut into ranges of that size. All others are told apart by who reads them.
    What cannot be listed becomes a task as well, whose record says why.

    Args:
        urls: paths, folders, or any URL that fsspec knows, in the stores also with ``*``; or one of them alone.
        block_size: octets a task is to read.
        storage_options: for the file system, JSON-able. Every task carries them, so leave secrets to the
            environment of the workers.
        addresses: "hashed" replaces each mail address in records but the vendor's by a keyed hash.
        salt: the key of these hashes. By default a new one for each plan: the same address has the same hash
            within a plan. Give one to compare plans, and keep it secret: who knows it can try addresses.
        prefilter: whether what cannot be a notice is left unread.

    Raises:
        ImportError: the package for a kind of store is not installed.
        ValueError: there is no such kind, *block_size* is not positive, or an URL is "-".
    """
    if block_size < 1:
        raise ValueError("block_size counts octets, at least one")
    options = dict(storage_options or {})
    salt = secrets.token_hex(16) if salt is None else salt
    common = Task((), addresses=addresses, salt=salt, prefilter=prefilter, storage=json.dumps(options))
    yield from _tasks_of(
        (item for url in one_or_more(urls) for item in list_items(str(url), options)), common, block_size
    )


def _tasks_of(items: Iterable[Item], common: Task, block_size: int) -> Iterator[Task]:
    """Yield the tasks for *items*, in their order: batches of the small ones, what is larger than a block by itself."""
    batch: list[Item] = []
    weight = 0.0
    for item in items:
        size = math.inf if item.size is None else item.size
        if batch and weight + size > block_size:
            yield replace(common, items=tuple(batch))
            batch, weight = [], 0.0
        if size > block_size:
            yield from _large(common, item, block_size)
        else:
            batch.append(item)
            weight += size + min(REQUEST_OCTETS, block_size)
    if batch:
        yield replace(common, items=tuple(batch))


def one_or_more(urls: str | Path | Iterable[str | Path]) -> Iterable[str | Path]:
    """Return *urls*; of one alone, which is no list of letters, a tuple."""
    return (urls,) if isinstance(urls, str | Path) else urls


def list_items(url: str, options: Mapping[str, Any]) -> Iterator[Item]:
    """Yield the objects of an URL in the order in which the local command reads files.

    Raises:
        ImportError: the package for this kind of store is not installed.
        ValueError: there is no such kind, or *url* is "-".
    """
    if url == "-":
        raise ValueError("standard input cannot be read by several workers")
    fs, path = file_system(url, dict(options))
    if is_local(fs):
        yield from _list_local(fs, path, url)
        return
    fs.invalidate_cache()
    try:
        if "*" in path and not url.startswith("http"):
            for name, info in sorted(attempt(fs.glob, path, detail=True).items()):
                yield from _list_stored(fs, name, info, fs.unstrip_protocol(name))
        else:
            yield from _list_stored(fs, path, attempt(fs.info, path), url)
    except OSError:
        yield Item(url, None, named=True)


def _list_local(fs: Any, path: str, url: str) -> Iterator[Item]:
    """List by the rules of the local command, for there are links, special files and Maildirs."""
    prefix = "file://" if "://" in url else ""
    for found in walk(path if prefix else url, named=True) if fs.isdir(path) else [None]:
        if found is None:
            yield Item(url, _local_size(fs, path), named=True)
        elif isinstance(found, str):
            yield Item(prefix + found, _local_size(fs, found), named=False)
        elif isinstance(found, Unusable):
            yield Item(prefix + found.source, None, named=found.source == url)


def _local_size(fs: Any, path: str) -> int | None:
    """Return the size of a regular file, else nothing: who opens it will say why."""
    try:
        info = fs.info(path)
    except OSError:
        return None
    return int(info["size"]) if info["type"] == "file" else None


def _list_stored(fs: Any, path: str, info: dict[str, Any], url: str) -> Iterator[Item]:
    if info["type"] != "directory":
        yield Item(url, info["size"], named=True)
        return
    found = attempt(fs.find, path, detail=True)
    for name in sorted(found, key=_files_first):
        yield Item(fs.unstrip_protocol(name), found[name]["size"], named=False)


def _files_first(path: str) -> list[tuple[bool, str]]:
    """Return a key that puts the files of a folder before the folders in it."""
    parts = path.split("/")
    return [(number < len(parts), part) for number, part in enumerate(parts, 1)]


def _large(common: Task, item: Item, block_size: int) -> Iterator[Task]:
    """Yield the ranges of an mbox, or the whole of anything else."""
    framing = _framing_of(item, common.storage_options)
    if not framing:
        yield replace(common, items=(item,))
        return
    assert item.size is not None  # noqa: S101 - or it would have no framing
    for start in range(0, item.size, block_size):
        stop = min(start + block_size, item.size)
        yield replace(common, items=(item,), framing=framing, start=start, stop=stop)


def _framing_of(item: Item, options: dict[str, Any]) -> str:
    """Return which separators count in an mbox that can be read in ranges, else nothing."""
    if item.size is None:
        return ""
    try:
        head = read_head(item.url, min(PEEK_OCTETS, item.size), options)
    except OSError:  # who reads it will say why
        return ""
    return tell_framing(head, size=item.size) if detect(head).form is Form.MBOX else ""
