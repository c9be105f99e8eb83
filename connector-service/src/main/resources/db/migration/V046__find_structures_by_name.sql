-- Selectors of a structure begin with the first ones by name.
create index structure_by_name on structure (name, uai);
