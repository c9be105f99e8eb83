package fr.ent.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.ent.localstack.Service;
import fr.ent.localstack.Stack;

/** The demo school's addresses and the few gestures every journey makes. */
final class Ent {
    static final String PASSWORD = "Demo-2026-ent";
    static final String UAI = "0900011A";

    private final Stack stack;

    Ent(Stack stack) {
        this.stack = stack;
    }

    String sso(String path) {
        return stack.url(Service.SSO) + path;
    }

    String connector(String path) {
        return stack.url(Service.CONNECTOR) + path;
    }

    String pronote(String path) {
        return stack.url(Service.PRONOTE) + path;
    }

    /** The base's address as the administrator types it into the connector. */
    String baseUrl() {
        return pronote("/" + UAI + "/pronote/");
    }

    /** Fills the sign-in page that is shown. */
    static void signIn(Page page, String login) {
        signIn(page, login, PASSWORD);
    }

    static void signIn(Page page, String login, String password) {
        page.getByLabel("Identifiant", new Page.GetByLabelOptions().setExact(true))
                .fill(login);
        page.getByLabel("Mot de passe", new Page.GetByLabelOptions().setExact(true))
                .fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Se connecter"))
                .click();
    }
}
