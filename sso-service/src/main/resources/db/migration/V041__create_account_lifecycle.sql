-- A login somebody had, kept from others for a while: what partners know by it must not reach a newcomer.
create table if not exists retired_login (
    login      text        primary key,
    account    uuid        not null,
    retired_at timestamptz not null default now(),
    free_at    timestamptz not null
);

-- Accounts that will be removed; until then everything of theirs is kept, and nobody signs in with them.
create table account_deletion (
    account     uuid        primary key references account on delete cascade,
    marked_at   timestamptz not null default now(),
    purge_at    timestamptz not null,
    -- What a restoration gives back.
    was_blocked boolean     not null
);
create index account_deletion_by_time on account_deletion (purge_at);

-- Two accounts of one person. The merged one stays, blocked and empty, until nobody may undo it any more.
create table account_merge (
    id           uuid        primary key default gen_random_uuid(),
    survivor     uuid        not null references account on delete cascade,
    merged       uuid        not null,
    merged_login text        not null,
    merged_at    timestamptz not null default now(),
    undo_until   timestamptz not null,
    -- What went over and what the merged account had, to give both back.
    moved        jsonb       not null,
    undone_at    timestamptz,
    finished_at  timestamptz
);
create unique index account_merge_of_merged on account_merge (merged) where undone_at is null;
create index account_merge_by_survivor on account_merge (survivor);
create index account_merge_due on account_merge (undo_until) where undone_at is null and finished_at is null;

-- External ids of merged accounts: an import that still uses one means the survivor.
create table account_alias (
    external_id text primary key,
    account     uuid not null references account on delete cascade
);
create index account_alias_by_account on account_alias (account);
