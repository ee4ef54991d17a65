"""Images that people send: read with care, drawn anew and small, so that nothing else of the file is kept or sent.

Where it was taken, by which telephone and when are in a photograph's metadata: none of that stays.
"""

from dataclasses import dataclass
from io import BytesIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

MEGABYTE = 1024 * 1024
MOST_PIXELS = 12_500_000  # a telephone's; three times as many took 330 MB
WIDEST, TALLEST = 1200, 1600  # twice a mail's width, for fine screens
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
ACCEPT = "image/jpeg,image/png,image/webp,image/gif"
MEDIA_TYPE = "image/jpeg"
WHITE = (255, 255, 255)


@dataclass(frozen=True)
class RedrawnImage:
    """A JPEG that the portal made."""

    content: bytes
    width: int
    height: int


def redraw(content: bytes, *, megabytes: int = 2) -> RedrawnImage:
    """The image upright, without metadata, at most as large as a mail shows; ValidationError if it is none."""
    if len(content) > megabytes * MEGABYTE:
        raise ValidationError(_("La imagen pesa más de %s MB. Elija una más ligera.") % megabytes)
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ValidationError(_("La imagen tiene demasiados puntos. Elija una más chica."))
            upright = ImageOps.exif_transpose(image).convert("RGBA")
    except ValidationError:
        raise
    except Exception as error:  # Pillow trips over bad files, and bad notes in good ones, in many ways
        raise ValidationError(_("Ese archivo no es una imagen JPEG, PNG, WebP o GIF que se pueda leer.")) from error
    upright.thumbnail((WIDEST, TALLEST))
    paper = Image.new("RGB", upright.size, WHITE)
    paper.paste(upright, mask=upright)
    file = BytesIO()
    paper.save(file, "JPEG", quality=82, optimize=True)
    return RedrawnImage(file.getvalue(), *paper.size)
