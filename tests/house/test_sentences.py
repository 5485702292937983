"""Every Chinese sentence of the product stands in one place.

A sentence is what stands between full stops, question marks, line ends and values filled in.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from tests.house.texts import ENDS, product, texts_of_code, texts_of_template

# The drawing of an official form is complete in itself: once frozen, no page changes it.
FORMS_OWN_WORDS = {"纠纷主要事实、争议事项", "人民调解不收取任何费用"}
LONG_ENOUGH = 10  # Chinese characters
HAN = re.compile(r"[\u4e00-\u9fff]")


def sentences_of(path: str, source: str) -> Iterator[str]:
    """The sentences of a file that are long enough to be written once."""
    texts = texts_of_template(source) if path.endswith(".html") else texts_of_code(source)
    for text in texts:
        for part in ENDS.split(text):
            sentence = part.strip(" \t，、：,")
            if len(HAN.findall(sentence)) >= LONG_ENOUGH:
                yield sentence


def written_twice(sources: dict[str, str]) -> dict[str, list[str]]:
    """The files of each sentence that stands in more than one place."""
    places = defaultdict(list)
    for path, source in sources.items():
        for sentence in sentences_of(path, source):
            places[sentence].append(path)
    return {sentence: paths for sentence, paths in places.items() if len(paths) > 1}


def test_a_sentence_is_written_once():
    assert set(written_twice(product())) == FORMS_OWN_WORDS


def test_a_sentence_in_a_guard_and_in_a_template_is_seen():
    sources = {
        "cases/guards.py": 'A = f"{who}不能办理；还有当事人没有签名或者盖章。"',
        "templates/page.html": "<p>{{ name }}：还有当事人没有签名或者盖章</p>",
    }

    assert written_twice(sources) == {"还有当事人没有签名或者盖章": list(sources)}


def test_a_sentence_twice_in_one_module_is_seen():
    source = '"""一句说明，在文件的最上面写着。"""\n'
    source += 'A = "还有当事人没有签名或者盖章。"\nB = "还有当事人没有签名或者盖章"\n'

    assert written_twice({"cases/a.py": source}) == {
        "还有当事人没有签名或者盖章": ["cases/a.py"] * 2
    }
