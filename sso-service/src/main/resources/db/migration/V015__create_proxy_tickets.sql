-- A site may go on to other sites in the name of the person with this; it dies with her session.
create table proxy_granting_ticket (
    digest     bytea       primary key,
    session    bigint      not null references sso_session on delete cascade,
    -- The site that holds it.
    connector  uuid        not null,
    -- Callback addresses of the sites on the way, the most recent first.
    proxies    text[]      not null,
    issued_at  timestamptz not null,
    expires_at timestamptz not null
);
create index proxy_granting_ticket_by_session on proxy_granting_ticket (session);
create index proxy_granting_ticket_by_expiry on proxy_granting_ticket (expires_at);

-- Null for a service ticket; of a proxy ticket, the sites on the way, the most recent first.
alter table service_ticket add proxies text[];
