"""make bench: CPU time and statements of every common page; with BEFORE=commit against that commit.

Process CPU time of requests inside the process, so that other work on the machine counts little;
both trees are measured in turns, and the medians stand over all turns. Prints machine, database
and counts beside the figures; nothing here fails a run.
"""

import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = Path(__file__).with_name("pages.py")
ROUNDS, TURNS = int(os.environ.get("ROUNDS", "200")), 2


def measure(tree, folder) -> dict:
    """One turn in one tree: page -> statements, times, sizes."""
    given = [sys.executable, PAGES.relative_to(ROOT), folder, str(ROUNDS // TURNS)]
    answer = subprocess.run(given, cwd=tree, check=True, stdout=subprocess.PIPE)
    return json.loads(answer.stdout.splitlines()[-1])


@contextmanager
def trees(before, folder):
    """This tree, and the commit to compare it with where one is named."""
    if not before:
        yield {"now": ROOT}
        return
    old = folder / "tree"
    git = ["git", "-C", ROOT, "worktree"]
    subprocess.run([*git, "add", "--quiet", "--detach", old, before], check=True)
    (old / PAGES.relative_to(ROOT)).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(PAGES, old / PAGES.relative_to(ROOT))
    try:
        yield {before[:8]: old, "now": ROOT}
    finally:
        subprocess.run([*git, "remove", "--force", old], check=True)


def main() -> None:
    """Measure every tree in turns, then print one line a page."""
    with tempfile.TemporaryDirectory(prefix="mediation-bench-") as place:
        folder = Path(place)
        with trees(os.environ.get("BEFORE", ""), folder) as known:
            turns = [
                {name: measure(tree, folder / name) for name, tree in known.items()}
                for _ in range(TURNS)
            ]
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, ")
    print(f"SQLite, demo of both committees, {ROUNDS} requests a page in {TURNS} turns")
    print(f"{'page':22}" + "".join(f"{name:>12} ms  p95  sql  gzip KiB" for name in turns[0]))
    for page in turns[0]["now"]:
        print(f"{page:22}" + "".join(line(turns, name, page) for name in turns[0]))


def line(turns, name, page) -> str:
    """The figures of one page in one tree: median, 95th percentile, statements, weight."""
    times = [each for turn in turns for each in turn[name][page]["times"]]
    found = turns[0][name][page]
    p95 = statistics.quantiles(times, n=20)[-1]
    median, weight = statistics.median(times), found["gzip"] / 1024
    return f"{median:15.1f}{p95:5.0f}{found['statements']:5}{weight:10.1f}"


main()
