package fr.ent.localstack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A process that cannot outlive this JVM, and that a terminal's Ctrl-C does not reach, so that the stack is always
 * stopped in order. Both come from util-linux ({@code setsid}, {@code setpriv}); where those are missing (macOS) the
 * child is a plain one.
 */
public final class ChildProcess {
    /**
     * The kernel sends the parent-death signal when the <em>thread</em> that forked ends, so all children are forked
     * from one thread that lives as long as this JVM.
     */
    private static final ExecutorService FORK = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "fork");
        thread.setDaemon(true);
        return thread;
    });

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /**
     * @param prefix words before the command that change who runs it, see {@link Privileges}; they come before the
     *     guard because a change of credentials clears the parent-death signal
     * @param signal what the kernel sends when this JVM dies, for instance {@code TERM}
     */
    static ChildProcess start(
            List<String> prefix,
            String signal,
            List<String> command,
            Path directory,
            Path log,
            Map<String, String> environment) {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(guard(signal));
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(FORK.submit(builder::start).get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("Interrupted while starting " + command.get(0), e);
        } catch (ExecutionException e) {
            throw new LocalStackException("Cannot start " + command.get(0), e.getCause());
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Asks with SIGTERM, waits, and kills a process that does not listen. */
    public void stop(int seconds) {
        process.destroy();
        awaitEnd(seconds);
    }

    /** SIGKILL, as a crash test needs it. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(10);
    }

    void awaitEnd(int seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private static List<String> guard(String signal) {
        for (List<String> words : List.of(List.of("setsid", "setpriv", "--pdeathsig", signal), List.of("setsid"))) {
            if (works(words)) {
                return words;
            }
        }
        return List.of();
    }

    /** Whether {@code true} can be run behind these words. */
    static boolean works(List<String> words) {
        List<String> trial = new ArrayList<>(words);
        trial.add("true");
        try {
            Process process = new ProcessBuilder(trial)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
