package fr.ent.connector;

import fr.ent.connector.directory.Administration;
import fr.ent.kit.security.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** Which consoles this person has work in; templates read it as {@code inject:menu}. */
@Named("menu")
@RequestScoped
public class Menu {
    private final Administration administration;
    private final Caller caller;

    Menu(Administration administration, Caller caller) {
        this.administration = administration;
        this.caller = caller;
    }

    public boolean connectors() {
        return administration.any();
    }

    public boolean pronote() {
        return administration.ofPlatform() || !caller.scopesOf("PRONOTE_ADMIN").isEmpty();
    }
}
