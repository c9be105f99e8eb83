create table signing_key (
    id         text        primary key,
    jwk        text        not null,
    current    boolean     not null,
    created_at timestamptz not null default now()
);
create unique index signing_key_current on signing_key (current) where current;

create table authorization_code (
    digest         bytea       primary key,
    family         uuid        not null,
    client         text        not null,
    redirect_uri   text        not null,
    session        bigint      not null,
    scope          text        not null,
    nonce          text,
    code_challenge text        not null,
    expires_at     timestamptz not null,
    used_at        timestamptz
);
create index authorization_code_by_session on authorization_code (session);

-- A family is what grew out of one code; a token used twice ends all of it.
create table refresh_token (
    digest     bytea       primary key,
    family     uuid        not null,
    client     text        not null,
    session    bigint      not null,
    scope      text        not null,
    issued_at  timestamptz not null default now(),
    used_at    timestamptz
);
create index refresh_token_by_family on refresh_token (family);
create index refresh_token_by_session on refresh_token (session);
