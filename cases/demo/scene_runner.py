"""Creating the scenes of 双阳, each once and completely."""

from collections.abc import Callable, Iterable

from django.db import transaction

from cases.demo import logins, scenes, shuangyang
from cases.demo.beginning import MARK
from cases.demo.escalated import Story
from cases.demo.scene import Scene
from cases.demo.shuangyang import Town
from cases.models import Case

PROGRESS_EVERY = 20


class SceneBroken(AssertionError):
    """A story did not end in the state its scene declares."""


def create_missing(town: Town, wanted: Iterable[Scene], say: Callable[[str], None]) -> int:
    """Create every missing scene, oldest first; returns how many were created."""
    there = town.committee.cases.filter(content_hash__startswith=MARK)
    existing = set(there.values_list("content_hash", flat=True))
    missing = [scene for scene in wanted if MARK + scene.key not in existing]
    for count, scene in enumerate(sorted(missing, key=lambda scene: -scene.ago), 1):
        create(town, scene)
        if count % PROGRESS_EVERY == 0:
            say(f"{shuangyang.SHORT}：已办理{count}/{len(missing)}件")
    return len(missing)


@transaction.atomic
def create(town: Town, scene: Scene) -> Case:
    """Create one scene completely or not at all; raises `SceneBroken` for another final state."""
    case = Story(town, scene).run()
    case.refresh_from_db()
    if case.status != scene.shows:
        raise SceneBroken(f"{scene.key}: {case.status}, not {scene.shows}")
    return case


def links(town: Town) -> list[logins.Login]:
    """The one-case links of 李申 and 周被, who are asked whether they want mediation."""
    case = town.committee.cases.get(content_hash=MARK + scenes.ASKED)
    return [logins.open_link(case, party) for party in case.parties.order_by("pk")]
