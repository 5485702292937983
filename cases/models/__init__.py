"""The records of a case; records of a phase are defined in that phase."""

from cases.access.links import Link
from cases.access.rows import AccessLog, CaseAccess
from cases.access.unmasking import Unmasking
from cases.papers.evidence import Evidence
from cases.papers.freezing import IssuedDocument
from cases.phases.adjudicate.records import Proceeding
from cases.phases.enforce.outcomes import Breach, ConditionOutcome, Observance, Settlement
from cases.phases.enforce.records import Instalment, Obligation, Title
from cases.phases.enforce.records_of_orders import FurtherParty
from cases.phases.enforce.records_of_payments import Payment
from cases.phases.enforce.records_of_succession import Succession
from cases.phases.enforce.records_of_visits import ReturnVisit
from cases.phases.enforce.reductions import Reduction
from cases.phases.handle.records import (
    Answer,
    Dispatch,
    Inspection,
    Notice,
    Promise,
    Rating,
    Supervision,
)
from cases.phases.handle.records_of_links import CaseLink
from cases.phases.mediate.agreement import Agreement
from cases.phases.mediate.clause_people import CoCreditor, CoDebtor, Share
from cases.phases.mediate.clauses import Clause
from cases.phases.mediate.group_members import GroupMember
from cases.phases.mediate.member_shares import MemberShare
from cases.phases.mediate.records import (
    Appraisal,
    Assignment,
    CaucusNote,
    ContactAttempt,
    Investigation,
    Offer,
    Referral,
    Session,
)
from cases.phases.mediate.records_of_mediators import Helper, Recusal
from cases.phases.mediate.records_of_transfers import Transfer
from cases.phases.mediate.signatures import Signature

from .case import Case
from .case_choices import Channel, Source
from .claims import Claim, ClaimParty
from .clocks import Clock, ClockLength
from .daily_runs import DailyRun
from .estate_notices import EstateNotice, EstateNoticeEvent
from .external_numbers import ExternalNumber
from .imports import Import, ImportedCase, LedgerAnswer
from .ledger_uploads import LedgerFile, LedgerUpload
from .numbers import NumberDrawn, NumberSeries
from .party import Party
from .referral_batches import ReferralBatch, ReferredCase
from .trail import IdempotencyKey, Step
