-- Events that still have to reach Kafka, in the order of the facts; a row is deleted once the broker has it.
create table outbox (
    position   bigint generated always as identity primary key,
    id         uuid        not null,
    topic      text        not null,
    key        text        not null,
    type       text        not null,
    subject    text        not null,
    time       timestamptz not null,
    trace      text,
    body       text,
    -- Why this event can never be sent; such a row is kept for a person and skipped.
    refused    text
);

-- Events whose work is done; written in the transaction of that work.
create table handled_event (
    id         uuid        primary key,
    handled_at timestamptz not null default now()
);
create index handled_event_by_time on handled_event (handled_at);
