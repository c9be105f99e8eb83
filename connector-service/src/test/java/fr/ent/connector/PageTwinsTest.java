package fr.ent.connector;

import fr.ent.connector.access.AccessPages;
import fr.ent.connector.access.AccessResource;
import fr.ent.connector.definition.ConnectorPages;
import fr.ent.connector.definition.ConnectorResource;
import fr.ent.connector.myapps.MyAppsPages;
import fr.ent.connector.myapps.MyAppsResource;
import fr.ent.kit.page.FormGuard;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a page can do, REST can do (ux §3): each page action with its REST twin. */
class PageTwinsTest {
    private record Twin(Class<?> resource, String method) {}

    private static final Map<String, Twin> TWINS = Map.of(
            "ConnectorPages.create", new Twin(ConnectorResource.class, "create"),
            "ConnectorPages.change", new Twin(ConnectorResource.class, "change"),
            "ConnectorPages.delete", new Twin(ConnectorResource.class, "delete"),
            "ConnectorPages.lock", new Twin(ConnectorResource.class, "lock"),
            "ConnectorPages.unlock", new Twin(ConnectorResource.class, "unlock"),
            "AccessPages.save", new Twin(AccessResource.class, "replace"),
            "MyAppsPages.list", new Twin(MyAppsResource.class, "mine"));

    /** They change nothing. */
    private static final Set<String> NO_ACTION = Set.of("ConnectorPages.preview");

    private static final List<Class<?>> PAGES = List.of(ConnectorPages.class, AccessPages.class, MyAppsPages.class);

    @Test
    void pageActionsWhenListedThenEachHasItsRestTwin() {
        Set<String> actions = PAGES.stream()
                .flatMap(page -> Arrays.stream(page.getDeclaredMethods()))
                .filter(method -> isRest(method) && !method.isAnnotationPresent(GET.class))
                .map(PageTwinsTest::name)
                .filter(name -> !NO_ACTION.contains(name))
                .collect(Collectors.toSet());

        assertThat(TWINS.keySet()).containsAll(actions);
        TWINS.values()
                .forEach(twin -> assertThat(Arrays.stream(twin.resource.getDeclaredMethods())
                                .filter(PageTwinsTest::isRest)
                                .map(Method::getName))
                        .contains(twin.method));
    }

    @Test
    void pageActionsWhenTheyPostThenTheyAreGuarded() {
        PAGES.stream()
                .flatMap(page -> Arrays.stream(page.getDeclaredMethods()))
                .filter(method -> isRest(method) && !method.isAnnotationPresent(GET.class))
                .forEach(method -> assertThat(method.isAnnotationPresent(FormGuard.class))
                        .as(name(method))
                        .isTrue());
    }

    private static boolean isRest(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}
