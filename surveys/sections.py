"""What the surveys add to the registry's pages."""

from django.utils.translation import gettext_lazy as _

from kit.sections import Place, register_link

register_link(Place.MEMBER_AREA, _("Encuestas"), "member_surveys")
