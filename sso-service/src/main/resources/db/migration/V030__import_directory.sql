-- Logins of accounts that are gone or were renamed: nobody gets one before it is free.
create table retired_login (
    login      text        primary key,
    account    uuid        not null,
    retired_at timestamptz not null default now(),
    free_at    timestamptz not null
);
-- Homonyms differ by the number behind; the rule for new logins asks for all of one stem at once.
create index retired_login_by_stem on retired_login ((regexp_replace(lower(login), '[0-9]+$', '')));
create index account_by_login_stem on account ((regexp_replace(lower(login), '[0-9]+$', '')));
create index account_by_name on account (last_name, first_name);

alter table account
    -- Rises with every change of what the directory says of the person.
    add version       bigint not null default 1,
    -- Since when a complete import of the school no longer has the person.
    add missing_since timestamptz;

-- A class and a teaching group may share a name, and so do the automatic groups around them.
alter table ent_group
    drop constraint ent_group_structure_name_key,
    add constraint ent_group_one_name unique nulls not distinct (structure, type, name, parent);
create index ent_group_by_parent on ent_group (parent);

create table directory_import (
    id           uuid        primary key,
    created_at   timestamptz not null default now(),
    -- Account or client that asked for it.
    created_by   text        not null,
    structure    text references structure,
    -- The only structures it may touch; null: all.
    scope        text[],
    dry_run      boolean     not null,
    row_by_row   boolean     not null,
    -- The files hold everybody of their schools and profiles: who is not in them is missing.
    complete     boolean     not null,
    -- WAITING, RUNNING, DONE, REFUSED (wrong lines, nothing written) or FAILED (nothing written).
    state        text        not null default 'WAITING',
    phase        text,
    lines_read   bigint      not null default 0,
    lines_total  bigint      not null default 0,
    rows_written bigint      not null default 0,
    counts       jsonb       not null default '{}',
    errors       bigint      not null default 0,
    warnings     bigint      not null default 0,
    started_at   timestamptz,
    ended_at     timestamptz
);
create index directory_import_by_time on directory_import (created_at);
create index directory_import_active on directory_import (created_at) where state in ('WAITING', 'RUNNING');

create table import_file (
    import    uuid   not null references directory_import on delete cascade,
    position  int    not null,
    kind      text   not null,
    name      text   not null,
    size      bigint not null,
    lines     bigint not null default 0,
    encoding  text,
    separator text,
    ignored   text[] not null default '{}',
    primary key (import, position)
);
-- What was sent, in parts of a size that fits the memory; gone once it is written or no longer of use.
create table import_content (
    import   uuid  not null references directory_import on delete cascade,
    position int   not null,
    part     int   not null,
    content  bytea not null,
    primary key (import, position, part)
);
alter table import_content alter content set storage external;

create table import_finding (
    import      uuid   not null references directory_import on delete cascade,
    number      int    not null,
    severity    text   not null,
    file        text   not null,
    line        bigint not null,
    column_name text,
    slug        text   not null,
    arguments   text[] not null default '{}',
    primary key (import, number)
);
