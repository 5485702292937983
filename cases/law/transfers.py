"""Why a case passes from one people's mediation committee to another."""

from django.db.models import TextChoices

from .returns import ReturnGround


class TransferGround(TextChoices):
    """The ground on which a case is handed to another committee (若干规定 21; 宁波条例 18)."""

    PLACE = "place", "纠纷发生地、当事人所在地的调委会更便于调解"
    TRADE = "trade", "属于行业性、专业性调委会的范围"
    ASKED = "asked", "各方当事人都要求由那里调解"
    TIES = ReturnGround.TIES.value, ReturnGround.TIES.label
    NO_MEDIATOR = ReturnGround.NO_MEDIATOR.value, ReturnGround.NO_MEDIATOR.label
