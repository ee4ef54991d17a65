"""What the invented organisations and people are called. The suffixes keep them from passing for real ones."""


def _listed(words: str) -> list[str]:
    return words.split("|")


MARK = "Organización inventada para la demostración."
HEADS = {
    "organization": ["", "", "", "Casa", "Centro", "Fundación", "Asociación", "Comunidad"],
    "network": ["Red", "Colectivo", "Alianza"],
    "academic": ["Instituto", "Seminario", "Observatorio"],
    "private": ["Fundación Empresarial", "Empresas por"],
    "other": ["Biblioteca", "Ludoteca"],
}
IMAGES = _listed(
    "Semilla|Colibrí|Papalote|Ceiba|Luciérnaga|Arcoíris|Rehilete|Girasol|Caracol|Nopal|Jacaranda|Golondrina|Canica|Trompo"
    "|Mariposa|Ardilla|Bugambilia|Ñandú|Tortuga|Balero|Cempasúchil|Guayaba|Tejón|Cenzontle|Matatena|Piñata|Ajolote|Tuna"
    "|Ahuehuete|Mezquite|Cacomixtle|Petirrojo|Manantial|Milpa|Yoyo|Brújula|Farolito|Tamborcito|Barrilete|Lunita"
)
CAUSES = [
    "de la Niñez",
    "de Crianza",
    "de Primeros Pasos",
    "de Palabras",
    "de Cuidados",
    "de Juego",
    "de Lactancia",
    "de Salud Infantil",
    "de Abrazos",
    "de Cuentos",
    "de la Primera Infancia",
    "de Familias",
    "de Inclusión Temprana",
    "de Nutrición Infantil",
    "de Ternura",
    "de Educación Inicial",
]
WORK = [
    "acompaña a madres, padres y personas cuidadoras en los primeros años de crianza",
    "promueve la lactancia materna en hospitales y centros de trabajo",
    "abre centros comunitarios de educación inicial",
    "detecta a tiempo la discapacidad y orienta a las familias",
    "acerca cuentos y juego a las comunidades",
    "vigila con las familias el crecimiento y la nutrición de niñas y niños",
    "forma a promotoras de desarrollo infantil temprano",
    "previene la violencia en el hogar y acompaña a quienes la viven",
    "impulsa que los presupuestos públicos pongan primero a la primera infancia",
]
HOW = [
    "Trabaja con visitas a los hogares y grupos semanales.",
    "Lo hace con promotoras de las propias comunidades.",
    "Reúne cada mes a familias, centros de salud y autoridades municipales.",
    "Publica lo que aprende para que otras organizaciones lo aprovechen.",
    "",
]
FIRST_NAMES = _listed(
    "Lucía|Mateo|Ximena|Santiago|Valeria|Emiliano|Regina|Diego|Itzel|Joaquín|Citlali|Tomás|Abril|Bruno|Jimena|Andrés|Paloma"
    "|Iker|Nayeli|Rodrigo|Marisol|Ulises|Rebeca|Ángel|Ñusta|Óscar|Teresa|Gonzalo|Inés|Ramón"
)
SURNAMES = _listed(
    "Hernández|García|Martínez|López|González|Pérez|Rodríguez|Sánchez|Ramírez|Cruz|Flores|Gómez|Morales|Vázquez|Reyes|Jiménez"
    "|Torres|Díaz|Gutiérrez|Ruiz|Núñez|Ibáñez|Zúñiga"
)
INVENTED = ["de Ejemplo", "de Muestra", "de Prueba", "de Fantasía"]
POSITIONS = ["Dirección", "Coordinación de programas", "Presidencia", "Vinculación", "Comunicación"]

# The municipality (in Mexico City the borough) of each state's capital, by INEGI code.
CAPITALS = dict(
    pair.split(" ", 1)
    for pair in _listed(
        "01 Aguascalientes|02 Mexicali|03 La Paz|04 Campeche|05 Saltillo|06 Colima|07 Tuxtla Gutiérrez|08 Chihuahua"
        "|09 Cuauhtémoc|10 Durango|11 Guanajuato|12 Chilpancingo de los Bravo|13 Pachuca de Soto|14 Guadalajara"
        "|15 Toluca|16 Morelia|17 Cuernavaca|18 Tepic|19 Monterrey|20 Oaxaca de Juárez|21 Puebla|22 Querétaro"
        "|23 Othón P. Blanco|24 San Luis Potosí|25 Culiacán|26 Hermosillo|27 Centro|28 Victoria|29 Tlaxcala|30 Xalapa"
        "|31 Mérida|32 Zacatecas"
    )
)
