"""The demo: two committees that exist nowhere, so that everything can be looked at.

- names.py       people, identity numbers and telephones that belong to nobody
- logins.py      the log-ins and one-case links of the cast, and the file that lists them
- shuangyang.py  双阳（示例）: places, bodies and the cast
- matters.py     what people there quarrel about
- story.py       one case told through the door, day by day; endings.py its later passages
- escalated.py   passages beyond those; leaps.py the steps whose forms are still to be built
- scenes.py      which cases 双阳 shows; telling.py tells each once
- wanan/         万安: exactly 1886 closed cases, written in bulk and verified
"""
