"""How fast the portal is: `python -m dev.bench` (docs: `make help`). Never imported by the portal."""
