-- Who has read what a connector is told about him and went on. What it was about is kept: he is asked again when the
-- connector is of another kind since.
create table first_use (
    account      text        not null,
    connector_id uuid        not null references connector on delete cascade,
    about        text        not null,
    at           timestamptz not null default now(),
    primary key (account, connector_id)
);
create index first_use_by_connector on first_use (connector_id);
