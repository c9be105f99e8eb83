package fr.ent.sso.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Reads what profiles may ask for beyond the account: one statement. */
@ApplicationScoped
class People {
    /** Members of « Enseignants du groupe 2nde A » are in 2nde A. */
    private static final String PERSON = """
            select coalesce(a.external_id, a.id::text) external_id, a.email, a.academic_email, a.phone, a.mobile,
                a.address, a.city, a.course, a.subjects,
                (select json_agg(json_build_object('uai', s.uai, 'name', s.name, 'type', s.type, 'city', s.city,
                        'externalId', s.external_id, 'main', s.main) order by s.main desc, s.uai)
                    from (select t.*, row_number() over (
                                order by t.uai = a.main_structure desc nulls last, t.uai) = 1 main
                            from account_structure x join structure t on t.uai = x.structure
                            where x.account = a.id) s) schools,
                (select json_agg(json_build_object('id', g.id, 'name', g.name, 'externalId', g.external_id,
                        'kind', g.type, 'structure', g.structure) order by g.structure, g.name)
                    from ent_group g
                    where g.type in ('CLASS', 'FUNCTIONAL', 'MANUAL') and exists (
                        select 1 from membership m join ent_group d on d.id = m.ent_group
                        where m.account = a.id and g.id in (d.id, d.parent))) teams,
                (select json_agg(json_build_object('id', p.id, 'externalId', coalesce(p.external_id, p.id::text),
                        'lastName', p.last_name, 'firstName', p.first_name, 'structures', array(
                            select s.structure from account_structure s where s.account = p.id order by 1))
                        order by p.last_name, p.first_name, p.id)
                    from guardianship r join account p on p.id = r.pupil where r.guardian = a.id) children,
                (select json_agg(json_build_object('id', p.id, 'externalId', coalesce(p.external_id, p.id::text),
                        'lastName', p.last_name, 'firstName', p.first_name, 'structures', array(
                            select s.structure from account_structure s where s.account = p.id order by 1))
                        order by p.last_name, p.first_name, p.id)
                    from guardianship r join account p on p.id = r.guardian where r.pupil = a.id) guardians
            from account a where a.id = ?
            """;

    private final Database database;
    private final ObjectMapper json;

    People(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    Person read(UUID account) {
        return database.one(PERSON, this::person, account).orElse(Person.UNREAD);
    }

    private Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getString("external_id"),
                row.getString("email"),
                row.getString("academic_email"),
                row.getString("phone"),
                row.getString("mobile"),
                row.getString("address"),
                row.getString("city"),
                row.getString("course"),
                Database.texts(row, "subjects"),
                list(row, "schools", new TypeReference<List<Person.School>>() {}),
                list(row, "teams", new TypeReference<List<Person.Team>>() {}),
                list(row, "children", new TypeReference<List<Person.Relative>>() {}),
                list(row, "guardians", new TypeReference<List<Person.Relative>>() {}));
    }

    private <T> List<T> list(ResultSet row, String column, TypeReference<List<T>> type) throws SQLException {
        String text = row.getString(column);
        try {
            return text == null ? List.of() : json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The database writes this JSON itself", e);
        }
    }
}
