"""The picture of a part of a bulletin."""

from kit.files.images import MEDIA_TYPE, RedrawnImage
from mailings.models import Entry, Picture


def show(entry: Entry, image: RedrawnImage | None, *, alt: str, is_dropped: bool) -> None:
    """Put a picture in the place of what a part had, say anew what is seen in it, or take it away."""
    picture = Picture.objects.filter(entry=entry)
    if image:
        facts = {"content": image.content, "width": image.width, "height": image.height, "media_type": MEDIA_TYPE}
        Picture.objects.update_or_create(entry=entry, defaults={**facts, "alt": alt})
    elif is_dropped:
        picture.delete()
    else:
        picture.exclude(alt=alt).update(alt=alt)
