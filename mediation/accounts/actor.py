"""The actor: who does an act, and in which function.

Nothing below the faces knows a user or a request. A person with an account, a holder of a
one-case link, the system and the public all act as an `Actor`.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from mediation import clock
from mediation.directory.models import Function

from .functions import Reach, body_fields, body_of, row_of


class Kind(StrEnum):
    """What stands behind an actor."""

    USER = "user"
    LINK = "link"
    MACHINE = "machine"
    SYSTEM = "system"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class PostHeld:
    """One post as it stands today; `place` is what its body oversees: ("district", key)."""

    function: Function
    title: str
    body_id: int | None
    body_name: str
    place: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts; `function` is the one function of the face the actor stands at.

    `principal` names the person or link in access rows (never the post). `party_id` and
    `case_id` are set for a one-case link, whose words count as that party's own.
    """

    kind: Kind
    function: Function
    name: str
    principal: str
    title: str = ""
    person_id: int | None = None
    posts: tuple[PostHeld, ...] = ()
    case_id: int | None = None
    party_id: int | None = None

    @property
    def reach(self) -> Reach:
        """How far this actor sees in the present function; unknown functions see nothing."""
        return row_of(self.function).reach

    @property
    def functions(self) -> list[Function]:
        """All functions held today, in the order of the posts."""
        if self.kind is not Kind.USER:
            return [self.function]
        return list(dict.fromkeys(post.function for post in self.posts))

    @property
    def bodies(self) -> frozenset[int]:
        """Ids of the bodies (committees, companies, courts) served in the present function."""
        return frozenset(
            post.body_id for post in self.posts if post.function == self.function and post.body_id
        )

    @property
    def places(self) -> dict[str, list[int]]:
        """What the bodies served in the present function oversee: {"district": [keys], …}."""
        found: dict[str, list[int]] = {}
        for post in self.posts:
            if post.function == self.function and post.place:
                found.setdefault(post.place[0], []).append(post.place[1])
        return found

    @property
    def title_line(self) -> str:
        """Title and body as printed beside the name."""
        post = next((p for p in self.posts if p.function == self.function), None)
        if post is None:
            return self.title or self.function.label
        return " · ".join(filter(None, [post.title or post.function.label, post.body_name]))

    def acting(self, function: Function) -> "Actor":
        """The same actor at the face of another function it holds."""
        return replace(self, function=function)


NOBODY = Actor(Kind.PUBLIC, Function.PUBLIC, "公众", "public")
SYSTEM = Actor(Kind.SYSTEM, Function.SYSTEM, "系统", "system", title="每日运行")


def principal_of(person_id: int) -> str:
    """The principal of a person in access rows."""
    return f"person:{person_id}"


def actor_of(person, posts=None) -> Actor:
    """The actor of a person with the posts held today; one query unless posts are given."""
    if posts is None:
        posts = person.posts.held_on(clock.today()).select_related(*body_fields()).order_by("pk")
    held = tuple(_held(post) for post in posts)
    return Actor(
        kind=Kind.USER,
        function=held[0].function if held else Function.PUBLIC,
        name=person.name,
        principal=principal_of(person.pk),
        person_id=person.pk,
        posts=held,
    )


def _held(post) -> PostHeld:
    body = body_of(post)
    return PostHeld(
        function=Function(post.function),
        title=post.title,
        body_id=body and body.pk,
        body_name=str(body or ""),
        place=getattr(body, "place", None),
    )
