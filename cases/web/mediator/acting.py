"""The pages of the mediator's acts: the shared page, and phrases to tap while writing."""

from cases.web.staff import StaffAct

PHRASES = {
    "log_session": {
        "statements": [
            "申请人陈述：",
            "被申请人陈述：",
            "双方对事实经过没有争议。",
            "双方对金额有争议。",
        ],
        "content": [
            "调解员讲明了有关法律规定和各方的权利义务。",
            "双方同意先查明原因，再谈赔偿。",
            "双方同意各让一步。",
            "双方分歧较大，约定再次调解。",
            "一方要求终止调解，已告知其他途径。",
        ],
    },
    "caucus": {"text": ["他的底线是", "他最在意的是", "他愿意先做"]},
    "investigate": {"text": ["现场查看：", "询问邻居：", "已拍照固定。"]},
}


class MediatorAct(StaffAct):
    """An act's page with the phrases that go with it."""

    template_name = "mediator/act.html"

    def more(self, form):
        """The fields, each with the phrases that go into it."""
        phrases = PHRASES.get(self.name, {})
        fields = [(bound, phrases.get(bound.name, [])) for bound in form]
        return super().more(form) | {"fields": fields}
