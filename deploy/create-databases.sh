#!/bin/bash
# Run by the PostgreSQL image once, when its volume is empty: Termin's database and Temporal's two, each with an owner that cannot
# reach the other's. Money and time lie on one server, so that one backup holds both at one moment.
set -euo pipefail

: "${TERMIN_DB_PASSWORD:?}" "${TEMPORAL_DB_PASSWORD:?}"

psql --username postgres --set ON_ERROR_STOP=1 <<'SQL'
\getenv termin_password TERMIN_DB_PASSWORD
\getenv temporal_password TEMPORAL_DB_PASSWORD
create role termin login password :'termin_password';
create role temporal login password :'temporal_password';
create database termin owner termin;
create database temporal owner temporal;
create database temporal_visibility owner temporal;
revoke connect on database termin, temporal, temporal_visibility from public;
SQL
