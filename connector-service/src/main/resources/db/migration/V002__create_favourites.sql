-- What a person wants first in « Mes applis », in his order.
create table favourite (
    account      text    not null,
    connector_id uuid    not null references connector on delete cascade,
    position     integer not null,
    primary key (account, connector_id)
);
create index favourite_by_connector on favourite (connector_id);
