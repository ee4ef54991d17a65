"""Why a server refused a message: its sentence is believed over its code, which often says something else.

Sentences are looked at in this order. What blames our sender, our server or our message comes before what it says of
the address, because such a refusal quotes the other («sender rejected: user unknown»).
"""

import re
import unicodedata

from kit.text.marks import with_few_marks
from mailings.models import BounceCause

MOST = 4000  # signs that are looked at
NAMES = re.compile(
    r"https?://\S+|<?[^\s<>\"'=,;:()\[\]]+@[^\s<>\"',;:()\[\]]+>?|\[?\d+\.\d+\.\d+\.\d+\]?"
    r"|\b(?:[A-Za-z0-9_-]+\.)+(?:[a-z]{2,3}|info|gob|example|local)\b"
)
BLOCKLISTS = re.compile(r"spamhaus|spamcop|sorbs\.|uceprotect|abuseat|barracudacentral", re.IGNORECASE)
BOX = r"(?:mail ?box|inbox|mail ?drop|account|buzon|casilla|bandeja(?: de entrada)?|cuenta)"
HOLDER = (
    rf"(?:{BOX}|e?mail address|address|addressee|user(?: ?name)?|recipient|alias|customer|mail account"
    r"|destination|usuari[oa]|destinatari[oa]|direccion|correo|host|domain|dominio)"
)
SENDER = (
    r"\b(?:sender|remitente|return.?path|mail from|envelope.?from|from (?:address|header|domain)|originat(?:or|ing))\b"
)
SAID_NO = (
    r"(?:den(?:y|ied)|reject|refus|invalid|inval|unknown|desconocid|not (?:exist|found|allow|accept|permit|valid|verif"
    r"|autho)|no (?:permit|autoriz|valid|existe|verific)|does ?n[o']t exist|verif|undeliverable|rechaz|deneg|bad"
    r"|incorrect|mismatch|restrict|prohib|block|bloque|null ?mx)"
)

SENTENCES = [
    (
        BounceCause.FULL,
        rf"\b{BOX}\b.{{0,60}}\b(?:full|llen[oa]|satura|agotad|over ?quota|exceeds? (?:its|the) (?:size|quota)"
        rf"|size limit"
        r"|over its|too many messages|out of|(?:rebas|exced|exceeds?|super)\w* .{0,20}(?:tamano|espacio|\d ?[mg]b\b))"
        r"|size of the mail ?box"
        r"|too much mail stored",
    ),
    (
        BounceCause.TOO_MANY,
        r"rate.?(?:limit|quota|control)|ratelimit|connection rate|frequency|throttl|too (?:many"
        r"|much)\b.{0,20}\b(?:messages"
        r"|mails?|e-?mails|connections|sessions|recipients|errors)|demasiad[oa]s (?:mensajes|conexiones|correos"
        r"|sesiones)"
        r"|too (?:fast|quickly|frequently)|(?:sending|outgoing|hourly|daily)\b.{0,20}\b(?:limit|quota)"
        r"|unusual rate|unexpected volume|\b(?:per|por) (?:hour|minute|hora|minuto)\b"
        r"|(?:numero|cantidad) maxim\w+ de (?:destinatarios|mensajes|correos|envios|conexiones)"
        r"|limite (?:diario|de (?:envio|mensajes|correos|conexiones))|(?:messages|emails|correos) (?:per|an|por) "
        r"(?:hour|day|minute|hora|dia)|receiving mail at a rate",
    ),
    (
        BounceCause.TOO_BIG,
        r"\b(?:message|mail|mensaje|correo|size|tamano|attachment|adjunto|length)s?\b.{0,50}(?:too (?:large|big)"
        r"|exce\w+ .{0,40}(?:size|limit|maxim|length|tamano)|supera .{0,20}(?:tamano|limite)|demasiado (?:grande|pesad)"
        r"|pesa (?:demasiado|mas)|over ?size)|\b(?:message|mensaje) size limit"
        r"|(?:exce\w+|supera\w*|rebas\w+|(?:more|larger|bigger|mas) (?:than|de)) (?:\w+ ){0,3}\d+ ?[mk]b\b"
        r"|(?:maximum|max|exce\w+|supera\w*|rebas\w+)\b.{0,25}(?:message size|tamano)"
        r"|too (?:large|big) (?:message|mail)|(?:line|header)s? (?:is )?too long|size limit exceeded"
        r"|(?:size|tamano)\b.{0,40}(?:superad|exced|exceed|mayor (?:al|que|de))|mas grande que el limite",
    ),
    (
        BounceCause.FULL,
        r"over.?quota|sobre (?:la )?cuota|(?:quota|cuota)\b.{0,40}(?:exce|full|llen|agotad|superad|violat|reached"
        r"|limit|usage)"
        r"|(?:exce\w+|over|beyond|super\w+|rebas\w+|sobrepas\w+|alcanz\w+|reached|agot\w+)\b.{0,50}(?:quota|cuota|storage"
        r"|almacenamiento|capacidad|espacio)"
        r"|(?:storage|espacio|almacenamiento|capacidad)\b.{0,40}(?:exce|full|llen|agotad|superad|insuficiente)"
        r"|out of (?:storage|space|disk)|(?:not enough|insufficient|no more|low on) .{0,20}(?:space|storage)"
        r"|no (?:tiene|tenemos|hay|queda) .{0,20}espacio|sin espacio|disk (?:is )?full|quotaexceeded|mailboxfull",
    ),
    (
        BounceCause.IDENTITY,
        rf"{SENDER}.{{0,70}}{SAID_NO}|(?:invalid|incorrect|bad|unknown|unverified|unauthori[sz]ed|den(?:y|ied)|rejected|refused"
        r"|verify|reject) (?:the |el |as )?(?:sender|return|mail from|remitente)|domain of (?:the )?sender"
        r"|\b(?:spf|dkim|dmarc|rdns|ptr)\b|sender.?policy|sender id\b|reverse.?(?:dns|lookup|name)|dns inverso"
        r"|invers[oa] dns|registro inverso|spoof|suplanta|impersonat|contrasena|password|credencial|credentials"
        r"|un-?authenticated|not (?:been )?authenticated|no autenticad|authenticat|autenticacion|authrequired"
        r"|no (?:esta )?autorizad\w* (?:a|para) enviar|not (?:authori[sz]ed|allowed|permitted) to send|\b(?:helo"
        r"|ehlo)\b"
        r"|invalid dns mx|cannot find your|permiso para enviar",
    ),
    (
        BounceCause.UNREACHED,
        r"temporar\w+ (?:disabled|suspended|unavailable|locked|not available|deactivated|inactive)"
        r"|(?:deshabilitad[oa]|suspendid[oa]|desactivad[oa]|no disponible) temporal|temporalmente (?:\w+ ){0,2}"
        r"(?:deshabilitad[oa]|suspendid[oa]|desactivad[oa]|no disponible|fuera)",
    ),
    (
        BounceCause.BLOCKED,
        r"\b(?:outgoing|saliente|de envio)\b.{0,40}(?:suspen|block|bloque|disabled|deshabilit)"
        r"|(?:suspen\w+|block\w*|bloque\w+|disabled|deshabilit\w+)\b.{0,40}\b(?:outgoing|saliente)"
        r"|(?:suspen\w+|block\w*|bloque\w+|disabled|deshabilit\w+) (?:por|for) (?:envi|send)",
    ),
    (
        BounceCause.DISABLED,
        rf"\b{BOX}\b(?: \w+){{0,4}} (?:blocked|bloquead[oa]|locked|suspend\w+|frozen|disabled|in-?activ\w+"
        rf"|de-?activat\w+"
        r"|desactivad[oa]|deshabilitad[oa]|inhabilitad[oa]|vencid[oa]|caducad[oa]"
        r"|closed|cerrad[oa]|expired|cancel\w+|(?:de|dad[oa]) de? ?baja|delet\w+"
        r"|eliminad[oa]|terminated|discontinued|not active)"
        r"|\b(?:user|recipient|address|usuario|destinatario|direccion|correo)\b(?: \w+){0,4} (?:disabled|in-?activ\w+"
        r"|de-?activat\w+|desactivad[oa]|deshabilitad[oa]|inhabilitad[oa]|suspend\w+|dad[oa] de baja"
        r"|terminated|not active)"
        rf"|(?:disabled|inactive|suspended|expired|deactivated|closed) (?:e?mail )?(?:{BOX}|user|recipient|address)"
        r"|no longer (?:\w+ )?(?:active|monitored|accept\w*|in use|works?|employed|with|here)"
        r"|ya no (?:esta|trabaja|labora|recibe|funciona)|is inactive\b",
    ),
    (
        BounceCause.BLOCKED,
        r"spam|\bblock(?:ed|ing|list\w*)?\b|bloque\w+|(?:black|deny).?list|listas? negras?|(?<!not )\blisted (?:in"
        r"|on|by|at)\b|dnsbl"
        r"|\b(?:rbl|pbl|sbl|xbl)\b|reputa\w+|unsolicited|no (?:deseado|solicitado)|virus|malware|phish\w*|suspicious"
        r"|sospechos[oa]|\bbanned\b|quarantin|cuarentena|\bur[il]s?\b.{0,40}\blisted"
        r"|your (?:ip|server|host|network|isp)\b|su (?:ip|servidor)\b|traffic not accepted",
    ),
    (
        BounceCause.UNKNOWN,
        rf"\b{HOLDER}s?\b.{{0,3}}(?: ?\w+){{0,4}}.{{0,3}} ?(?:unknown|desconocid[oa]|not (?:exist\w*|found(?!, try)"
        rf"|known|listed|valid"
        r"|recogni[sz]ed|local|here|be found|a (?:valid|known|local))|no exist\w*|no (?:fue|se|pudo)\b.{0,12}encontr\w+"
        r"|no encontrad[oa]|doesn.?t (?:exist|have)|non-?exist\w*|in-?existente|invalid\w*|no (?:es )?valid[oa]"
        r"|incorrect\w*|equivocad\w+"
        r"|couldn.?t be found|wasn.?t found|unrouteable|unroutable)"
        rf"|(?:unknown|no such|non-?existent|in-?existente|unrouteable|unroutable|invalid|undefined|incorrect"
        rf"|unrecogni[sz]ed|illegal"
        rf"|bad|not a (?:valid|known|local)) (?:\w+ ){{0,2}}{HOLDER}|unknown (?:or \w+ )?local.?part"
        rf"|no such (?:person|name|local)"
        r"|no (?:existe|hay|tenemos|conocemos|se encuentra|se encontro|se ha encontrado|se pudo encontrar)\b.{0,40}"
        r"(?:usuari|cuenta|buzon|casilla|destinatari|direccion|dominio|correo)|(?:usuari|cuenta|buzon|casilla"
        r"|destinatari"
        r"|direccion|dominio)\w*\b.{0,60}no (?:existe|es valid|fue encontrad|se (?:encontro|encuentra|ha encontrado))"
        r"|no se (?:encontro|ha encontrado)\b|no mail ?box|not our customer|does ?n[o']t have an?\b|no account (?:by"
        r"|here|for)"
        r"|notfound|exrecipnotfound|nonexistentdomain|not listed in|recipient address(?:es)? rejected ?: access denied"
        r"|no (?:user|account|person) (?:with|by|under) (?:that|this)"
        r"|host (?:or domain )?(?:name )?not found(?!, try)|unknown host|name service error|nxdomain|null ?mx|nullmx"
        r"|no (?:valid )?mx\b|does not accept (?:e?mail|messages)|no longer (?:exist|valid|available)|ya no existe"
        r"|recipient (?:name )?(?:is )?not recogni|unrecogni[sz]ed recipient|bad destination|left the (?:company"
        r"|organi)",
    ),
    (
        BounceCause.UNREACHED,
        r"temporar|temporal\b|temporalmente|fuera de servicio"
        r"|try (?:again|later)|retry|timed? ?out|timeout|time limit|unreachable|not reachable|no route"
        r"|connection (?:refused|reset|lost|dropped|closed)|(?:could|can) ?not connect|(?:couldn.?t|unable to) (?:be )?"
        r"(?:connect|reach|establish)|gr[ea]y.?list|listas? gris|(?:come|call) back"
        r"|\bintent\w+ (?:de nuevo|otra vez|nuevamente|mas)"
        r"|reintent|volver a intentar|vuelva a intentar|\bloop\b|hop count|too many hops|message expired|has expired"
        r"|no responde"
        r"|tiempo de espera|mas tarde|system resources|insufficient system|\bdown\b"
        r"|(?:relay(?:ing)?|retransmision|reenvio)\b.{0,25}(?:denied|deneg|not|no |prohib)"
        r"|no (?:admite|permite|acepta|autoriza)\w* (?:\w+ )?(?:relay|retransmi|reenvi)"
        r"|not (?:permitted|allowed|authori[sz]ed) to relay|unable to relay",
    ),
    (
        BounceCause.BLOCKED,
        r"polic(?:y|ies)|politica|content|contenido|access (?:is )?denied|acceso denegado|prohibit|client host|junk"
        r"|bulk|attachment|adjunto|your access|starttls"
        r"|message (?:was |has been )?(?:not accepted|rejected|refused|denied)|mensaje (?:fue |ha sido )?rechazad"
        r"|\btls\b|certificate|certificado|not welcome|complain|quejas",
    ),
    (
        BounceCause.UNKNOWN,
        r"mail ?box (?:is )?(?:unavailable|not available|name not allowed|not allowed)|buzon no disponible"
        r"|no esta disponible el buzon|does ?n[o']t exist|not exist\b|no existe|user not\b|address error"
        r"|addressee unknown",
    ),
]
RULES = [(cause, re.compile(sentence)) for cause, sentence in SENTENCES]

# By subject and detail of RFC 3463, the narrower first.
CODES = {
    "1.7": BounceCause.IDENTITY,
    "1.8": BounceCause.IDENTITY,
    "1.": BounceCause.UNKNOWN,
    "2.1": BounceCause.DISABLED,
    "2.2": BounceCause.FULL,
    "2.3": BounceCause.TOO_BIG,
    "3.4": BounceCause.TOO_BIG,
    "4.310": BounceCause.UNKNOWN,
    "4.4": BounceCause.UNKNOWN,
    "4.": BounceCause.UNREACHED,
    "6.": BounceCause.BLOCKED,
    "7.2": BounceCause.IDENTITY,
    "7.": BounceCause.BLOCKED,
}


def cause_of(code: str, sentence: str) -> BounceCause:
    """Why, of a message that did not arrive; `code` is an enhanced one such as 5.1.1, or empty."""
    return _by_sentence(sentence) or _by_code(code)


def _by_sentence(sentence: str) -> BounceCause | None:
    if BLOCKLISTS.search(sentence[:MOST]):
        return BounceCause.BLOCKED
    words = plain(NAMES.sub(" ", sentence[:MOST]))
    return next((cause for cause, rule in RULES if rule.search(words)), None)


def _by_code(code: str) -> BounceCause:
    group, _dot, detail = code.partition(".")
    cause = next((cause for start, cause in CODES.items() if _is_of(detail, start)), None)
    if group == "4":
        return (
            cause if cause in (BounceCause.FULL, BounceCause.IDENTITY, BounceCause.BLOCKED) else BounceCause.UNREACHED
        )
    return cause or BounceCause.REFUSED


def _is_of(detail: str, start: str) -> bool:
    """Whether the detail of a code is that, or in that subject, where the subject alone is given."""
    if start == "7.2":
        return re.match(r"7\.2\d$", detail) is not None
    return detail.startswith(start) if start.endswith(".") else detail == start


def plain(text: str) -> str:
    """In one line, lower case without accents; signs stay."""
    apart = unicodedata.normalize("NFD", with_few_marks(text).replace("’", "'"))
    return " ".join("".join(sign for sign in apart if not unicodedata.combining(sign)).lower().split())
