package fr.ent.kit.page;

import io.quarkus.arc.Arc;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Renders every template of a request in that person's language. */
@ApplicationScoped
class PageLanguage {
    private final PageContext page;

    PageLanguage(PageContext page) {
        this.page = page;
    }

    void configure(@Observes EngineBuilder builder) {
        builder.addTemplateInstanceInitializer(this::speak);
    }

    private void speak(TemplateInstance instance) {
        if (Arc.container().requestContext().isActive()) {
            instance.setLocale(page.locale());
        }
    }
}
