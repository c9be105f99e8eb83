-- Connectors in trouble at a school, as last reckoned. Looking at all connectors takes a second or more on a large
-- platform, so one instance does it now and then and all read the result.
create table connector_trouble (
    connector_id uuid   not null,
    uai          text   not null,
    kind         text   not null,
    attempts     bigint not null,
    failures     bigint not null,
    primary key (connector_id, uai)
);
create index connector_trouble_by_school on connector_trouble (uai);

-- When that was; one row.
create table trouble_reckoning (
    single boolean     primary key default true check (single),
    at     timestamptz not null
);
