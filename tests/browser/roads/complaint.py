"""A complaint from an estate's page, as a resident sends it."""


def complains(resident):
    """Three questions on the page of the estate; the receipt gives the number."""
    resident.goes_to("/")
    resident.presses("反映问题")
    resident.presses("侨韵苑")
    resident.chooses("选一类", "漏水渗水")
    resident.fills("经过", "楼上卫生间漏水，泡坏了天花板。")
    resident.fills("楼栋、房号或者地点", "6号楼1102室")
    resident.fills("您怎么称呼", "林望舒")
    resident.fills("电话", "13800001111")
    resident.ticks("请调委会调解这件事")
    resident.presses("提交")
    return resident.reads(r"(SY\d{4}-\d{6})")
