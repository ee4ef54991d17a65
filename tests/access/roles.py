"""What the further roles (people.py) may do, told by whom of the six in the table each is like, and where she is not.

An exception is «GET POST» under the name of an address, or under name and subject where that is in two rows.
"""

LIKE = {
    "nobody": "outsider",
    "ended": "outsider",
    "withdrawn": "outsider",
    "merged": "outsider",
    "substitute": "titular",
    "delegate": "outsider",
    "editor": "outsider",
    "alternate": "outsider",
    "former": "outsider",
    "elsewhere": "outsider",
}
EXCEPT: dict[str, dict[str, str]] = {role: {} for role in LIKE}
