"""The demonstration portal: three invented departments, loaded through the actions.

`content`, `dates`, `documents` and `attachments` read and prepare, without CKAN; the other modules
call actions. Imported by the command line only.
"""
