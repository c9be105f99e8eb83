alter table connector
    -- A draft is visible to nobody and unknown to the other services.
    add published   boolean     not null default true,
    add category    text,
    -- What phones open; null when it is the same address.
    add mobile_url  text,
    -- Open from, open until; null for no such limit.
    add opens_at    timestamptz,
    add closes_at   timestamptz,
    add maintenance text;
-- Sub-structures that an inherited connector is not shared with, nor with those below them.
create table connector_exclusion (
    connector_id uuid not null references connector on delete cascade,
    structure    text not null,
    primary key (connector_id, structure)
);
-- The right ends at this moment; null for never.
alter table access_grant add ends_at timestamptz;
-- Members of these groups, and these accounts, may not use it whatever groups are granted.
create table access_denial (
    connector_id uuid not null references connector on delete cascade,
    kind         text not null,
    subject      uuid not null,
    primary key (connector_id, subject)
);
create index access_denial_by_subject on access_denial (subject);
-- « Nouvelles classes aussi »: groups of this kind that the structure gets later are granted by themselves.
create table access_rule (
    connector_id uuid not null references connector on delete cascade,
    structure    text not null,
    group_type   text not null,
    profile      text not null,
    primary key (connector_id, structure, group_type, profile)
);
create index access_rule_by_structure on access_rule (structure);
-- Every change of every connector, also of those deleted since: what it was like after the change, and what the change
-- did to its rights.
create table connector_change (
    id           bigint      generated always as identity primary key,
    connector_id uuid        not null,
    structure    text        not null,
    at           timestamptz not null default now(),
    -- Account or client that did it; null for the service itself.
    actor        text,
    actor_name   text,
    kind         text        not null,
    version      bigint      not null,
    state        jsonb       not null,
    rights       jsonb,
    operation    uuid
);
create index connector_change_by_connector on connector_change (connector_id, id);
create index connector_change_by_structure on connector_change (structure, id) where kind = 'DELETED';
create index connector_change_by_operation on connector_change (operation) where operation is not null;
