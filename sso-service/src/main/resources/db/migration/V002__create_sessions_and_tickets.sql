create table sso_session (
    id               bigint generated always as identity primary key,
    -- SHA-256 of the cookie's value, which is kept nowhere.
    digest           bytea       not null unique,
    account          uuid        not null references account on delete cascade,
    authenticated_at timestamptz not null,
    last_used_at     timestamptz not null,
    ends_at          timestamptz not null
);
create index sso_session_by_account on sso_session (account);
create index sso_session_by_use on sso_session (last_used_at);

-- No foreign keys: an issue and a validation touch this table only; a ticket whose session is gone is dead.
create table service_ticket (
    digest         bytea       primary key,
    session        bigint      not null,
    account        uuid        not null,
    connector      uuid        not null,
    service        text        not null,
    from_new_login boolean     not null,
    issued_at      timestamptz not null,
    expires_at     timestamptz not null,
    used_at        timestamptz,
    -- The site of this ticket has learnt who is signed in, and has to hear of the end of the session.
    validated      boolean     not null default false
);
create index service_ticket_by_session on service_ticket (session);
-- Costs an insert next to nothing, and the purge needs no more.
create index service_ticket_by_expiry on service_ticket using brin (expires_at);

-- Wrong passwords, counted by the digest of the login as typed: known and unknown logins look the same.
create table login_attempt (
    login         bytea       primary key,
    failures      int         not null,
    blocked_until timestamptz,
    changed_at    timestamptz not null default now()
);
