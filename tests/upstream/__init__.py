"""CKAN's own shipped tests, run without ogip and with it (`make ckan-tests`)."""
