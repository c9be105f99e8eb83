-- Bases PRONOTE that pronote-gateway told about, and whether they are published.
create table pronote_base (
    uai       text        primary key,
    published boolean     not null,
    at        timestamptz not null default now()
);
