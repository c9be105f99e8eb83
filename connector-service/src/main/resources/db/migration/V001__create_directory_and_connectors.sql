-- Our copy of the ENT's directory, fed by ent.directory. No foreign keys inside: a compacted topic gives no order
-- between a structure, its parents and its groups.
create table structure (
    uai  text primary key,
    name text not null,
    type text not null,
    city text
);
create table structure_parent (
    uai    text not null references structure on delete cascade,
    parent text not null,
    primary key (uai, parent)
);
create index structure_parent_by_parent on structure_parent (parent, uai);

create table ent_group (
    id           uuid    primary key,
    name         text    not null,
    type         text    not null,
    profile      text,
    structure    text    not null,
    member_count integer not null
);
create index ent_group_by_structure on ent_group (structure);

create table connector (
    id                     uuid    primary key,
    structure              text    not null,
    identifier             text    not null constraint connector_identifier_unique unique,
    display_name           text    not null,
    icon                   text,
    url                    text    not null,
    target                 text    not null,
    inherits               boolean not null,
    cas_type               text,
    cas_pattern            text    constraint connector_pattern_unique unique,
    -- The URL a CAS connector without a pattern stands for, cut for exact comparison: scheme://host:port and /path.
    service_origin         text,
    service_path           text,
    oauth_transfer_session boolean,
    oauth_scope            text,
    oauth_secret_hash      text,
    oauth_grant_type       text,
    logout_url             text,
    locked                 boolean not null,
    lock_reason            text,
    version                bigint  not null,
    constraint connector_service_unique unique (service_origin, service_path)
);
create index connector_by_structure on connector (structure, identifier);
create index connector_with_pattern on connector (identifier) where cas_pattern is not null;

-- Who may use a connector: the members of these groups.
create table access_grant (
    group_id     uuid not null,
    connector_id uuid not null references connector on delete cascade,
    primary key (group_id, connector_id)
);
create index access_grant_by_connector on access_grant (connector_id);
