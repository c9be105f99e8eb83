-- Pictures of connectors, as they are served: by their digest, so that the same picture is kept once and never changes.
create table uploaded_icon (
    digest     text        primary key,
    media_type text        not null,
    content    bytea       not null,
    created_at timestamptz not null default now()
);
create index connector_by_uploaded_icon on connector (icon) where icon like 'upload:%';
-- A version that may be restored still needs its picture.
create index connector_change_by_uploaded_icon on connector_change ((state ->> 'icon'))
    where (state ->> 'icon') like 'upload:%';
