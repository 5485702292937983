"""The streams of a compound file (OLE), as old Office programs and encrypted packages use it."""

import struct

from cases.ledger.safe_unpacking import BROKEN, ReaderError

END = 0xFFFFFFFA  # this and higher numbers are no sectors
HEADER = 512
STREAM, ROOT = 2, 5


def streams(data: bytes) -> dict[str, bytes]:
    """Name → content of every stream; raises `ReaderError` for a damaged file."""
    try:
        return _Compound(data).streams()
    except (struct.error, IndexError, UnicodeDecodeError, OverflowError) as error:
        raise ReaderError(BROKEN) from error


class _Compound:
    """The sector tables of one file."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.size = 1 << min(struct.unpack_from("<H", data, 0x1E)[0], 16)
        self.mini_size = 1 << min(struct.unpack_from("<H", data, 0x20)[0], 16)
        self.directory, _, self.cutoff, self.mini, _, difat, _ = struct.unpack_from(
            "<7I", data, 0x30
        )
        self.table = self._table(difat)

    def _sector(self, number: int) -> bytes:
        start = HEADER + number * self.size if self.size == HEADER else (number + 1) * self.size
        return self.data[start : start + self.size]

    def _table(self, difat: int) -> list[int]:
        """The number of the next sector of each sector."""
        listed = list(struct.unpack_from("<109I", self.data, 0x4C))
        seen: set[int] = set()
        while difat < END and difat not in seen:
            seen.add(difat)
            *more, difat = struct.unpack(f"<{self.size // 4}I", self._sector(difat))
            listed += more
        table: list[int] = []
        for number in listed:
            if number < END:
                sector = self._sector(number)
                table += struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])
        return table

    def _chain(self, first: int, table: list[int]) -> list[int]:
        """The numbers of a chain; a loop makes the file a damaged one."""
        chain: list[int] = []
        while first < END:
            chain.append(first)
            if len(chain) > len(table):
                raise ReaderError(BROKEN)
            first = table[first]
        return chain

    def _content(self, first: int) -> bytes:
        return b"".join(map(self._sector, self._chain(first, self.table)))

    def streams(self) -> dict[str, bytes]:
        """Name → content of every stream."""
        entries = self._content(self.directory)
        listed = [entries[at : at + 128] for at in range(0, len(entries) - 127, 128)]
        root = next((one for one in listed if one[66] == ROOT), None)
        if root is None:
            raise ReaderError(BROKEN)
        small = self._content(struct.unpack_from("<I", root, 116)[0])
        mini = self._content(self.mini)
        table = list(struct.unpack(f"<{len(mini) // 4}I", mini))
        return {_name(one): self._stream(one, small, table) for one in listed if one[66] == STREAM}

    def _stream(self, entry: bytes, small: bytes, table: list[int]) -> bytes:
        first, size = struct.unpack_from("<II", entry, 116)
        if size >= self.cutoff:
            return self._content(first)[:size]
        if not size:
            return b""
        places = (number * self.mini_size for number in self._chain(first, table))
        return b"".join(small[at : at + self.mini_size] for at in places)[:size]


def _name(entry: bytes) -> str:
    size = struct.unpack_from("<H", entry, 64)[0]
    return entry[: max(min(size, 64) - 2, 0)].decode("utf-16-le")
