# shellcheck shell=bash
# PostgreSQL: the server that OGIP_POSTGRES_URL names, or this machine's own. Sourced, never run.

# admin_psql ARGS...: psql as a role that may create roles and databases.
admin_psql() {
  if [ -n "${OGIP_POSTGRES_URL:-}" ]; then
    psql -X -q -v ON_ERROR_STOP=1 "$@" "$OGIP_POSTGRES_URL"
  elif [ "$(id -u)" = 0 ]; then
    (cd / && runuser -u postgres -- psql -X -q -v ON_ERROR_STOP=1 -p "$(pg_port)" "$@")
  else
    (cd / && sudo -u postgres psql -X -q -v ON_ERROR_STOP=1 -p "$(pg_port)" "$@")
  fi
}

# admin_psql_in DATABASE ARGS...: the same, inside one database.
admin_psql_in() {
  local database="$1"
  shift
  if [ -n "${OGIP_POSTGRES_URL:-}" ]; then
    OGIP_POSTGRES_URL="$(with_database "$OGIP_POSTGRES_URL" "$database")" admin_psql "$@"
  else
    admin_psql -d "$database" "$@"
  fi
}

# with_database URL NAME: the same server, another database.
with_database() { echo "$1" | sed -E "s#^([a-z]+://[^/?]*)(/[^?]*)?#\\1/$2#"; }

# pg_server: host:port, for the addresses that CKAN gets.
pg_server() {
  if [ -n "${OGIP_POSTGRES_URL:-}" ]; then
    echo "$OGIP_POSTGRES_URL" | sed -E 's#^[a-z]+://([^@/]*@)?([^/?]*).*#\2#'
  else
    echo "127.0.0.1:$(pg_port)"
  fi
}

# pg_cluster: "version name port" of the newest cluster of this machine.
pg_cluster() { pg_lsclusters -h 2>/dev/null | sort -rn | awk 'NR == 1 {print $1, $2, $3}'; }
pg_port() { pg_cluster | awk '{print $3}'; }

postgres_answers() { admin_psql -c 'select 1'; }

start_postgres() {
  local version name
  if [ -n "${OGIP_POSTGRES_URL:-}" ]; then
    logged postgres postgres_answers || fail "reaching PostgreSQL" "$(why postgres 3)" \
      "check OGIP_POSTGRES_URL, or unset it to use this machine's own server"
    return 0
  fi
  command -v pg_lsclusters >/dev/null || fail "starting PostgreSQL" \
    "Debian's pg_lsclusters is not here" "set OGIP_POSTGRES_URL to a superuser's address"
  read -r version name _ < <(pg_cluster) || fail "starting PostgreSQL" \
    "no cluster exists" "run: pg_createcluster VERSION main"
  pg_lsclusters -h | awk -v v="$version" -v n="$name" '$1 == v && $2 == n {print $4}' |
    grep -q online || start_cluster "$version" "$name"
  wait_for 30 postgres_answers || fail "reaching PostgreSQL" \
    "$(postgres_answers 2>&1 | tail -n 1)" "look at /var/log/postgresql"
}

start_cluster() {
  say "Starting PostgreSQL $1"
  logged postgres as_root pg_ctlcluster "$1" "$2" start 9>&- || fail "starting PostgreSQL" \
    "$(why postgres)" "look at /var/log/postgresql, or set OGIP_POSTGRES_URL to another server"
  remember "$RUN/postgres.pid" "$(as_root head -n 1 "/var/lib/postgresql/$1/$2/postmaster.pid")"
}

# ensure_role NAME PASSWORD: a role that can log in with that password.
ensure_role() {
  PGPASSWORD="$2" psql -X -q -d "postgresql://$1@$(pg_server)/postgres" -c '' 2>/dev/null && return 0
  admin_psql -v VERBOSITY=terse -f - >"$LOGS/roles.log" 2>&1 <<SQL || fail "creating the role $1" "$(why roles 2)" \
    "check that the PostgreSQL administrator may create roles"
DO \$\$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '$1') THEN CREATE ROLE $1 LOGIN; END IF;
END \$\$;
ALTER ROLE $1 LOGIN PASSWORD '$2';
SQL
}

database_exists() {
  [ "$(admin_psql -At -c "select 1 from pg_database where datname = '$1'")" = 1 ]
}

# ensure_database NAME OWNER: an UTF-8 database, whatever the locale of the machine.
ensure_database() {
  database_exists "$1" && return 0
  admin_psql -c "CREATE DATABASE $1 OWNER $2 TEMPLATE template0 ENCODING 'UTF8'
    LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'" >"$LOGS/databases.log" 2>&1 ||
    fail "creating the database $1" "$(why databases 2)" \
      "check that the PostgreSQL administrator may create databases"
}
