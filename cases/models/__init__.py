"""The records of a case; the phases' own records stand with their phase."""

from cases.access import AccessLog, CaseAccess, Link
from cases.papers import IssuedDocument
from cases.phases.adjudicate import Proceeding
from cases.phases.enforce import Instalment, Obligation, Payment, ReturnVisit, Title
from cases.phases.handle import Answer, Dispatch, Promise, Rating
from cases.phases.mediate import (
    Agreement,
    Assignment,
    CaucusNote,
    Clause,
    ContactAttempt,
    Investigation,
    Offer,
    Session,
    Signature,
)

from .case import Case, Channel, Source
from .clocks import Clock, ClockLength
from .imports import Import
from .numbers import NumberDrawn, NumberSeries
from .party import Claim, Evidence, ExternalNumber, Party
from .trail import IdempotencyKey, Step

__all__ = [
    "AccessLog",
    "Agreement",
    "Answer",
    "Assignment",
    "Case",
    "CaseAccess",
    "CaucusNote",
    "Channel",
    "Claim",
    "Clause",
    "Clock",
    "ClockLength",
    "ContactAttempt",
    "Dispatch",
    "Evidence",
    "ExternalNumber",
    "IdempotencyKey",
    "Import",
    "Instalment",
    "Investigation",
    "IssuedDocument",
    "Link",
    "NumberDrawn",
    "NumberSeries",
    "Obligation",
    "Offer",
    "Party",
    "Payment",
    "Proceeding",
    "Promise",
    "Rating",
    "ReturnVisit",
    "Session",
    "Signature",
    "Source",
    "Step",
    "Title",
]
