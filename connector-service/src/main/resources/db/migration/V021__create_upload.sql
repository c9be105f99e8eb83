-- A file of connectors between its dry run on the page and its import, for an hour at most.
create table connector_upload (
    id        uuid        primary key,
    account   text        not null,
    structure text        not null,
    content   bytea       not null,
    adapt     boolean     not null,
    publish   boolean     not null,
    rights    boolean     not null,
    at        timestamptz not null default now()
);
create index connector_upload_by_time on connector_upload (at);
