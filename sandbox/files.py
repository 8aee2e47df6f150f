"""Files that were sent: kept in memory, the oldest given up when there are too many."""

from __future__ import annotations

import base64
import secrets
import struct
from collections import OrderedDict
from collections.abc import Iterator

from sandbox.errors import bad_request, passing
from sandbox.models import KeptFile

_ROOM = 256 * 1024 * 1024
_MOST_UP, _MOST_DOWN, _MOST_PHOTO = 50 * 1024 * 1024, 20 * 1024 * 1024, 10 * 1024 * 1024
_START_OF_FRAME = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}

SMALL_PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAIAAAAlC+aJAAAAT0lEQVR42u3PQQkAAAgEsEtnMNMZywi+hcEKLNXzWgQEBAQE"
    "BAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQELgtotQF4qQjBkQAAAABJRU5ErkJggg=="
)


class Files:
    """Bytes by file id and by path."""

    def __init__(self) -> None:
        self._by_id: OrderedDict[str, KeptFile] = OrderedDict()
        self._by_path: dict[str, KeptFile] = {}
        self._size = 0
        self._count = 0

    def keep_document(self, name: str, mime: str, data: bytes) -> KeptFile:
        """Keep a document. Raises Refused if it is too large or empty."""
        if not data:
            raise bad_request("file must be non-empty")
        if len(data) > _MOST_UP:
            raise bad_request("file is too big")
        return self._keep("documents", name, mime, data, None)

    def keep_photo(self, name: str, data: bytes) -> KeptFile:
        """Keep a picture. Raises Refused if it isn't one, or over 10 MB."""
        size = picture_size(data)
        if size is None or not 1 <= sum(size) <= 10_000:
            raise bad_request("IMAGE_PROCESS_FAILED")
        if len(data) > _MOST_PHOTO:
            raise bad_request("file is too big for a photo")
        mime = "image/png" if data.startswith(b"\x89PNG") else "image/jpeg"
        return self._keep("photos", name, mime, data, size)

    def by_id(self, file_id: str) -> KeptFile | None:
        """The file with that id, None if unknown or given up."""
        return self._by_id.get(file_id)

    def by_path(self, path: str) -> KeptFile | None:
        """The file that getFile named so."""
        return self._by_path.get(path)

    def downloadable(self, file_id: str) -> KeptFile:
        """The file for getFile. Raises Refused if it is unknown or over 20 MB."""
        kept = self._by_id.get(file_id)
        if kept is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        if len(kept.data) > _MOST_DOWN:
            raise passing("file is too big")
        return kept

    def _keep(self, folder: str, name: str, mime: str, data: bytes, size: tuple[int, int] | None) -> KeptFile:
        self._count += 1
        suffix = f".{name.rsplit('.', 1)[-1]}" if "." in name else ""
        safe_suffix = suffix if suffix[1:].isalnum() else ""
        width, height = size or (None, None)
        kept = KeptFile(
            id=f"BQAC{secrets.token_urlsafe(24)}",
            unique_id=f"AgAD{self._count:08d}",
            path=f"{folder}/file_{self._count}{safe_suffix}",
            name=name,
            mime=mime,
            data=data,
            width=width,
            height=height,
        )
        self._by_id[kept.id] = self._by_path[kept.path] = kept
        self._size += len(data)
        self._make_room()
        return kept

    def _make_room(self) -> None:
        while self._size > _ROOM and len(self._by_id) > 1:
            _, oldest = self._by_id.popitem(last=False)
            del self._by_path[oldest.path]
            self._size -= len(oldest.data)


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG, None for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data.startswith(b"\xff\xd8"):
        return next(_jpeg_sizes(data), None)
    return None


def _jpeg_sizes(data: bytes) -> Iterator[tuple[int, int]]:
    place = 2
    while place + 9 < len(data) and data[place] == 0xFF:
        marker, length = data[place + 1], struct.unpack(">H", data[place + 2 : place + 4])[0]
        if marker in _START_OF_FRAME:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            yield width, height
        place += 2 + length
