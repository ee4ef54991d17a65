"""How fast the portal is: `python -m bench` (docs: `make help`). Never imported by the portal."""
