package fr.ent.kit.page;

import io.quarkus.arc.Arc;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
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
        // A job that writes a mail has a context, but nobody's request, and sets the language itself.
        if (Arc.container().requestContext().isActive()
                && Arc.container().instance(CurrentVertxRequest.class).get().getCurrent() != null) {
            instance.setLocale(page.locale());
        }
    }
}
