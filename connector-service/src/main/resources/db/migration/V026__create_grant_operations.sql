-- « Attribution en masse »: one row an operation, one a structure it goes through. No foreign key to the connector, so
-- that what was done stays known after it is deleted.
create table grant_operation (
    id           uuid        primary key,
    connector_id uuid        not null,
    actor        text        not null,
    actor_name   text,
    started_at   timestamptz not null default now(),
    ended_at     timestamptz,
    -- TEACHER, STUDENT…
    profiles     text[]      not null,
    -- Whether it takes the right away.
    remove       boolean     not null,
    -- The operation it takes back; null for one that stands for itself.
    undoes       uuid        references grant_operation,
    -- RUNNING, DONE, FAILED
    state        text        not null default 'RUNNING',
    -- Why it failed: the name of a problem.
    failure      text,
    attempts     integer     not null default 0,
    added        integer     not null default 0,
    removed      integer     not null default 0,
    skipped      integer     not null default 0
);
-- One at a time on a connector, whoever starts it and wherever.
create unique index grant_operation_running on grant_operation (connector_id) where state = 'RUNNING';
create unique index grant_operation_undone_once on grant_operation (undoes) where state <> 'FAILED';
create index grant_operation_by_connector on grant_operation (connector_id, started_at desc);
create table grant_operation_structure (
    operation uuid    not null references grant_operation on delete cascade,
    structure text    not null,
    done      boolean not null default false,
    primary key (operation, structure)
);
create index grant_operation_structure_to_do on grant_operation_structure (operation, structure) where not done;
