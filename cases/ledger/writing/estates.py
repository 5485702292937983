"""Which estate each spelling in a ledger is: the same by normal form, asked where only alike."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from cases.ledger import answers as answering
from cases.ledger import estate_names
from cases.ledger.questions import Question

MOST_CHOICES = 12


class Estates:
    """The estate of every spelling; `waiting` are those that only a person can tell apart.

    Registered names and the most frequent spellings stand; a rarer one that is alike waits.
    """

    def __init__(
        self, registered: Iterable[str], written: Counter, answers: Mapping[str, str]
    ) -> None:
        self.waiting: dict[str, list[str]] = {}
        self._written, self._answers = written, answers
        self._names: dict[str, str] = {}
        self._by_prefix: defaultdict[str, list[str]] = defaultdict(list)
        self._by_root: defaultdict[str, list[str]] = defaultdict(list)
        for name in registered:
            self._accept(name)
        for name, _ in written.most_common():
            self._place(name)

    def _accept(self, name: str) -> None:
        if self._names.setdefault(estate_names.key(name), name) is not name:
            return
        root = estate_names.root(name)
        self._by_root[root].append(name)
        for end in range(estate_names.SHORTEST, len(root)):
            self._by_prefix[root[:end]].append(name)

    def _place(self, name: str) -> None:
        key = estate_names.key(name)
        if key in self._names:
            return
        answer = self._answers.get(key)
        if answer:
            self._names[key] = self._names.get(estate_names.key(answer), answer)
            if self._names[key] is answer:
                self._accept(answer)
        elif answer is None and (alike := list(self._alike(name))):
            self.waiting.setdefault(key, alike)
        else:
            self._accept(name)

    def _alike(self, name: str) -> Iterator[str]:
        """The accepted names that might be the same estate."""
        root = estate_names.root(name)
        starts = (root[:end] for end in range(estate_names.SHORTEST, len(root)))
        near = [*self._by_root[root], *self._by_prefix[root]]
        near += [other for start in starts for other in self._by_root[start]]
        yield from (o for o in dict.fromkeys(near) if estate_names.are_alike(name, o))

    def name_of(self, written: str) -> str:
        """The name under which the estate of this spelling is registered."""
        return self._names.get(estate_names.key(written), written)

    def is_waiting(self, written: str) -> bool:
        """Whether only a person can say which estate this is."""
        return estate_names.key(written) in self.waiting

    def questions(self) -> Iterator[Question]:
        """One question for each spelling that waits."""
        times: Counter = Counter()
        spelt: dict[str, str] = {}
        for name, count in self._written.items():
            times[estate_names.key(name)] += count
            spelt.setdefault(estate_names.key(name), name)
        for key, alike in self.waiting.items():
            among = "”“".join(alike[:MOST_CHOICES])
            yield Question(
                *("estates", spelt[key], f"小区“{spelt[key]}”和“{among}”是不是同一个小区？"),
                (*alike[:MOST_CHOICES], answering.ANOTHER_ESTATE),
                times=times[key],
            )
