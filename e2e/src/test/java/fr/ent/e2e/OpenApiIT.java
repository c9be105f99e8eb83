package fr.ent.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fr.ent.localstack.Service;
import fr.ent.localstack.Stack;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** An administrator tries the interface of each service in its OpenAPI UI, signed in by « Authorize ». */
@ExtendWith(RunningStack.class)
class OpenApiIT {
    /** An operation without a parameter, to be tried. */
    private static final Map<Service, String> OPERATIONS =
            Map.of(Service.SSO, "/api/structures", Service.CONNECTOR, "/api/me/apps", Service.PRONOTE, "/api/bases");

    private static Stack stack;
    private static Browser browser;

    @BeforeAll
    static void open(Stack running) {
        stack = running;
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void authorizeWhenSignedInThenOperationsCanBeTried(Service service) {
        browser.person("fr-FR", administrator -> {
            Page page = administrator.newPage();
            page.navigate(stack.url(service) + "/q/swagger-ui/");
            page.locator("button.authorize").first().click();
            Locator dialog = page.locator(".modal-ux");
            Page signIn = administrator.waitForPage(
                    () -> dialog.locator("button.authorize").first().click());
            Ent.signIn(signIn, "admin");
            assertThat(dialog.getByText("Logout").first()).isVisible();
            dialog.locator("button.btn-done").first().click();

            Locator operation = page.locator(".opblock-get")
                    .filter(new Locator.FilterOptions()
                            .setHas(page.locator("[data-path=\"" + OPERATIONS.get(service) + "\"]")));
            operation.locator(".opblock-summary-control").click();
            operation.getByText("Try it out").click();
            operation.getByText("Execute").click();
            assertThat(operation
                            .locator(".live-responses-table .response-col_status")
                            .last())
                    .containsText("200");
        });
    }
}
