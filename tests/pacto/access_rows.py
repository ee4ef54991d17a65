"""The addresses of the portal itself in the access table, and what fills their arguments."""

ROWS = [
    ("home", None, "200", "405"),
    ("contact", None, "200", "405"),
    ("health", None, "200", "405"),
    ("robots", None, "200", "405"),
    ("sitemap", None, "200", "405"),
    ("sitemap_section", "sitemap_section", "200", "405"),
    ("site_preview", None, "200", "405"),
    ("mailbox", None, "200", "405"),
]


SUBJECTS = {
    "sitemap_section": lambda cast: {"section": "organizaciones"},
}
