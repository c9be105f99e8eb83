-- What partners may be told beyond names, and what imports know a person by.
alter table account
    add external_id    text unique,
    add source         text   not null default 'MANUAL',
    add email          text,
    add academic_email text,
    add phone          text,
    add mobile         text,
    add address        text,
    add city           text,
    -- The administrative school, the first among several.
    add main_structure text references structure,
    -- Pupils: national code of the course followed; teachers: the subjects taught.
    add course         text,
    add subjects       text[] not null default '{}',
    add updated_at     timestamptz not null default now();
create table guardianship (
    guardian uuid not null references account on delete cascade,
    pupil    uuid not null references account on delete cascade,
    primary key (guardian, pupil),
    check (guardian <> pupil)
);
create index guardianship_by_pupil on guardianship (pupil);

alter table structure add external_id text unique;
-- « Enseignants du groupe 2nde A »: the people of one profile around a class or a teaching group.
alter table ent_group
    add external_id text,
    add parent      uuid references ent_group on delete cascade,
    add subject     text;

alter table registered_service
    add proxy_callbacks text[] not null default '{}',
    add single_logout   text   not null default 'BACK_CHANNEL',
    add logout_url      text;

-- Who did what to whom; written in the transaction of the act, never changed.
create table audit_entry (
    id      bigint generated always as identity primary key,
    at      timestamptz not null default now(),
    -- Account or client that acted; null for the service itself.
    actor   text,
    action  text        not null,
    -- The account it was done to, when there is one.
    subject uuid,
    address text,
    request text,
    details jsonb       not null default '{}'
);
create index audit_entry_by_time on audit_entry (at);
create index audit_entry_by_subject on audit_entry (subject, at);
create index audit_entry_by_actor on audit_entry (actor, at);
