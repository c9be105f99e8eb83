package fr.ent.connector.definition;

import jakarta.ws.rs.core.EntityTag;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version as an {@code ETag}, and back from {@code If-Match} (RFC 9110 §13.1.1). */
public final class VersionTag {
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    private VersionTag() {}

    public static EntityTag of(Connector connector) {
        return new EntityTag(Long.toString(connector.version));
    }

    /** @throws fr.ent.kit.problem.ApiProblem 428 without {@code If-Match}, 412 when it is no tag of ours */
    public static long required(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw ConnectorProblems.versionMissing();
        }
        return given(ifMatch);
    }

    /** @throws fr.ent.kit.problem.ApiProblem 412 when it is no tag of ours */
    public static long given(String ifMatch) {
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw ConnectorProblems.stale();
        }
        return Long.parseLong(tag.group(1));
    }
}
