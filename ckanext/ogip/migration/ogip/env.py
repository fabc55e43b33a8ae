"""Alembic's environment: applies the plugin's revisions, called by `ckan db upgrade -p ogip`."""

from __future__ import annotations

import logging.config
from pathlib import Path
from typing import Any

from alembic import context
from ckan.model.meta import metadata
from sqlalchemy import engine_from_config, pool

PREFIX = Path(__file__).parent.name
VERSION_TABLE = f"{PREFIX}_alembic_version"


def _is_ours(schema_object: Any, name: str | None, type_: str, *_compared: Any) -> bool:
    return type_ != "table" or str(name).startswith(f"{PREFIX}_")


def _options() -> dict[str, Any]:
    return {
        "target_metadata": metadata,
        "version_table": VERSION_TABLE,
        "include_object": _is_ours,
    }


def _run_offline() -> None:
    """Print the SQL instead of running it."""
    url = context.config.get_main_option("sqlalchemy.url")
    context.configure(url=url, literal_binds=True, **_options())
    with context.begin_transaction():
        context.run_migrations()


def _run_online() -> None:
    section = context.config.get_section(context.config.config_ini_section) or {}
    engine = engine_from_config(section, prefix="sqlalchemy.", poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(connection=connection, **_options())
        with context.begin_transaction():
            context.run_migrations()


# The loggers that already exist go on: CKAN runs migrations inside its own process.
if context.config.config_file_name:
    logging.config.fileConfig(context.config.config_file_name, disable_existing_loggers=False)

if context.is_offline_mode():
    _run_offline()
else:
    _run_online()
