"""The rows of the matrix on a paper that is to be performed, and on what a court does to it."""

from tests import deeds
from tests import deeds_of_awards as awards
from tests import deeds_of_objections as objections
from tests import deeds_of_retrials as retrials
from tests.house.matrix_rows import entry, in_state, step

OFFICE, SYSTEM = "office", "system"
SET_ASIDE = "performing defaulted enforcing performed unsatisfied closed"

# fmt: off
TITLES = (
    entry("serve_ruling", "performing defaulted enforcing", {OFFICE},
          in_state("performing", sent=deeds.words(proof="送达回证"))),
    entry("object_to_ruling", SET_ASIDE, {OFFICE},
          in_state("performing", sent=objections.zhou_objects)),
    entry("objection_rejected", SET_ASIDE, {OFFICE},
          in_state("performing", objections.is_objected_to, objections.decided)),
    entry("ruling_set_aside", SET_ASIDE, {OFFICE},
          in_state("performing", objections.is_objected_to, objections.decided)),
    step("owed_by_the_agreement", "unsatisfied", "defaulted", {OFFICE, SYSTEM},
         in_state("unsatisfied", objections.is_set_aside), follows=True),
    entry("order_more", "performing defaulted enforcing unsatisfied performed", {OFFICE},
          in_state("performing", awards.an_award_is_given, awards.costs_are_ordered)),
    entry("serve_award", "performing defaulted enforcing", {OFFICE},
          in_state("performing", awards.an_award_is_given, deeds.words(proof="送达回证"))),
    entry("ask_to_set_aside", SET_ASIDE, {OFFICE},
          in_state("performing", awards.an_award_may_be_set_aside, awards.zhou_asks)),
    entry("setting_aside_refused", SET_ASIDE, {OFFICE},
          in_state("performing", awards.is_asked_to_set_aside, awards.decided)),
    entry("arbitrate_again", SET_ASIDE, {OFFICE},
          in_state("performing", awards.is_asked_to_set_aside, awards.again_by_a_day)),
    entry("award_falls_in_part", SET_ASIDE, {OFFICE},
          in_state("performing", awards.is_asked_to_set_aside, awards.part_falls)),
    entry("ask_for_retrial", SET_ASIDE, {OFFICE},
          in_state("performing", retrials.a_judgment_may_be_tried_again, retrials.zhou_asks)),
    entry("retrial_decided", SET_ASIDE, {OFFICE},
          in_state("performing", retrials.retrial_is_asked_for, retrials.decided)),
    step("title_replaced", SET_ASIDE, "adjudicating", {OFFICE},
         in_state("performing", retrials.retrial_is_ordered, retrials.new_judgment)),
    step("award_falls", SET_ASIDE, "failed", {OFFICE},
         in_state("performing", awards.is_asked_to_set_aside, awards.sets_aside)),
)
# fmt: on
