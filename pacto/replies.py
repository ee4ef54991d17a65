"""How an answer of the web server ends, and what it says by itself where nothing reaches the portal."""

from waitress.task import ErrorTask, WSGITask

# In the portal's one language: nothing of Django is here yet.
SENTENCES = {
    400: "No entendimos lo que pidió su navegador. Revise la dirección y vuelva a intentarlo.",
    413: "Lo que envió pesa más de 25 MB. Divídalo en partes o envíe algo más ligero.",
    431: "Lo que envió su navegador es demasiado largo. Borre las cookies de este sitio y vuelva a intentarlo.",
    500: "Algo falló de nuestro lado. Espere un minuto y vuelva a intentarlo.",
    503: "Estamos recibiendo demasiados archivos a la vez. Espere un minuto y vuelva a enviarlo.",
}


class PortalReply(WSGITask):
    """The portal's. Waitress ends the connection after each one without a length; here, only where that is its end."""

    def set_close_on_finish(self) -> None:
        if self.wrote_header or not self._tells_its_end():
            super().set_close_on_finish()

    def _tells_its_end(self) -> bool:
        """Whether the reader knows it though no length is told (RFC 9112, 6.3), and goes on with the connection."""
        if self.version != "1.1" or self.request.headers.get("CONNECTION", "").lower() == "close":
            return False
        return not self.has_body or (self.chunked_response and self.request.command != "HEAD")


class RefusalReply(ErrorTask):
    """The web server's own."""

    def execute(self) -> None:
        error = self.request.error
        body = SENTENCES.get(error.code, SENTENCES[400]).encode()
        self.status = f"{error.code} {error.reason}"
        self.response_headers.append(("Content-Type", "text/plain; charset=utf-8"))
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)
