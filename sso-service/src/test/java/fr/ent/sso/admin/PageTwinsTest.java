package fr.ent.sso.admin;

import fr.ent.kit.page.FormGuard;
import fr.ent.sso.lifecycle.LifecycleResource;
import fr.ent.sso.session.SessionResource;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What these pages can do, REST can do (ux §3); and what they do, only our own forms ask for. */
class PageTwinsTest {
    private record Twin(Class<?> resource, String method) {}

    private static final Map<String, Twin> TWINS = Map.of(
            "endSession", new Twin(SessionResource.class, "end"),
            "endSessions", new Twin(SessionResource.class, "endAll"),
            "changeLogin", new Twin(LifecycleResource.class, "changeLogin"),
            "block", new Twin(LifecycleResource.class, "block"),
            "unblock", new Twin(LifecycleResource.class, "unblock"),
            "delete", new Twin(LifecycleResource.class, "delete"),
            "restore", new Twin(LifecycleResource.class, "restore"),
            "merge", new Twin(LifecycleResource.class, "merge"),
            "undoMerge", new Twin(LifecycleResource.class, "undo"));

    private static List<Method> acts() {
        return Arrays.stream(PersonPages.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(POST.class))
                .toList();
    }

    @Test
    void pageActsWhenListedThenEachHasItsRestTwin() {
        assertThat(acts().stream().map(Method::getName).collect(Collectors.toSet()))
                .isEqualTo(TWINS.keySet());
        TWINS.values()
                .forEach(twin -> assertThat(Arrays.stream(twin.resource.getDeclaredMethods())
                                .filter(PageTwinsTest::isRest)
                                .map(Method::getName))
                        .contains(twin.method));
    }

    @Test
    void pageActsThenTheyAreGuarded() {
        assertThat(acts()).allMatch(method -> method.isAnnotationPresent(FormGuard.class));
    }

    private static boolean isRest(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
    }
}
