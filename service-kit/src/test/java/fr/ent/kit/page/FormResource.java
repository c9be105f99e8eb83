package fr.ent.kit.page;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.sql.SQLException;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/form")
public class FormResource {
    /** An input with one rule. */
    public record Input(@NotBlank String name) {}

    private final Template form;

    FormResource(@Location("form/form") Template form) {
        this.form = form;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show() {
        return form.instance();
    }

    @POST
    @FormGuard
    @Produces(MediaType.TEXT_HTML)
    public String send(@FormParam("word") String word) {
        return "took " + word;
    }

    @POST
    @Path("map")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public String map(MultivaluedMap<String, String> fields) {
        return String.valueOf(fields.size());
    }

    @POST
    @Path("json")
    public String json(@Valid Input input) {
        return input.name();
    }

    @GET
    @Path("invalid")
    public String invalid() {
        throw ApiProblem.invalid(List.of(new FieldError("a", "required"), new FieldError("b", "too-long", 10)));
    }

    @GET
    @Path("database-away")
    public String away(@RestQuery String reason, @RestQuery String state) {
        throw new IllegalStateException(new SQLException(reason, state));
    }

    @GET
    @Path("broken")
    public String broken() {
        throw new IllegalStateException("secret detail");
    }
}
