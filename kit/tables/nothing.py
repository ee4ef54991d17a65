"""The words and signs with which people leave a cell empty: one list for every reader."""

import re
from functools import lru_cache

from kit.tables.text import plain_words

_LONGEST = 60
_WORDS = (
    "n a|na|n d|nd|n e|ne|n i|n r|n c|n s|ns|n s n c|ns nc|n p|s d|sd|s n|sn|s i|s r|no|ninguno|ninguna|"
    "ningun|nada|nulo|null|none|nan|nil|vacio|vacia|vacante|vacantes|acefalo|acefala|blanco|en blanco|unknown|tbd|"
    "not available|not applicable|pendiente|pendientes|en tramite|en proceso|en construccion|en elaboracion|"
    "proximamente|desconocido|desconocida|se desconoce|se ignora|ignorado|indefinido|indefinida|indistinto|reservado|"
    "reservada|confidencial|dato reservado|dato confidencial|informacion reservada|informacion confidencial|"
    "dato no disponible|datos no disponibles|informacion no disponible|tampoco|no sabe no contesto|no sabe no responde"
)
_VERBS = (
    "aplica|aplican|tiene|tienen|tenemos|cuenta|cuentan|contamos|hay|existe|existen|dispone|disponemos|disponible|"
    "disponibles|especifica|especifican|especificado|especificada|especificados|especificadas|registra|registrado|"
    "registrada|registro|asignado|asignada|designado|designada|definido|definida|determinado|determinada|identificado|identifico|"
    "identificada|localizado|localizada|proporciona|proporciono|proporcionado|proporcionada|informa|informo|"
    "reporta|reporto|reportado|reportada|indica|indico|indicado|indicada|responde|respondio|contesta|contesto|"
    "capturado|capturada|encontrado|encontrada|refiere|refirio|menciona|sabe|se sabe|conocido|nombrado|nombrada|"
    "publica|publicado|publicada|constituido aun|procede"
)
_THINGS = (
    "dato|datos|informacion|registro|registros|especificar|designar|asignar|definir|nombrar|determinar|precisar|"
    "confirmar|capturar|respuesta|nombre|numero|no|num|telefono|tel|telefonico|fijo|celular|fax|correo|correos|"
    "electronico|institucional|e ?mail|mail|rfc|cluni|clave|pagina|web|sitio|internet|url|redes|sociales|facebook|"
    "representante|legal|titular|contacto|responsable|enlace|director|directora|cargo|puesto|domicilio|direccion|"
    "oficina|oficinas|sede|municipio|localidad|estado|entidad|fecha|figura|juridica|siglas|acronimo|descripcion|"
    "observaciones|comentarios|propia|propio|fija|disponible|disponibles|aplicable|especificado|asignado|aun|todavia|"
    "por el momento|actualmente|ni|de|del|la|el|un|una|con|ningun|ninguna|esta|este|vigente"
)
_LATER = (
    "por (?:definir|definirse|asignar|asignarse|designar|confirmar|nombrar|determinar|actualizar|capturar|precisar)"
)
_NOTHING = re.compile(
    rf"(?:{_WORDS}|{_LATER}"
    rf"|(?:aun |todavia |actualmente |por el momento |por ahora )?no (?:se )?(?:{_VERBS})(?: (?:{_THINGS}))*"
    rf"|(?:aun |todavia )?sin(?: (?:{_THINGS}))+|(?:aun|todavia) no|x+(?: x+)*)"
)


_FIRST_WORD = re.compile(r"[^\W_]+")
_FIRST = {words.split()[0] for words in _WORDS.split("|")} | {"aun", "todavia", "actualmente", "por", "no", "sin"}


def says_nothing(text: str) -> bool:
    """Whether a cell is a way of leaving it empty: «N/A», «S/D», «—», «Sin designar», «xxx», «no cuenta con RFC».

    Ask after what a column understands: «No» answers a question, «en trámite» is a state of things.
    """
    first = _FIRST_WORD.search(text)
    if first is None:
        return True
    if len(text) > _LONGEST or "@" in text or not _may_begin(first[0]):
        return False
    return _NOTHING.fullmatch(plain_words(text)) is not None


@lru_cache(maxsize=4096)
def _may_begin(word: str) -> bool:
    """Whether any way of saying nothing begins so; of each cell, this alone is asked."""
    plain = plain_words(word)
    return plain in _FIRST or not plain.strip("x")
