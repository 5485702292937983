"""Terms of the office that a party need not know."""

import re

OFFICE_LANGUAGE = re.compile(
    "一案链接|立卷|归档|销号|处结|派单|卷宗|督办|答复率|接单|经办人|时效自当日中断|时效中断"
)
