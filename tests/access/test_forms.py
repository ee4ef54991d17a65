"""Each form that makes something new carries a key of its own, and its view asks for it."""

import re
from pathlib import Path

from django.conf import settings
from django.urls import get_resolver
from django.urls.resolvers import URLResolver

from tests.access.row import LOGIN_CLOSED
from tests.access.table import ROWS

TEMPLATES = Path(settings.BASE_DIR) / "templates"
LIBRARIES = ("account/", "mfa/", "usersessions/")
FORM = re.compile(r"<form\b[^>]*method=\"post\".*?</form>", re.DOTALL)
# How many forms of a template make nothing new: they set what is there already, or answer once.
NOTHING_NEW = {
    "403_csrf.html": 1,  # sends again what came to a form, which then has no key
    "admin/commitments/_release_rows.html": 1,  # leaves a row out, or takes it back
    "admin/imports/_rows.html": 1,  # sets decisions
    "commissions/agenda_state.html": 3,  # each from one state into another
    "meetings/agreement_answer_form.html": 1,  # one answer a link, or its correction
    "meetings/commission_work.html": 3,
    "meetings/dashboard.html": 1,
    "meetings/my_calendar.html": 2,
    "meetings/notice_detail.html": 2,
    "commissions/presence_beat.html": 1,
    "commissions/publish_confirm.html": 1,  # from one state into another
    "meetings/proposal_answer.html": 1,  # one voice an organisation
    "meetings/proposal_detail.html": 3,  # one voice an organisation, one result
    "commissions/seat_form.html": 1,  # leaves
    "commissions/section_form.html": 1,  # over the version that was read
    "commissions/section_versions.html": 1,
    "meetings/settle_form.html": 1,
    "meetings/take_over_confirm.html": 1,
    "commitments/my_commitments.html": 1,
    "commitments/my_activity_photo.html": 1,
    "commitments/my_activity_report.html": 1,
    "components/demo_accounts.html": 1,  # logs in
    "mailings/leave.html": 1,
    "mailings/mail_choices.html": 1,
    "mailings/preferences.html": 1,
    "mailings/subscription_confirm.html": 1,
    "mailings/subscription_leave.html": 1,
    "members/application_detail.html": 1,
    "members/application_edit.html": 1,  # corrects what is there
    "members/confirmation_form.html": 2,  # one answer a question
    "members/conversation_detail.html": 2,  # reports, blocks
    "members/invitation_accept.html": 1,  # used up by the first
    "members/my_contact_form.html": 1,
    "members/my_invitation_detail.html": 2,
    "members/my_mandate_confirm.html": 1,
    "members/my_organization_detail.html": 1,
    "members/my_organization_form.html": 1,
    "members/my_self_form.html": 1,
    "members/welcome_data.html": 1,
    "members/welcome_people.html": 1,
    "members/welcome_privacy.html": 1,
    "surveys/answer.html": 1,  # sent once; when somebody answered is written nowhere
    "surveys/publish_form.html": 1,
    "surveys/section.html": 1,
    "surveys/send_button.html": 1,
    "surveys/wave_words.html": 1,
}
# Addresses that take a form and make nothing new.
SETTING = {
    "address_new",
    "address_take_back",
    "agenda_consult",
    "agenda_presence",
    "agenda_publish",
    "agenda_reopen",
    "agenda_section",
    "agreement_answer",
    "application_confirm",
    "application_edit",
    "commission_notice_try_again",
    "commission_notice_withdraw",
    "commission_proposal_conclude",
    "commission_proposal_ratify",
    "commission_proposal_voice",
    "commission_request_decide",
    "commission_seat_editor",
    "commission_seat_leave",
    "commission_take_over",
    "confirmation",
    "activity_photo_remove",
    "conversation_block",
    "activity_report_withdraw",
    "invitation",
    "invitation_resend",
    "invitation_revoke",
    "links_close",
    "mail_leave",
    "mail_preferences",
    "mandate_end",
    "member_commitments",
    "member_contact",
    "member_organization_confirm",
    "member_organization_edit",
    "member_self",
    "my_calendar",
    "my_mail_topics",
    "peer_message_report",
    "proposal_answer",
    "section_restore",
    "subscription_confirm",
    "subscription_leave",
    "survey_decline",
    "survey_section",
    "survey_send",
    "wave_publish",
    "wave_words",
    "welcome",
    "welcome_people",
    "welcome_privacy",
}


def test_each_form_carries_its_key_or_is_known_to_make_nothing_new():
    """Red for a new form without `{% once %}`."""
    keyless = {}
    for path in TEMPLATES.rglob("*.html"):
        name = str(path.relative_to(TEMPLATES))
        forms = [form for form in FORM.findall(path.read_text()) if "{% once %}" not in form]
        if forms and not name.startswith(LIBRARIES):
            keyless[name] = len(forms)
    assert keyless == NOTHING_NEW


def views(resolver=None, prefix="") -> dict:
    """Name of each address and its view."""
    callbacks = {}
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            callbacks |= views(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
        else:
            callbacks[f"{prefix}{pattern.name}"] = pattern.callback
    return callbacks


def test_each_address_that_takes_a_form_acts_once_or_is_known_to_make_nothing_new():
    """Red for a new view without `kit.forms.once.once`."""
    by_name = views()
    taking = {name for name, _subject, _get, post in ROWS if post not in ("405", LOGIN_CLOSED)}
    assert {name for name in taking if not getattr(by_name[name], "is_once", False)} == SETTING
