-- Connectors with « Champs spécifiques OAuth », fed by ent.connectors. A deleted one stays as a mark of its version.
create table oauth_client (
    id                        uuid    primary key,
    -- « Identifiant ». Not unique here: the events of two connectors that swap names come in any order, and a name that
    -- two claim belongs to neither until the other event has come.
    client_id                 text    not null,
    display_name              text    not null,
    structure                 text    not null,
    inherits                  boolean not null,
    transfer_session          boolean not null,
    scope                     text    not null,
    -- Salted PBKDF2; null for a public client.
    secret_digest             text,
    grant_type                text    not null,
    redirect_uris             text[]  not null,
    post_logout_redirect_uris text[]  not null,
    certificate_url           text,
    logout_url                text,
    version                   bigint  not null,
    deleted                   boolean not null default false
);
create index oauth_client_by_client_id on oauth_client (client_id) where not deleted;

-- Which clients learnt of a session. No foreign key: they are read once more when the session is already gone.
create table client_session (
    session   bigint not null,
    -- The key codes and tokens are kept under: a connector's id, or the name of a client of ours.
    client    text   not null,
    -- Null for a client of ours.
    connector uuid,
    sid       uuid   not null unique,
    subject   text   not null,
    primary key (session, client)
);

-- Access tokens, or all tokens of a family, that are good no longer although their time is not over.
create table token_revocation (
    id         uuid        primary key,
    expires_at timestamptz not null
);
create index token_revocation_by_expiry on token_revocation (expires_at);

-- Assertions (RFC 7523) that were used, until they expire.
create table spent_assertion (
    digest     bytea       primary key,
    expires_at timestamptz not null
);
create index spent_assertion_by_expiry on spent_assertion (expires_at);

-- Null: the client has a secret and sent no PKCE challenge.
alter table authorization_code alter code_challenge drop not null;
create index refresh_token_by_use on refresh_token (used_at) where used_at is not null;

-- A retired key signs no more, and is published until its last token has expired.
alter table signing_key add retired_at timestamptz;
