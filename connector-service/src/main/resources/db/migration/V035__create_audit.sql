-- Who looked at whose « Mes applis »; written in the transaction of the look, never changed.
create table audit_entry (
    id         bigint      generated always as identity primary key,
    at         timestamptz not null default now(),
    -- Account or client that acted.
    actor      text        not null,
    actor_name text,
    action     text        not null,
    -- The account it was done to.
    subject    uuid        not null
);
create index audit_entry_by_time on audit_entry (at);
create index audit_entry_by_subject on audit_entry (subject, id);
