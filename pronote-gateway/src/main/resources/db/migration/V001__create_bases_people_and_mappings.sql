-- A school's PRONOTE base: where it is published and what of it.
create table base (
    uai            text        primary key,
    name           text        not null,
    kind           text        not null,
    public_address text        not null,
    -- The address in lower case: a ticket event finds its base by it.
    address_key    text        not null unique,
    lab_mode       boolean     not null,
    published      boolean     not null,
    spaces         text        not null,
    version        bigint      not null
);

-- Who did what to a base.
create table base_journal (
    id     bigint generated always as identity primary key,
    uai    text        not null references base (uai),
    at     timestamptz not null,
    actor  text        not null,
    action text        not null,
    detail text        not null
);
create index base_journal_by_base on base_journal (uai, id);

-- « Intégration dans un ENT ».
create table ent_integration (
    uai                   text    primary key references base (uai),
    cas_enabled           boolean not null,
    ent                   text    not null,
    cas_url               text    not null,
    cas_version           text    not null,
    direct_access         boolean not null,
    last_name_attribute   text    not null,
    first_name_attribute  text    not null,
    birth_date_attribute  text    not null,
    postal_code_attribute text    not null,
    categories_attribute  text    not null,
    categories            text    not null,
    missing_birth_date    text    not null,
    login_change          text    not null,
    drift                 text    not null,
    version               bigint  not null
);

create table person (
    id           uuid    primary key,
    uai          text    not null references base (uai),
    population   text    not null,
    title        text,
    last_name    text    not null,
    first_names  text    not null,
    -- As compared: see Names.normalise and Names.compact.
    last_key     text    not null,
    last_compact text    not null,
    first_key    text    not null,
    birth_date   date,
    login        text,
    email        text,
    pronote_id   text    not null,
    address1     text,
    address2     text,
    postal_code  text,
    town         text,
    province     text,
    parent_space boolean not null,
    unique (uai, pronote_id)
);
create index person_by_last_name on person (uai, population, last_key);
create index person_by_compact_name on person (uai, population, last_compact);
create index person_by_first_name on person (uai, population, first_key);
create index person_by_birth_date on person (uai, population, birth_date);

-- « Identifiant CAS » of a person: one a person, and one person a login in a population.
create table identity_mapping (
    person          uuid        primary key references person (id),
    uai             text        not null references base (uai),
    population      text        not null,
    cas_id          text        not null,
    source          text        not null,
    rule            text,
    weak            boolean     not null,
    linked_at       timestamptz not null,
    last_seen_at    timestamptz,
    -- The ENT's account, known from ticket events only.
    account         uuid,
    -- The identity the login came with, to notice when it comes with another one.
    seen_last_name  text,
    seen_first_name text,
    seen_birth_date date,
    drifted_at      timestamptz,
    drifted_fields  text,
    unique (uai, population, cas_id)
);
create index identity_mapping_by_cas_id on identity_mapping (cas_id);
create index identity_mapping_by_account on identity_mapping (account);

-- Logins already worked off, by the browser's callback or by the ticket event, whichever came first.
create table recognised_ticket (
    uai    text        not null,
    ticket text        not null,
    at     timestamptz not null,
    primary key (uai, ticket)
);
create index recognised_ticket_by_time on recognised_ticket (at);

-- Sessions of the Espaces; the cookie itself is only known to the browser.
create table pronote_session (
    digest       text        primary key,
    uai          text        not null references base (uai),
    ticket       text        not null,
    cas_id       text        not null,
    -- population:person of those recognised, separated by commas; empty while identification failed
    people       text        not null,
    -- What the ENT sent; kept only while identification failed, for the form.
    last_name    text,
    first_name   text,
    birth_date   text,
    postal_code  text,
    categories   text,
    created_at   timestamptz not null,
    last_used_at timestamptz,
    expires_at   timestamptz not null
);
create index pronote_session_by_ticket on pronote_session (ticket);
create index pronote_session_by_login on pronote_session (uai, cas_id);
create index pronote_session_by_expiry on pronote_session (expires_at);

-- Forms « Identification impossible » that were sent.
create table identification_failure (
    id                    uuid        primary key,
    uai                   text        not null references base (uai),
    reference             text        not null unique,
    cas_id                text        not null,
    populations           text        not null,
    cause                 text        not null,
    last_name             text,
    first_name            text,
    birth_date            text,
    postal_code           text,
    corrected_last_name   text,
    corrected_first_name  text,
    corrected_birth_date  text,
    corrected_postal_code text,
    information           text,
    email                 text,
    telephone             text,
    sent_at               timestamptz not null,
    state                 text        not null,
    resolved_at           timestamptz,
    resolved_by           text,
    person                uuid
);
create index identification_failure_by_base on identification_failure (uai, state, sent_at);
create index identification_failure_by_login on identification_failure (uai, cas_id, sent_at);
