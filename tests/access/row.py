"""Answers that rows of the access table share."""

LOGIN_CLOSED = "login 405 405 405 405 405"  # only POST is answered
