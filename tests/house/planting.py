"""Planting a fault in running code: a line of a module is changed, and changed back.

The changed source is compiled, not run: every function whose text changed gets the new code, also
where an address or a class holds it already.
"""

import gc
import importlib
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FunctionType

from cases.web.listing import chips


@contextmanager
def planted(module, old, new):
    """The module with this text in place of that one."""
    path = importlib.import_module(module).__file__
    source = Path(path).read_text()
    assert source.count(old) == 1, f"{module}: {source.count(old)} times {old!r}"
    kept = put_in(path, codes(source.replace(old, new), path))
    chips.forget()
    assert kept, f"{module}: no function holds {old!r}"
    try:
        yield
    finally:
        for function, code in kept:
            function.__code__ = code
        chips.forget()


def codes(source, path) -> dict[str, CodeType]:
    """The code of every function in a source, by its qualified name."""
    found, waiting = {}, [compile(source, path, "exec")]
    while waiting:
        inner = [const for const in waiting.pop().co_consts if isinstance(const, CodeType)]
        found |= {code.co_qualname: code for code in inner}
        waiting += inner
    return found


def put_in(path, wanted) -> list[tuple[FunctionType, CodeType]]:
    """Give every living function of that file its new code; returns the previous code of each."""
    kept = []
    gc.unfreeze()  # frozen objects are not listed
    for function in (f for f in gc.get_objects() if type(f) is FunctionType):
        code = function.__code__
        new = wanted.get(code.co_qualname)
        if code.co_filename == path and new is not None and new != code:
            kept.append((function, code))
            function.__code__ = new
    return kept
