package fr.ent.e2e;

import fr.ent.localstack.Service;
import fr.ent.localstack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The whole system with the demo school, started once for all journeys on free ports and with data of its own; it ends
 * with the last of them.
 */
final class RunningStack implements BeforeAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(RunningStack.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        held(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return held(context).stack;
    }

    private static Held held(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Held.class, key -> new Held(), Held.class);
    }

    /** Closed by JUnit when the last test is done. */
    private static final class Held implements AutoCloseable {
        private final Path data;
        private final Stack stack;

        Held() {
            try {
                data = Files.createTempDirectory("ent-journeys");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            Path checkout = Path.of(System.getProperty("checkout.directory", ".."));
            stack = Stack.start(
                    Stack.Place.onFreePorts(checkout.toAbsolutePath().normalize(), data, Map.of()),
                    line -> System.out.println("[stack] " + line));
        }

        @Override
        public void close() throws IOException {
            saveLogs();
            stack.close();
            try (Stream<Path> files = Files.walk(data)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }

        /** The services' logs stay beside the screenshots: they tell why a journey failed. */
        private void saveLogs() throws IOException {
            Path target = Files.createDirectories(Path.of("target", "logs"));
            for (Service service : Service.values()) {
                Files.copy(
                        data.resolve(service.module() + ".log"),
                        target.resolve(service.module() + ".log"),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
