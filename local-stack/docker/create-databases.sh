#!/usr/bin/env bash
# Run once by the PostgreSQL image on an empty volume: a database and an owner of the same name per service.
set -euo pipefail
for name in sso connector pronote; do
  psql -v ON_ERROR_STOP=1 -U postgres -v name="$name" -v password="$ENT_DATABASE_PASSWORD" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
SQL
done
