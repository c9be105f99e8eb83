package fr.ent.pronote.publication;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One act of an administrator on a base. */
@Entity
@Table(name = "base_journal")
public class JournalEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public String uai;
    public Instant at;
    /** Who did it: his login, or the client's id. */
    public String actor;

    @Enumerated(EnumType.STRING)
    public JournalAction action;

    public String detail;
}
