"""What a person chooses to receive."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.messages import topic_choices


class TopicsForm(forms.Form):
    topics = forms.MultipleChoiceField(
        label=_("Quiero recibir"),
        choices=topic_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["topics"].is_asked_for = True  # nothing ticked is an answer too: no mail
