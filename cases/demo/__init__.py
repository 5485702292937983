"""The demo: two invented committees with people, estates and cases.

- names.py           people, identity numbers and telephones that belong to nobody
- logins.py          the log-ins and one-case links of the cast, and the file that lists them
- shuangyang.py      双阳（示例）: places, bodies and the cast
- matters.py         the subjects of the disputes
- story.py           one case taken through the door, day by day; endings.py its later passages
- notices.py         a notice of rectification without a case
- groups.py          passages of a case with many on one side
- escalated.py       passages beyond those
- scene.py           what is told of a case; scene_runner.py creates each once
- scenes.py          the cases 双阳 shows; scenes_ended.py those that have ended
- wanan/             万安: exactly 1886 closed cases, written in bulk and verified
"""
