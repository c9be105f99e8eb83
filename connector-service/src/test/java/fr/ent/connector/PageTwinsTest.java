package fr.ent.connector;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import fr.ent.connector.access.AccessResource;
import fr.ent.connector.access.AudienceResource;
import fr.ent.connector.definition.CheckResource;
import fr.ent.connector.definition.ConnectorResource;
import fr.ent.connector.definition.TemplateResource;
import fr.ent.connector.history.HistoryResource;
import fr.ent.connector.icon.IconResource;
import fr.ent.connector.launch.NoticeResource;
import fr.ent.connector.mass.MassResource;
import fr.ent.connector.mass.OperationResource;
import fr.ent.connector.myapps.DefaultFavouriteResource;
import fr.ent.connector.myapps.MyAppsResource;
import fr.ent.connector.transfer.CopyResource;
import fr.ent.connector.transfer.ImportResource;
import fr.ent.connector.trial.TrialResource;
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

    private static final Map<String, Twin> TWINS = Map.ofEntries(
            // definition
            twin("NewPages.create", ConnectorResource.class, "create"),
            twin("NewPages.createFromTemplate", TemplateResource.class, "create"),
            twin("ConnectorPages.change", ConnectorResource.class, "change"),
            twin("DeletionPages.delete", ConnectorResource.class, "delete"),
            twin("LockPages.lock", ConnectorResource.class, "lock"),
            twin("LockPages.unlock", ConnectorResource.class, "unlock"),
            twin("InputPages.check", CheckResource.class, "check"),
            twin("InputPages.samples", CheckResource.class, "check"),
            // access
            twin("AccessPages.save", AccessResource.class, "replace"),
            // icon
            twin("IconPages.put", IconResource.class, "put"),
            twin("IconPages.remove", IconResource.class, "remove"),
            // trial
            twin("TrialPages.run", TrialResource.class, "run"),
            // history
            twin("HistoryPages.restore", HistoryResource.class, "restore"),
            // transfer
            twin("ImportPages.check", ImportResource.class, "importFile"),
            twin("ImportPages.apply", ImportResource.class, "importFile"),
            twin("CopyPages.copy", CopyResource.class, "copy"),
            twin("AccessPages.preview", AccessResource.class, "preview"),
            twin("AudiencePages.read", AudienceResource.class, "audience"),
            twin("DenialPages.deny", AccessResource.class, "replace"),
            twin("DenialPages.allow", AccessResource.class, "replace"),
            // mass
            twin("MassPages.start", MassResource.class, "give"),
            twin("MassPages.undo", OperationResource.class, "undo"),
            // myapps
            twin("MyAppsPages.list", MyAppsResource.class, "mine"),
            twin("MyAppsPages.prefer", MyAppsResource.class, "prefer"),
            twin("MyAppsPages.reset", MyAppsResource.class, "reset"),
            twin("DefaultFavouritePages.change", DefaultFavouriteResource.class, "replace"),
            // launch
            twin("NoticePages.accept", NoticeResource.class, "accept"),
            twin("NoticePages.recall", NoticeResource.class, "recall"));

    /** They change nothing. */
    private static final Set<String> NO_ACTION = Set.of("InputPages.preview");

    private static final List<Class<?>> PAGES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("fr.ent.connector").stream()
                    .filter(type -> type.getSimpleName().endsWith("Pages"))
                    .<Class<?>>map(type -> type.reflect())
                    .toList();

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

    private static Map.Entry<String, Twin> twin(String page, Class<?> resource, String method) {
        return Map.entry(page, new Twin(resource, method));
    }
}
