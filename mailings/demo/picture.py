"""A drawing for the invented bulletin: nothing is fetched and nobody is shown."""

from io import BytesIO

from PIL import Image, ImageDraw

SIZE = (1200, 480)
SKY, SUN, HILLS = "#fff0cb", "#ffc730", ("#17663f", "#8ad8ac", "#ab3714")


def draw() -> bytes:
    """A sun over three hills, as PNG."""
    picture = Image.new("RGB", SIZE, SKY)
    pen = ImageDraw.Draw(picture)
    pen.ellipse((500, 90, 700, 290), fill=SUN)
    for place, colour in enumerate(HILLS):
        start = -150 + 420 * place
        pen.ellipse((start, 260 + 30 * (place % 2), start + 760, 900), fill=colour)
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
