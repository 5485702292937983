"""The names of acts that several places ask for by name."""

ASK_FOR_MEDIATION = "request_mediation"
STRIKE_OFF, CHECK_PROMISE = "strike_off", "check_promise"
TAKE_THE_REFERRAL, TELL_THE_RESULT = "take_referral", "report_back"
DECIDE_ON_RECUSAL = "decide_recusal"
TAKE_THE_TRANSFER = "take_transfer"
RECORD_CONDITION = "record_condition"
TAKE_THE_PLACE = "succeed"
OF_A_REFERRAL = (TAKE_THE_REFERRAL, TELL_THE_RESULT, TAKE_THE_TRANSFER)
