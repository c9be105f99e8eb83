package fr.ent.localstack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What {@code mvn -Pup} runs once everything is built: starts the stack on the usual ports and says what to try. Ends
 * on Ctrl-C, or with one sentence and exit code 1 when something is in the way.
 *
 * <p>Settings: {@code -Dfresh} forgets the kept data; {@code -Dsso.port}, {@code -Dconnector.port},
 * {@code -Dpronote.port}, {@code -Dpostgres.port}, {@code -Dkafka.port} move a part.
 */
public final class Up {
    private Up() {}

    /** @param arguments the checkout's folder */
    public static void main(String[] arguments) {
        long start = System.nanoTime();
        Path checkout = Path.of(arguments[0]).toAbsolutePath().normalize();
        Path data = checkout.resolve(".local-stack");
        try {
            if (System.getProperty("fresh") != null) {
                say("Starting over: the data in .local-stack is deleted");
                PostgresServer.forget(data.resolve("postgres"));
                Folders.delete(data);
            }
            say("Starting PostgreSQL, Kafka and the three services …");
            Stack stack = Stack.start(place(checkout, data), line -> say(seconds(start) + "  " + line));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> goodbye(stack), "goodbye"));
            say(seconds(start) + "  All ready.");
            // Maven's JVM stays for as long as the system runs; this gives back what the build took.
            System.gc();
            say(welcome(stack));
            stack.watch();
        } catch (LocalStackException e) {
            fail(e.getMessage());
        } catch (IOException e) {
            fail("The data folder " + data + " cannot be deleted: " + e.getMessage());
        }
    }

    private static Stack.Place place(Path checkout, Path data) {
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            ports.put(service, port(service.shortName, service.usualPort));
        }
        return new Stack.Place(checkout, data, ports, port("postgres", 15432), port("kafka", 19092), Map.of());
    }

    private static int port(String part, int usual) {
        String name = part + ".port";
        String given = System.getProperty(name);
        if (given == null) {
            return usual;
        }
        try {
            int port = Integer.parseInt(given);
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below, the same as for a number out of range
        }
        throw new LocalStackException("-D" + name + "=" + given + " is not a port: give a number from 1 to 65535.");
    }

    private static void goodbye(Stack stack) {
        say("\nStopping …");
        long start = System.nanoTime();
        stack.close();
        say("Everything is stopped (" + seconds(start).trim() + "). The data stays in .local-stack.");
    }

    private static String seconds(long since) {
        return String.format(
                java.util.Locale.ROOT,
                "%5.1f s",
                Duration.ofNanos(System.nanoTime() - since).toMillis() / 1000.0);
    }

    private static String welcome(Stack stack) {
        String connector = stack.url(Service.CONNECTOR).toString();
        String sso = stack.url(Service.SSO).toString();
        String pronote = stack.url(Service.PRONOTE).toString();
        return """

                Addresses
                  Mes applis             %1$s/mes-applis
                  Connecteurs & liens    %1$s/admin/connecteurs
                  PRONOTE console        %3$s/admin
                  A PRONOTE base         %3$s/0900011A/pronote/
                  CAS server             %2$s/cas
                  Mon compte             %2$s/compte
                  Accounts, journal      %2$s/admin
                  Mails of the demo      in .local-stack/sso-service.log, with the links in them
                  OpenAPI UIs            %1$s/q/swagger-ui  %2$s/q/swagger-ui  %3$s/q/swagger-ui

                Accounts (password of all: Demo-2026-ent)
                  admin            the whole platform
                  adml.martin      local administrator of the Lycée Paul Martin (0900011A)
                  pronote.admin    PRONOTE administrator of 0900011A
                  bernard.gaudin   teacher, linked by hand to Marc PROFESSEUR
                  catherine.favier teacher, recognised by her name at the first login
                  houira.aubin     parent, recognised but her Espace Parents is closed
                  personnel.support  « Identification impossible »

                Try
                  1. adml.martin: Connecteurs & liens > Lycée Paul Martin > Créer un lien/connecteur > Pronote local:
                     URL %3$s/0900011A/pronote/, then Publier. The rest is filled in.
                     Then Droits d'accès: tick the groups, save.
                  2. bernard.gaudin: Mes applis > Pronote: the Espace Professeurs opens without a second login.
                  3. personnel.support: the form of « Identification impossible »; send it.
                  4. pronote.admin: the console shows the failure, the publication, the Espaces, the people.
                  Use a private window for each account, or sign out in between.

                Ctrl-C stops everything.
                """.formatted(connector, sso, pronote);
    }

    // The person's terminal is this program's only output.
    private static void say(String line) {
        System.out.println(line);
    }

    private static void fail(String sentence) {
        say("\nThe system cannot start: " + sentence);
        System.out.flush();
        // Not an exception: Maven would bury the sentence under its own.
        Runtime.getRuntime().halt(1);
    }
}
