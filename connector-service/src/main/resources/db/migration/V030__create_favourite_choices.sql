-- Who has chosen his favourites himself, be it none; the others see those proposed to them.
create table favourite_choice (
    account text primary key
);
insert into favourite_choice (account) select distinct account from favourite;
-- What administrators propose first in « Mes applis », by structure and profile, in their order.
create table default_favourite (
    structure    text    not null,
    profile      text    not null,
    connector_id uuid    not null references connector on delete cascade,
    position     integer not null,
    primary key (structure, profile, connector_id)
);
create index default_favourite_by_connector on default_favourite (connector_id);
