# shellcheck shell=bash
# Test slots: an own database pair, Solr core, Redis number and storage per number. Sourced.
#
# A slot's databases are clones of two template databases, which hold all migrations. When the
# migrations change the templates are built anew, and every slot is cloned anew when next asked for.

TEST_DIR="$VAR/test"
TEST_ROLE=ogip_test
TEST_PASSWORD=ogip_test
# shellcheck disable=SC2034  # used by bin/test-env
MAX_SLOT=14 # Redis has 16 numbers; the demo uses the last

# slot_exports N: print the settings of a slot, as CKAN reads them from the environment.
slot_exports() {
  local server owner
  server="$(pg_server)"
  owner="postgresql://$TEST_ROLE:$TEST_PASSWORD@$server"
  cat <<ENV
export OGIP_TEST_SLOT=$1
export CKAN_SQLALCHEMY_URL=$owner/ogip_test_$1
export CKAN_DATASTORE_WRITE_URL=$owner/ogip_datastore_test_$1
export CKAN_DATASTORE_READ_URL=postgresql://${TEST_ROLE}_read:$TEST_PASSWORD@$server/ogip_datastore_test_$1
export CKAN_SOLR_URL=$(solr_url)/ogip_test_$1
export CKAN_REDIS_URL=$REDIS_SERVER/$1
export CKAN_STORAGE_PATH=$TEST_DIR/$1/storage
ENV
}

# schema_state: what the template databases are made from.
schema_state() {
  {
    "$VENV/bin/python" -c 'from importlib.metadata import version; print(version("ckan"))'
    cat "$ROOT"/ckanext/ogip/migration/ogip/versions/*.py 2>/dev/null || true
    admin_psql -At -c "select oid, datname from pg_database where datname like 'ogip%template'"
  } | sha256sum | cut -d ' ' -f 1
}

# in_slot N COMMAND...: run with the settings of a slot.
in_slot() (
  local slot="$1"
  shift
  eval "$(slot_exports "$slot")"
  export CKAN_INI="$ROOT/test.ini"
  "$@"
)

build_templates() {
  [ "$(schema_state)" != "$(cat "$TEST_DIR/template.state" 2>/dev/null)" ] || return 0
  say "Building the template databases of the tests (all migrations)"
  recreate_database ogip_test_template template0
  recreate_database ogip_datastore_test_template template0
  migrate_template
  in_slot template "$VENV/bin/ckan" -c "$TEST_DIR/plain.ini" datastore set-permissions 2>"$LOGS/permissions.log" |
    sed '/^\\connect/d' | admin_psql_in ogip_datastore_test_template -f - >>"$LOGS/permissions.log" 2>&1 ||
    fail "setting the datastore's permissions" "$(why permissions)" "look at var/log/permissions.log"
  schema_state >"$TEST_DIR/template.state"
}

# Neither half starts the ogip plugins: they may look at tables that are not there yet.
migrate_template() {
  sed 's/^ckan.plugins = .*/ckan.plugins = activity datastore/' "$ROOT/test.ini" >"$TEST_DIR/plain.ini"
  logged migrate in_slot template "$VENV/bin/ckan" -c "$TEST_DIR/plain.ini" db upgrade ||
    fail "running CKAN's migrations on the test template" "$(why migrate 8)" "look at var/log/migrate.log"
  logged migrate-ogip "$VENV/bin/python" "$ROOT/bin/lib/migrate_ogip.py" \
    "postgresql://$TEST_ROLE:$TEST_PASSWORD@$(pg_server)/ogip_test_template" ||
    fail "running the ogip migrations on the test template" "$(why migrate-ogip 8)" \
      "mend the migration that the log names, then run this again"
}

# recreate_database NAME TEMPLATE: drop it with whoever is connected, and create it anew.
recreate_database() {
  admin_psql -c "SET client_min_messages = warning" -c "DROP DATABASE IF EXISTS $1 WITH (FORCE)"
  admin_psql -c "CREATE DATABASE $1 OWNER $TEST_ROLE TEMPLATE $2
    ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"
  # Tests may lose a second of work in a power cut; waiting for the disk would cost them minutes.
  admin_psql -c "ALTER DATABASE $1 SET synchronous_commit = off"
}

clone_slot() {
  local state
  state="$(cat "$TEST_DIR/template.state")"
  [ "$state" != "$(cat "$TEST_DIR/$1/state" 2>/dev/null)" ] ||
    { database_exists "ogip_test_$1" && database_exists "ogip_datastore_test_$1" && return 0; }
  recreate_database "ogip_test_$1" ogip_test_template
  recreate_database "ogip_datastore_test_$1" ogip_datastore_test_template
  echo "$state" >"$TEST_DIR/$1/state"
}

# ensure_slot N: everything a test run in this slot needs.
ensure_slot() {
  mkdir -p "$TEST_DIR/$1/storage" "$TEST_DIR/$1/webassets"
  ensure_role "$TEST_ROLE" "$TEST_PASSWORD"
  ensure_role "${TEST_ROLE}_read" "$TEST_PASSWORD"
  ensure_core "ogip_test_$1"
  locked templates prepare_databases "$1"
}

prepare_databases() {
  build_templates
  clone_slot "$1"
}
