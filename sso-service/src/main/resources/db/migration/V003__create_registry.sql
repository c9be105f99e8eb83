-- Copy of the connectors that use CAS, fed by ent.connectors. A deleted one stays as a mark for the other instances.
create table registered_service (
    id           uuid    primary key,
    identifier   text    not null,
    display_name text    not null,
    url          text    not null,
    cas_type     text    not null,
    pattern      text,
    structure    text    not null,
    inherits     boolean not null,
    version      bigint  not null,
    deleted      boolean not null default false,
    revision     bigint  not null
);
create index registered_service_by_revision on registered_service (revision);
create table service_grant (
    connector uuid not null,
    ent_group uuid not null,
    primary key (connector, ent_group)
);
-- One row; its lock puts the changes in the order in which other instances see them.
create table registry_revision (
    one      boolean primary key default true check (one),
    revision bigint not null
);
insert into registry_revision (revision) values (0);
