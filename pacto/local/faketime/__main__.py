"""`python -m pacto.local.faketime DAY COMMAND…`."""

from pacto.local.faketime import main

main()
