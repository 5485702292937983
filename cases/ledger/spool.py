"""A list kept in a temporary file, so that a long ledger takes little memory."""

import os
import pickle
import tempfile
import weakref
from array import array
from collections.abc import Iterator
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Spool(Generic[Item]):
    """Items appended once and read by place or from the beginning, by any number of readers.

    The file has no name and vanishes with the object; only this process writes and reads it.
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 -- closed with the object
        weakref.finalize(self, self._file.close)
        self._ends = array("Q", [0])
        self._unwritten = False

    def append(self, item: Item) -> None:
        """Add an item at the end."""
        packed = pickle.dumps(item, pickle.HIGHEST_PROTOCOL)
        self._file.write(packed)
        self._ends.append(self._ends[-1] + len(packed))
        self._unwritten = True

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, place: int) -> Item:
        if self._unwritten:
            self._file.flush()
            self._unwritten = False
        start, end = self._ends[place], self._ends[place + 1]
        packed = os.pread(self._file.fileno(), end - start, start)
        return pickle.loads(packed)  # noqa: S301 -- written by this object only

    def __iter__(self) -> Iterator[Item]:
        return self.between(0, len(self))

    def between(self, start: int, stop: int) -> Iterator[Item]:
        """The items from `start` to before `stop`."""
        for place in range(max(start, 0), min(stop, len(self))):
            yield self[place]
