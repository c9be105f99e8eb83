package fr.ent.kit.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ent.kit.problem.ProblemTexts;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * What all operations of a service have in common and no annotation needs to repeat: what a parameter of this name
 * means ({@code ent.openapi.parameters."name"}), that a refusal is a problem (RFC 9457) and which types of problem
 * there are, and an example for each body that has one in {@code openapi/examples/<Schema>.json}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class CommonParts implements OASFilter {
    private static final String PROBLEM = "Problem";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Config config = ConfigProvider.getConfig();
        Map<String, Schema> schemas = document.getComponents() == null
                ? null
                : document.getComponents().getSchemas();
        if (document.getPaths() == null || schemas == null) {
            return;
        }
        schemas.forEach(CommonParts::illustrate);
        boolean problems = schemas.containsKey(PROBLEM);
        List<String> places = config.getValues("ent.openapi.problems", String.class);
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(operation -> {
                    describe(operation.getParameters(), config);
                    if (problems && places.stream().anyMatch(path::startsWith)) {
                        refuse(operation);
                    }
                }));
        if (problems) {
            schemas.get(PROBLEM)
                    .addExtension(
                            "x-problem-types",
                            ProblemTexts.slugs().stream()
                                    .map(slug -> "urn:ent:problem:" + slug)
                                    .toList());
        }
    }

    private static void describe(List<Parameter> parameters, Config config) {
        if (parameters != null) {
            parameters.stream()
                    .filter(parameter -> parameter.getDescription() == null)
                    .forEach(parameter -> config.getOptionalValue(
                                    "ent.openapi.parameters.\"" + parameter.getName() + "\"", String.class)
                            .ifPresent(parameter::setDescription));
        }
    }

    private static void refuse(Operation operation) {
        Map<String, APIResponse> responses = operation.getResponses().getAPIResponses();
        if (responses.keySet().stream().noneMatch(status -> status.startsWith("4"))) {
            operation
                    .getResponses()
                    .addAPIResponse("4XX", OASFactory.createAPIResponse().description("What went wrong"));
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if ((status.startsWith("4") || status.startsWith("5")) && response.getContent() == null) {
                response.setContent(problem());
            }
        });
    }

    private static Content problem() {
        return OASFactory.createContent()
                .addMediaType(
                        "application/problem+json",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM)));
    }

    private static void illustrate(String name, Schema schema) {
        String place = "openapi/examples/" + name + ".json";
        try (InputStream example =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(place)) {
            if (example != null) {
                schema.setExamples(List.of(JSON.readValue(example, Object.class)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(place + " is not JSON", e);
        }
    }
}
