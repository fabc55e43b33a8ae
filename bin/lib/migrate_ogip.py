"""Bring the ogip tables of one database up to date without starting CKAN.

Usage: python migrate_ogip.py DATABASE_URL. For the test template only: it must not depend on
whether the plugins start today. A portal uses `ckan db upgrade -p ogip`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from alembic import command
from alembic.config import Config

MIGRATIONS = Path(__file__).parents[2] / "ckanext" / "ogip" / "migration" / "ogip"


def main(database_url: str) -> None:
    """Apply every revision that the database does not have yet."""
    config = Config(str(MIGRATIONS / "alembic.ini"))
    config.set_main_option("sqlalchemy.url", database_url.replace("%", "%%"))
    command.upgrade(config, "head")


if __name__ == "__main__":
    main(sys.argv[1])
