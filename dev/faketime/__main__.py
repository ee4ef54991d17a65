"""`python -m dev.faketime DAY COMMAND…`."""

from dev.faketime import main

main()
