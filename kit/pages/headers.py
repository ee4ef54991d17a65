"""Headers that every answer carries: what its page may ask of the browser, and who may take it into theirs."""

UNATTENDED = "X-Unattended"  # of what a page asks by itself, or in the address where it can send none
UNUSED = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "geolocation",
    "gyroscope", "hid", "magnetometer", "microphone", "midi", "payment", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
PERMISSIONS = ", ".join(f"{feature}=()" for feature in UNUSED)


def restrict_browsers(get_response):
    """Middleware; a view whose answer others may show (a picture of a mail) sets its own policy."""

    def answer(request):
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return answer


def let_others_show(response):
    """An image that other sites embed: without this word of ours a browser refuses it to them."""
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
