package fr.ent.connector.definition;

import fr.ent.connector.signon.CasType;
import fr.ent.connector.signon.CasTypes;
import fr.ent.kit.page.PageContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;

/** What templates call the types of CAS, in the language of the page: {@code inject:casTypes}. */
@Named("casTypes")
@RequestScoped
public class CasTypeTitles {
    private final PageContext page;

    CasTypeTitles(PageContext page) {
        this.page = page;
    }

    /** One to choose. */
    public record Choice(String name, String title) {}

    public List<Choice> choices() {
        return CasTypes.all().stream().map(this::choice).toList();
    }

    public String title(String name) {
        return CasTypes.title(name, page.locale());
    }

    private Choice choice(CasType type) {
        return new Choice(type.name(), type.title(page.locale()));
    }
}
