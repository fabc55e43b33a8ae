"""The inventory without CKAN: its columns, reading a file, values, comparing with an asset.

`entry` is an item as rules read it; the rest imports only the standard library, yaml and
`core.text`.
"""
