"""The form on an estate's page, filled in by a resident."""

FILLED_IN = {
    "key": "one-form",
    "category": "LK",
    "summary": "楼上漏水。已经三天了，找过两次。",
    "place": "6号楼1102室",
    "name": "黄阿婆",
    "phone": "13800138000",
}
