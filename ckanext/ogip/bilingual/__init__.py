"""Text in several languages on CKAN records: the plugin `ogip_bilingual`, fluent-compatible."""
