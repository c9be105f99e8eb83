-- The right ends at this moment; null for never.
alter table service_grant add ends_at timestamptz;
-- Groups and accounts that may not use a connector, whatever groups have it.
create table service_denial (
    connector uuid not null,
    subject   uuid not null,
    primary key (connector, subject)
);
-- Structures that an inherited connector is not shared with, nor with those below them.
create table service_exclusion (
    connector uuid not null,
    structure text not null,
    primary key (connector, structure)
);
alter table registered_service
    -- It cannot be opened before, and from then on; null for no such limit.
    add opens_at  timestamptz,
    add closes_at timestamptz;
alter table oauth_client
    add opens_at  timestamptz,
    add closes_at timestamptz;

-- The school that the service URL names, where the connector's address has {uai}; null where it has none.
alter table service_ticket add uai text;
alter table proxy_granting_ticket add uai text;
