"""Import a committee's ledger: rehearse it, import the accepted rows, return the others.

The JSON is {"read", "imported", "skipped", "created": {"estates", "mediators"}, "refused": [{"row",
"column", "value", "reason"}], "total", "understood", "questions", "map"}: a row with several faults
is in "refused" once for each, and "total" is the money (元) of the rows of this file that are cases
now, whether from this run or an earlier one; of a rehearsal, of those that would be. "understood"
is how the file was read, "questions" what only a person can say, "map" the file for `--map` to be
filled in.
"""

import json
from pathlib import Path

from django.db import DatabaseError
from xlsxwriter.exceptions import XlsxWriterException

from cases.ledger import questions, understood, words
from cases.ledger.answers import Answers, BadAnswer
from cases.ledger.errors import write_errors
from cases.ledger.headings import REQUIRED
from cases.ledger.safe_unpacking import ReaderError
from cases.ledger.writer import Importer, Ledger
from cases.ledger.writing import kept_answers, new_committee, sentences, understood_words
from cases.terminal import (
    COMMITTEE_NAME,
    ChineseCommand,
    DoneInPart,
    Progress,
    Refused,
    WrongUsage,
    reason,
    sentence,
)
from mediation import clock
from mediation.accounts.typed_text import has_unreadable
from mediation.directory.committee_lookup import CommitteeUnknown, find_committee

NEEDED = "要有这些列：" + "、".join(words.name_of(name) for name in REQUIRED)
AGAIN = "再运行一次，会从中断处接着导入，不会重复。"


class Command(ChineseCommand):
    needs_keys = True
    help = (
        "导入调委会的调解台账（.xlsx、.xls、.csv）。同一行不会导入两次；有问题的行退回，其余照常导入。"
        "看不懂的列名、词语、单位和相近的小区不猜，列成问题；把回答写进 --map 的文件再运行一次。"
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE", help=f"台账文件，{NEEDED}")
        parser.add_argument("--committee", required=True, metavar="NAME", help=COMMITTEE_NAME)
        parser.add_argument("--create", action="store_true", help="没有这个调委会时新建")
        parser.add_argument("--dry-run", action="store_true", help="只试算，不写入")
        parser.add_argument(
            "--errors", type=Path, metavar="OUT.xlsx", help="把退回的行写成工作簿，改好后再导入"
        )
        parser.add_argument(
            "--map",
            type=Path,
            metavar="FILE.json",
            help="对问题的回答：列名、词语、单位、小区、编号；样子见试算的结果，回答会记住",
        )
        parser.add_argument("--format", choices=["text", "json"], default="text", help="格式")

    def handle(self, *args, **options):
        """Exit 0 when every row is stored, 3 when some were refused, 1 when none could be
        stored."""
        _check_errors_file(options["file"], options["errors"])
        committee = _committee(options["committee"], options["create"])
        given = _given_answers(options["map"])
        checked = Progress(self.stderr, sentences.CHECKED)
        ledger = _read(options["file"], committee, options["committee"], given, checked)
        self._warn(ledger.reading, committee, options["committee"])
        outcome = self._import(ledger, committee, options, given)
        remedy = _write_errors(ledger, outcome, options["errors"])
        self._answer(outcome, ledger.reading, options)
        if options["errors"] and not outcome.refused and options["format"] != "json":
            self.stdout.write(remedy)
        _exit(outcome, ledger.reading, remedy)

    def _import(self, ledger, committee, options, given):
        importer = Importer(ledger, committee)
        if options["dry_run"]:
            return importer.dry_run()
        if committee is None:
            outcome = importer.dry_run()
            if not outcome.imported:
                return outcome
            committee = new_committee.find_or_create(options["committee"])
            self.stderr.write(f"新建调委会：{committee.code} {committee.name}。", style_func=str)
        kept_answers.keep(committee, given)
        progress = Progress(self.stderr, sentences.STORED, len(ledger.reading.rows))
        return _run(Importer(ledger, committee, progress))

    def _warn(self, reading, committee, name):
        """Print what deserves attention without stopping the import."""
        if doubt := sentences.title_doubt(reading, committee, name):
            self.stderr.write(doubt, style_func=str)

    def _answer(self, outcome, reading, options):
        if options["format"] == "json":
            self.stdout.write(json.dumps(_as_json(outcome, reading), ensure_ascii=False))
            return
        for sentence_of_it in understood.sentences(reading):
            self.stdout.write(sentence_of_it)
        if options["dry_run"]:
            self._show_words(reading)
        sheets, hint = reading.sheets, "，用 --errors 写成工作簿查看"
        self._show("提醒", sentences.of_cells(reading.notices, sheets))
        self._show("退回", sentences.of_cells(outcome.refused, sheets, hint))
        self._show_questions(reading)
        self.stdout.write(sentences.summary(outcome, rehearsed=options["dry_run"]))

    def _show_words(self, reading):
        """Print how the ledger's words were understood, for confirmation before the import."""
        for column, rows in understood_words.mapped(reading):
            self.stdout.write(f"{column}：")
            self.rows(*(("", *row) for row in rows))

    def _show(self, kind, lines):
        for line in lines:
            self.stdout.write(f"{kind}：{line}")

    def _show_questions(self, reading):
        """Print the open questions, and the file for --map to be filled in."""
        for one in reading.questions:
            how, asked = sentences.how_asked(one), sentences.asked(one)
            self.stdout.write(f"{how}：{asked}可选：{'、'.join(one.choices)}。")
        if len(reading.questions):
            skeleton = json.dumps(questions.skeleton(reading.questions), ensure_ascii=False)
            self.stdout.write(f"把回答填进下面的样子，存成文件，用 --map 再运行一次：\n{skeleton}")


def _as_json(outcome, reading):
    return {
        **outcome.as_json(),
        "understood": understood.as_json(reading),
        "questions": [question.as_json() for question in reading.questions],
        "map": questions.skeleton(reading.questions),
    }


def _given_answers(path):
    """The decoded file of answers; an empty one without a file."""
    if path is None:
        return {}
    try:
        given = json.loads(path.read_text(encoding="utf-8-sig"))
        if has_unreadable(json.dumps(given, ensure_ascii=False)):
            raise Refused(f"--map 的文件 {path} 里有读不出的字符，请改正。")
        Answers.of(given)
    except OSError as failed:
        raise Refused(f"读不到 --map 的文件 {path}：{reason(failed)}。") from failed
    except (ValueError, RecursionError) as wrong:
        raise Refused(f"--map 的文件 {path} 不是有效的 JSON，请检查引号和逗号。") from wrong
    except BadAnswer as bad:
        raise Refused(f"--map 的文件 {path}：{bad}") from bad
    return given


def _check_errors_file(source, out):
    if out is None:
        return
    if out.suffix.casefold() != ".xlsx":
        raise WrongUsage("--errors 的文件名要以 .xlsx 结尾。")
    if out.resolve() == source.resolve():
        raise WrongUsage("--errors 不能写到台账文件本身，请换一个文件名。")
    if not out.resolve().parent.is_dir():
        raise Refused(f"--errors 要写到的文件夹不存在：{out.parent}。")


def _committee(name, create):
    """The committee, or None if it is to be created."""
    try:
        return find_committee(name)
    except CommitteeUnknown as unknown:
        if not create:
            raise Refused(f"{unknown}要新建请加 --create。") from unknown
    try:
        new_committee.check(name)
    except new_committee.BadName as bad:
        raise Refused(str(bad)) from bad
    return None


def _read(path, committee, name, given, progress):
    try:
        answers = Answers.of(kept_answers.merged(committee, given) if committee else given)
        names = sentences.names_of(committee, name)
        how = {"today": clock.today(), "answers": answers, "progress": progress}
        return Ledger.read(path, names=names, **how)
    except ReaderError as error:
        raise Refused(str(error)) from error


def _run(importer):
    """Run the import; an interruption leaves complete chunks stored, and the message says so."""
    try:
        return importer.run()
    except (DatabaseError, KeyboardInterrupt) as broken:
        if not importer.stored:
            raise
        done = f"{sentence(broken)}已导入 {importer.stored} 行；{AGAIN}"
        raise DoneInPart(done) from broken


def _write_errors(ledger, outcome, out):
    """Write the error workbook if requested; returns what to do with the refused rows, and where
    there are none, that nothing was written."""
    if not outcome.refused:
        return f"没有退回的行，没有写 {out}。" if out else ""
    if out is None:
        return "加 --errors OUT.xlsx 可以把退回的行写成工作簿，改好后再导入。"
    try:
        write_errors(ledger.content, outcome.refused, out, ledger.answers)
    except (OSError, XlsxWriterException) as failed:
        return f"但是 {out} 写不进去（{failed}），请换一个位置再运行一次。"
    return f"退回的行在 {out}，改好后可以直接再导入。"


def _exit(outcome, reading, remedy):
    """Exit with what is left to do: answers first, then refused rows."""
    needed = len(reading.questions.needed)
    questions_left = f"有 {needed} 个问题要回答（见上），用 --map 再运行一次。" if needed else ""
    if not outcome.read and not needed:
        raise Refused(sentences.NOTHING_IN_IT)
    if not outcome.accepted:
        rows = f"{outcome.refused_rows} 行全部退回，" if outcome.refused_rows else ""
        raise Refused(f"{rows}没有导入。{questions_left or remedy}")
    if outcome.refused or needed:
        rows = f"有 {outcome.refused_rows} 行退回。{remedy}" if outcome.refused else ""
        raise DoneInPart(f"{questions_left}{rows}")
