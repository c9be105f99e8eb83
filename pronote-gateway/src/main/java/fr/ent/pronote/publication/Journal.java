package fr.ent.pronote.publication;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Who did what to a base, and when; written in the transaction of the act. */
@ApplicationScoped
public class Journal implements PanacheRepository<JournalEntry> {
    private static final int SHOWN = 20;
    private final Clock clock = Clock.systemUTC();

    /** @param detail before and after, without personal data */
    public void write(String uai, String actor, JournalAction action, String detail) {
        JournalEntry entry = new JournalEntry();
        entry.uai = uai;
        entry.at = clock.instant();
        entry.actor = actor;
        entry.action = action;
        entry.detail = detail;
        persist(entry);
    }

    public List<JournalEntry> latest(String uai) {
        return find("uai = ?1 order by id desc", uai).page(0, SHOWN).list();
    }
}
