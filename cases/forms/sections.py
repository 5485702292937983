"""What a form declares about its page: titled sections, and the effects of the act."""

from dataclasses import dataclass

from cases.law.article import Article


@dataclass(frozen=True, slots=True)
class Fold:
    """Rarely needed questions under one named line; no required question may be in it."""

    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together, under a title in everyday words."""

    title: str
    names: tuple[str, ...] = ()
    fold: Fold | None = None


@dataclass(frozen=True, slots=True)
class After:
    """One effect of the act; `when` names the choice on which it depends."""

    text: str
    basis: Article | str = ""
    when: tuple[str, ...] = ()

    @property
    def condition(self) -> dict:
        """The question and the answers on which the line depends, as the page reads them."""
        return {"name": self.when[0], "values": " ".join(self.when[1:])} if self.when else {}


@dataclass(frozen=True, slots=True)
class Missing:
    """Where an act needs a choice and there is nothing to choose: what is missing, how to get it.

    Read like a guard that does not hold: `remedy` is the name of the act that helps.
    """

    otherwise: str
    remedy: str = ""
    basis: str = ""
    remedy_url: str = ""  # for pages that are no act


NO_PARTY = Missing("没有可选的当事人，请先补登当事人。", remedy="add_party")
NO_COURT_ABOVE = Missing("还没有登记上一级人民法院，请系统管理员先登记。")
NO_INTERMEDIATE_COURT = Missing("还没有登记中级人民法院，请系统管理员先登记。")
NO_COURT = Missing("本区没有登记法院，请系统管理员先登记法院。")


@dataclass(frozen=True, slots=True)
class Known:
    """A known value: a line with the link to change or add it."""

    label: str
    value: str = ""
    note: str = ""
    url: str = ""
    change: str = ""
