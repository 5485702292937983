"""The columns of words in one row: category, source, result, performance, satisfaction.

A word nobody has explained is a question: a category or a result holds its row up, the others are
kept as written meanwhile.
"""

from cases.ledger import answers, vocabulary, words
from cases.ledger.questions import Question
from cases.ledger.values import plain_text, shortened

NEEDED = frozenset({"category", "result"})


def facts(checked) -> dict[str, str]:
    """Word and code of each column of words."""
    category, result = _read(checked, "category"), _read(checked, "result")
    source = _read(checked, "source")
    channel, statutory = source[1] or ("", "")
    code, group = category[1] or ("", "")
    return {
        "category": category[0],
        "category_code": code,
        "official_class": group,
        "source_word": source[0],
        "source": statutory,
        "organ": words.organ(channel) if channel else "",
        "channel": channel,
        "result_word": result[0],
        "result_code": result[1].code if result[1] else "",
        **_minor(checked),
    }


def _minor(checked) -> dict[str, str]:
    facts = {}
    for name in ("performance", "satisfaction"):
        facts[f"{name}_word"], known = _read(checked, name)
        facts[f"{name}_code"] = known.code if known else ""
    return facts


def _read(checked, name: str) -> tuple[str, words.Meaning | None]:
    """The word of a column as written, and its meaning."""
    if name == "category":
        word = checked.required(name, "请填写纠纷类型")
    else:
        word = plain_text(checked.cell(name))
    if not word or checked.is_spoilt(name):
        return word, None
    answer = checked.table.answers.word(name, word)
    known = words.look_up(name, answer or word) if answer != answers.KEEP else None
    if not known and not answer:
        _ask(checked, name, word)
    return word, known


def _ask(checked, name: str, word: str) -> None:
    short, column = shortened(word), words.name_of(name)
    checked.checker.questions.ask(
        Question(
            *("words", word, f"{column}里的“{short}”是指哪一项？"),
            answers.choices_of_words(name),
            column=column,
            needed=name in NEEDED,
            default="" if name in NEEDED else answers.KEEP,
        )
    )
    if name == "category":
        checked.refuse(name, f"“{short}”不在分类之中，请改为下列之一：{words.allowed_categories()}")
    elif name == "result":
        checked.refuse(name, _result_refusal(word))
    else:
        checked.notice(name, f"“{short}”没有对应的代码，按原文保留")


def _result_refusal(word: str) -> str:
    if words.leaves_the_form_open(word):
        return f"“{shortened(word)}”没有说明协议形式，请写“达成书面协议”或“达成口头协议”"
    allowed = "、".join(name for name, _ in vocabulary.RESULTS.values())
    return f"“{shortened(word)}”不能识别，请改为下列之一：{allowed}"
