alter table sso_session
    -- The person chose to stay signed in on this device (CAS 3.0 §4.1).
    add remembered boolean not null default false,
    add address    text,
    add user_agent text;

-- The ticket itself once a validation has used it up: the name by which the site knows the session it opened.
alter table service_ticket add session_index text;

-- A login between the right password and the session, while something else is asked; known by its cookie's digest.
create table pending_login (
    digest     bytea       primary key,
    account    uuid        not null references account on delete cascade,
    -- What the login was for: the parameters of /cas/login, form-encoded.
    request    text        not null,
    -- The steps that are done, by name.
    done       text[]      not null default '{}',
    expires_at timestamptz not null
);

-- What sites have yet to be told of an ended session, and how it went.
create table logout_delivery (
    id              bigint generated always as identity primary key,
    session         text        not null,
    account         uuid        not null,
    connector       uuid        not null,
    channel         text        not null check (channel in ('BACK_CHANNEL', 'FRONT_CHANNEL')),
    url             text        not null,
    -- The form field and its value: logoutRequest (CAS) or logout_token (OpenID Connect).
    field           text        not null,
    body            text        not null,
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null default now(),
    delivered_at    timestamptz,
    given_up_at     timestamptz,
    last_result     text,
    created_at      timestamptz not null default now()
);
create index logout_delivery_due on logout_delivery (next_attempt_at)
    where delivered_at is null and given_up_at is null;
create index logout_delivery_by_account on logout_delivery (account, created_at);
