"""The inventory without CKAN: its columns, reading a file, values, comparing with an asset.

Imports only the standard library, yaml and `core.text`.
"""
