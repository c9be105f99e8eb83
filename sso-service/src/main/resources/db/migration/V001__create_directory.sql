-- Structures form a tree; one may hang below several parents.
create table structure (
    uai  text primary key check (uai ~ '^[0-9]{7}[A-Z]$'),
    name text not null,
    type text not null,
    city text
);
create table structure_parent (
    child  text not null references structure,
    parent text not null references structure,
    primary key (child, parent),
    check (child <> parent)
);
-- Every structure with itself and all that lies above it, so that a login asks one question and walks no tree.
create table structure_ancestor (
    structure text not null references structure,
    ancestor  text not null references structure,
    primary key (structure, ancestor)
);
create index structure_ancestor_by_ancestor on structure_ancestor (ancestor);

create table account (
    id            uuid primary key,
    login         text not null,
    last_name     text not null,
    first_name    text not null,
    birth_date    date,
    zip_code      text,
    profiles      text[] not null default '{}',
    functions     text[] not null default '{}',
    -- Null: nobody can sign in with a password.
    password_hash text,
    -- Set by the demo school only; a service outside the demo refuses to start while one is left.
    demo_password boolean not null default false,
    blocked       boolean not null default false,
    created_at    timestamptz not null default now()
);
-- One person, one spelling.
create unique index account_by_login on account (lower(login));
create index account_with_demo_password on account (id) where demo_password;

create table account_structure (
    account   uuid not null references account on delete cascade,
    structure text not null references structure,
    primary key (account, structure)
);
create index account_structure_by_structure on account_structure (structure);

create table ent_group (
    id        uuid primary key,
    name      text not null,
    type      text not null,
    profile   text,
    structure text not null references structure,
    unique (structure, name)
);
create table membership (
    account   uuid not null references account on delete cascade,
    ent_group uuid not null references ent_group on delete cascade,
    primary key (account, ent_group)
);
create index membership_by_group on membership (ent_group);
