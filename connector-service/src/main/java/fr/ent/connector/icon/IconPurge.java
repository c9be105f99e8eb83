package fr.ent.connector.icon;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Removes pictures nobody needs any more; any instance may, and two at once do no harm. */
@ApplicationScoped
class IconPurge {
    private final UploadedIcons icons;

    IconPurge(UploadedIcons icons) {
        this.icons = icons;
    }

    @Scheduled(every = "{connector.icon.purge-every:6h}", delayed = "10m", identity = "icon-purge")
    void purge() {
        icons.purge();
    }
}
