"""Reading a workbook of referrals: each row complete, or every reason against it."""

from dataclasses import dataclass, field
from datetime import date

from cases.law.court_numbers import in_normal_form, parsed
from cases.law.routes import row_of
from cases.ledger import days, estate_names, people, words
from cases.ledger.filled_in.reading import Row, lines_of
from cases.ledger.records import Refusal
from cases.ledger.safe_unpacking import ReaderError, Source
from cases.ledger.table import Line, Table
from cases.ledger.values import plain_text
from cases.phases.mediate.guards_of_referrals import OF_ANOTHER_ROUTE, kinds_on
from cases.phases.mediate.records import Referral

from . import columns
from .columns import MOST_ROWS, columns_of
from .known import Places

TOO_MANY = f"一次最多 {MOST_ROWS} 件，请分成几个文件。"
UNLISTED = "第 {} 行的小区“{}”不在调委会的小区名册里，已写进地点，没有记到小区名下。"
NOTED_BY_US = "收到的方式和日期由系统登记：平台转来，交表当天。移送单位就是本院，不用写。"
NOT_OF_A_COURT = "不是法院的途径，可以写：委派、委托（普通程序）、委托（简易程序）"
VIA = {words.key(one.label): one.value for one in Referral.Via}
VIA |= {"平台": "platform", "网上": "platform", "纸质": "", "签收": "", "": ""}


@dataclass(frozen=True, slots=True)
class Referred:
    """One row that can be opened: its place in the workbook, and what is written, understood."""

    sheet: str
    row: int
    facts: dict

    @property
    def known_by(self) -> str:
        """By what the same referral is known again: its route, who sent it, and its number."""
        facts = self.facts
        parts = (facts["route"], words.key(facts["sender"]), words.key(facts["number"]))
        return "|".join(map(str, parts))


@dataclass(slots=True)
class Reading:
    """The rows of a workbook, those refused with every reason, and what is told besides."""

    rows: list[Referred] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @property
    def read(self) -> int:
        """The rows with a referral, taken or refused."""
        return len(self.rows) + len({(one.sheet, one.row) for one in self.refused})


def read(source: Source, *, today: date, known: Places) -> Reading:
    """Read and check a workbook; raises `ReaderError` when it cannot be used as a whole."""
    by_court = known.sender is not None
    reading = Reading(told=[NOTED_BY_US] * by_court)
    seen: dict[str, Referred] = {}
    for line, table, epoch in lines_of(source, columns_of(by_court=by_court), reading.told):
        _take(_Row(line, table, epoch, today, known), seen, reading)
        if reading.read > MOST_ROWS:
            raise ReaderError(TOO_MANY)
    return reading


def _take(row: "_Row", seen: dict[str, Referred], reading: Reading) -> None:
    facts = row.facts()
    if row.refused:
        reading.refused += row.refused
        return
    found = Referred(row.table.sheet.name, row.line.number, facts)
    first = seen.setdefault(found.known_by, found)
    if first is not found:
        sheet = f"工作表“{first.sheet}”" if first.sheet != found.sheet else ""
        where = f"{sheet}第 {first.row} 行"
        row.refuse("number", f"和{where}是同一个移送单位、同一个文号，请核对")
        reading.refused += row.refused
        return
    if row.unlisted:
        reading.told.append(UNLISTED.format(found.row, row.unlisted))
    reading.rows.append(found)


class _Row(Row):
    """One row of a workbook of referrals."""

    def __init__(self, line: Line, table: Table, epoch: date, today: date, known: Places):
        self.columns = columns_of(by_court=known.sender is not None)
        super().__init__(line, table)
        self.epoch, self.today, self.known = epoch, today, known
        self.unlisted = ""  # the estate that a court wrote and the committee does not know

    def facts(self) -> dict:
        """Everything the row says, as far as it can be read."""
        route = self._route()
        received = self.today if self.known.sender else self._day("received_on")
        facts = {name: self._text(name) for name in self.columns.limits}
        facts |= {"route": route, "via": self._via(route), "received_on": received}
        facts |= {"report_until": self._report_until(received), "category": self._category()}
        facts |= {"estate": self._estate(facts), "court": self._court(route, facts)}
        facts |= self._side("applicants", "phone") | self._side("respondents", "respondent_phone")
        self._number(route, facts)
        return facts | self._amount()

    def _route(self) -> str:
        word = plain_text(self.cell("route"))
        found = columns.route_of(word)
        if found is None and not self._is_spoilt("route"):
            in_doubt = words.key(word).endswith("委托")
            why = columns.IN_DOUBT if in_doubt else columns.NO_ROUTE
            self.refuse("route", why if word else "没有写")
        elif found and self.known.sender and not row_of(found).by_court:
            self.refuse("route", NOT_OF_A_COURT)
        return str(found or "")

    def _via(self, route: str) -> str:
        if self.known.sender:
            return str(Referral.Via.PLATFORM)
        word = words.key(plain_text(self.cell("via")))
        if word not in VIA:
            self.refuse("via", "看不出是哪一种，请写“签收材料”或者“平台转来”")
        elif route and row_of(route).by_court and not word:
            self.refuse(
                "via", "没有写：法院的案件要写“签收材料”或者“平台转来”，期限从不同的日子起算"
            )
        return VIA.get(word, "")

    def _day(self, name: str) -> date | None:
        found = self._parsed(name, lambda cell: days.day(cell, self.epoch), None)
        if found is None and not self.cell(name) and name in self.columns.required:
            self.refuse(name, "没有写")
        elif found and name == "received_on" and found > self.today:
            self.refuse(name, "是以后的日期，请核对")
        return found

    def _report_until(self, received: date | None) -> date | None:
        until = self._day("report_until")
        if until and received and until < received:
            self.refuse("report_until", "早于收到的日期，请核对")
        return until

    def _category(self) -> str:
        word = plain_text(self.cell("category"))
        found = words.category(word) if word else None
        if word and found is None:
            self.refuse("category", f"不是能识别的类型，可以写：{words.allowed_categories()}")
        elif not word and not self._is_spoilt("category"):
            self.refuse("category", "没有写")
        return found.code if found else ""

    def _estate(self, facts: dict):
        """The committee's estate of that very name; none where the cell is empty.

        A court need not know the committee's list: an estate that is not in it is part of the
        place.
        """
        word = plain_text(self.cell("estate"))
        found = self.known.estates.get(estate_names.key(word))
        if word and found is None and self.known.sender:
            self.unlisted = word
            facts["place"] = facts["place"] if word in facts["place"] else word + facts["place"]
        elif word and found is None:
            self.refuse(
                "estate", "不在本会的小区名册里，请写名册里的名称；不在册的留空，在地点里写全"
            )
        return found

    def _court(self, route: str, facts: dict):
        if self.known.sender:
            return self._own_court(facts)
        if not route or not row_of(route).by_court:
            return None
        found = self.known.courts.get(words.key(plain_text(self.cell("sender"))))
        if found is None and plain_text(self.cell("sender")):
            self.refuse(
                "sender",
                f"没有登记这家法院，请写全称：{'、'.join(map(str, self.known.courts.values()))}",
            )
        return found

    def _own_court(self, facts: dict):
        """The court that sends the workbook; a row names no other."""
        own = str(self.known.sender)
        if facts["sender"] and words.key(facts["sender"]) != words.key(own):
            self.refuse("sender", f"不是本院（{own}），只能移送本院的案件")
        facts["sender"] = own
        return self.known.sender

    def _number(self, route: str, facts: dict) -> None:
        """A court's number in its normal form, of the kinds that fit the route."""
        if not route or not row_of(route).by_court or not facts["number"]:
            return
        found = parsed(facts["number"])
        if found is None:
            self.refuse("number", "不是法院案号的写法，例如（2026）闽0504诉前调12号")
        elif found.kind not in kinds_on(route):
            self.refuse("number", OF_ANOTHER_ROUTE.rstrip("。"))
        facts["number"] = in_normal_form(facts["number"]) or facts["number"]

    def _side(self, name: str, phone: str) -> dict:
        """The parties of one side with their telephones; groups are registered by hand."""
        found = self._parsed(name, people.people, people.People())
        if found.heads or found.more or any(map(people.is_group, found.names)):
            self.refuse(name, "是多人，人数、姓名要逐一核对，请在登记页登记这一件")
        if doubtful := next(filter(people.is_more_than_a_name, found.names), ""):
            self.refuse(name, f"里“{doubtful}”不像单独的姓名或者名称，请只写姓名或者名称")
        phones = self._phones(phone)
        beside = [one for one in found.phones if one]
        if phones and (beside or len(phones) != len(found.names)):
            self.refuse(phone, "和人数对不上，一人写一个电话，顺序和姓名相同")
        none = [""] * len(found.names)
        numbers = phones or list(found.phones) or none
        return {name: list(zip(found.names, numbers, found.id_numbers or none, strict=False))}

    def _amount(self) -> dict:
        sum_ = self._sum("amount")
        return {"amount": sum_.fen, "amount_approximate": sum_.approximate}
