package fr.ent.sso.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A spreadsheet opens it, and runs none of it. */
class AuditCsvTest {
    private static AuditEntry entry(long id, String actor) {
        return new AuditEntry(
                id, Instant.EPOCH, actor, null, "session.ended", null, null, "::1", null, "{\"a\": \"é;\"}");
    }

    private static String written(AuditCsv.Pages pages) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AuditCsv.write(out, pages);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writeThenMarkHeaderSemicolonsAndQuotes() throws IOException {
        String csv = written((last, limit) -> last == null ? List.of(entry(1, "ent-cli")) : List.of());
        assertThat(csv)
                .startsWith("\uFEFFat;actor;actorLogin;action;")
                .contains("1970-01-01T00:00:00Z;ent-cli;;session.ended;;;::1;;\"{\"\"a\"\": \"\"é;\"\"}\"");
    }

    @Test
    void writeWhenLongThenPageAfterPage() throws IOException {
        String csv = written((last, limit) -> {
            long next = last == null ? 3 : last.id() - 1;
            return next == 0 ? List.of() : List.of(entry(next, "n" + next));
        });
        assertThat(csv).contains(";n3;", ";n2;", ";n1;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void safeWhenAFormulaThenText(String cell) {
        assertThat(AuditCsv.safe(cell)).isEqualTo("'" + cell);
    }

    @Test
    void safeWhenNothingThenEmpty() {
        assertThat(AuditCsv.safe(null)).isEmpty();
    }
}
