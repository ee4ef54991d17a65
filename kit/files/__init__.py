"""Files: tables that people bring or take along, and what a spreadsheet could run in them."""
