"""Free text on paper: masked, in paragraphs, its figures kept on one line of print."""

import re

COMMITTEE = "人民调解委员会"
TOGETHER = re.compile(r"([0-9][0-9,.]*(?:元|年|月|日|时|号|室|楼|％|%|期|个|小时|次|天|平方米)?)")
FULL_ID = re.compile(
    r"(?<![0-9])([1-9]\d{5})(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(\d{3}[0-9Xx])(?![0-9])"
)


def masked(text: str) -> str:
    """Free text with the birth date of every full ID number starred out.

    >>> masked("李申，350599196103010016，业主")
    '李申，350599********0016，业主'
    """
    return FULL_ID.sub(r"\1********\2", text)


def paragraphs(text: str) -> list[str]:
    """The lines of a text as paragraphs, masked, without empty ones."""
    return [masked(line.strip()) for line in text.splitlines() if line.strip()]


def parts(lines: list[str]) -> list[list[tuple[str, bool]]]:
    """Lines as (text, keep together): a figure and its unit stay on one line of print."""
    return [
        [(text, bool(i % 2)) for i, text in enumerate(TOGETHER.split(line)) if text]
        for line in lines
    ]


def committee_name(name: str) -> tuple[str, str]:
    """The name before and from 人民调解委员会, which is not torn."""
    head, mark, tail = name.partition(COMMITTEE)
    return head, mark + tail
