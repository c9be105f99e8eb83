alter table account
    -- Asked for a new password right after the next right one.
    add must_change_password boolean not null default false,
    add password_changed_at  timestamptz;
-- Hashes brought along from elsewhere, replaced at the first right password; the index says whether any is left.
create index account_with_imported_hash on account (id) where password_hash like '$2%';
create index account_by_email on account (lower(email)) where email is not null;

-- Counts logins, and by other keys addresses and second factors; since when, and how often it came to a wait.
alter table login_attempt
    add since  timestamptz not null default now(),
    add rounds int         not null default 0;

create table second_factor (
    account     uuid        primary key references account on delete cascade,
    -- Encrypted with a key made from sso.credential.secret.
    secret      text        not null,
    -- The half minute of the last code taken: none is taken twice.
    last_step   bigint      not null,
    enrolled_at timestamptz not null default now()
);
create table recovery_code (
    account uuid  not null references account on delete cascade,
    -- Keyed digest; deleted when used.
    digest  bytea not null,
    primary key (account, digest)
);

create table activation_code (
    account    uuid        primary key references account on delete cascade,
    digest     bytea       not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null
);

-- One link an account: a newer one ends the older.
create table password_link (
    account    uuid        primary key references account on delete cascade,
    digest     bytea       not null unique,
    expires_at timestamptz not null
);

-- Mails to be written and sent. Who gets one, its words and its link are made at that moment and kept nowhere.
create table mail_order (
    id              bigint generated always as identity primary key,
    kind            text        not null check (kind in ('RESET_ASKED', 'RESET', 'PASSWORD_CHANGED')),
    -- The login or address somebody typed, who may be nobody here.
    typed           text,
    account         uuid references account on delete cascade,
    language        text        not null,
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null default now(),
    expires_at      timestamptz not null
);
create index mail_order_due on mail_order (next_attempt_at);
