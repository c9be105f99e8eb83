package fr.ent.sso.audit;

import fr.ent.kit.page.PageContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ResourceBundle;

/** The actions of the log in the reader's words: {@code audit-actions_fr} and {@code _en}. */
@ApplicationScoped
public class AuditWords {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final PageContext page;

    AuditWords(PageContext page) {
        this.page = page;
    }

    /** The action itself when nobody wrote words for it yet. */
    public String of(String action) {
        ResourceBundle words = ResourceBundle.getBundle("audit-actions", page.locale(), NO_FALLBACK);
        return words.containsKey(action) ? words.getString(action) : action;
    }
}
