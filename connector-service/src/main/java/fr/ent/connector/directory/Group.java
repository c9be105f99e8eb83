package fr.ent.connector.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A group of people of a structure, as ent.directory last told it. */
@Entity
@Table(name = "ent_group")
public class Group {
    @Id
    public UUID id;

    public String name;

    /** PROFILE, CLASS, FUNCTIONAL, MANUAL or FUNCTION. */
    public String type;

    /** TEACHER, STUDENT, RELATIVE, PERSONNEL or GUEST; null when its members are mixed. */
    public String profile;

    public String structure;

    /** The class or teaching group whose people of this profile it holds; null for the others. */
    public UUID parent;

    @Column(name = "member_count")
    public int memberCount;

    protected Group() {}

    Group(GroupChanged event) {
        id = event.id();
        name = event.name();
        type = event.type();
        profile = event.profile();
        structure = event.structure();
        parent = event.parent();
        memberCount = event.memberCount();
    }
}
