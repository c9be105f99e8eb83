alter table sso_session
    -- The person wants to be asked before another site learns who is signed in (CAS 3.0 §2.2.1, warn).
    add warned boolean not null default false;
create index sso_session_by_end on sso_session (ends_at);

-- Signs what the login form carries, for all instances alike; 244 random bits.
create table login_secret (
    one    boolean primary key default true check (one),
    secret bytea   not null
);
insert into login_secret (secret) values (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));
-- Login tickets that have had their one attempt (CAS 3.0 §3.5.1), until they would be too old anyway.
create table spent_login_ticket (
    digest     bytea       primary key,
    expires_at timestamptz not null
);
create index spent_login_ticket_by_expiry on spent_login_ticket using brin (expires_at);

create index logout_delivery_by_session on logout_delivery (session);
create index logout_delivery_by_time on logout_delivery (created_at);
