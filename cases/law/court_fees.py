"""What a court charges, or does not, on each way to it (《诉讼费用交纳办法》)."""

from .articles import Article

FEES = "诉讼费用交纳办法"
CONFIRMATION_IS_FREE = Article("司法确认规定", "第十一条", "办理司法确认案件，不收取费用。")
OF_A_SUIT = Article(FEES, "第十三条、第十五条、第十六条", "受理费按件、按金额；减半的情形。")
OF_AN_ORDER = Article(
    FEES, "第十四条、第三十六条", "比照受理费的三分之一；没有异议的由债务人负担。"
)
OF_ENFORCEMENT = Article(FEES, "第十四条、第二十条", "执行申请费执行后交纳，不预交。")

FREE = "法院办理司法确认，不收费"
PAPER_IS_FREE = "法院出具诉前调解书，不收费"
FEE_OF_A_SUIT = (
    "案件受理费由起诉的一方先交：金额不超过1万元的每件50元，超过1万元到10万元的部分2.5%；"
    "适用简易程序、调解结案、撤诉的减半"
)
FEE_OF_AN_ORDER = "申请费是案件受理费的三分之一，由申请人先交；债务人没有提出异议的，由债务人负担"
NOT_PREPAID = "申请执行不用先交费，执行到位以后由被执行人交纳；金额不超过1万元的每件50元"
