"""Names as long as real ones, added to the demo before its pages are looked at.

Run inside the installation: `python -m tests.browser.long_names`. Choices that hold them must wrap.
"""

# ruff: noqa: E402 -- Django is set up before its models are imported

import django

django.setup()

from mediation.directory.models import Committee, Department, Estate, PropertyCompany

COMPANY = "福建省和煦阳光城市物业管理服务有限责任公司泉州市洛江区第一分公司（示例）"
SHORT = "和煦阳光城市物业洛江第一分公司（示例）"
ESTATE = "阳光城市和煦花园三期高层住宅小区东区第二组团"
DEPARTMENT = "洛江区住房和城乡建设局物业管理与房屋安全服务中心"


def add() -> None:
    """A company, an estate and a department with long names, where the cast works."""
    committee = Committee.objects.get(short_name__startswith="双阳")
    PropertyCompany.objects.create(name=COMPANY, short_name=SHORT)
    Estate.objects.create(name=ESTATE, code="SYLONG", committee=committee, households=1)
    Department.objects.create(name=DEPARTMENT, district=committee.district)


if __name__ == "__main__":
    add()
