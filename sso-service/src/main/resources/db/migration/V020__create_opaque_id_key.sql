-- One row, made at first use. Whoever loses it renames everybody to every partner that knows people by opaque ids.
create table opaque_id_key (
    one boolean primary key default true check (one),
    key bytea not null check (octet_length(key) = 32)
);
