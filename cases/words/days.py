"""Sentences about days that both the door and its forms say."""

IN_THE_FUTURE = "日期不能晚于今天。"
