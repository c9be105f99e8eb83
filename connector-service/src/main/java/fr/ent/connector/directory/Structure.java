package fr.ent.connector.directory;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Set;

/** A school or an assembly of schools, as ent.directory last told it. */
@Entity
@Table(name = "structure")
public class Structure {
    @Id
    public String uai;

    public String name;

    /** LYCEE, COLLEGE, CITE_SCOLAIRE, ACADEMIE… */
    public String type;

    public String city;

    @ElementCollection
    @CollectionTable(name = "structure_parent", joinColumns = @JoinColumn(name = "uai"))
    @Column(name = "parent")
    Set<String> parents = new HashSet<>();

    protected Structure() {}

    Structure(StructureChanged event) {
        uai = event.uai();
        name = event.name();
        type = event.type();
        city = event.city();
        parents = new HashSet<>(event.parents() == null ? Set.of() : event.parents());
    }
}
