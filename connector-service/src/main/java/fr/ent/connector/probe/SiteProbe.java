package fr.ent.connector.probe;

import fr.ent.kit.outgoing.PublicAddress;
import fr.ent.kit.outgoing.TrustedCertificates;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Asks from this server whether a site answers. An administrator of a school chooses the address, so it is treated as
 * hostile: only http and https; the name is looked up first and every address behind it must be public, or the host be
 * in the list of those that may be asked; the connection goes to the address that was checked; redirects are few and
 * checked again; no cookie and no credential is sent; of the answer only the head is read; all of it within a few
 * seconds, a few at once, and so many a minute for one administrator.
 */
@ApplicationScoped
public class SiteProbe {
    private static final int REDIRECTS = 3;

    /** Looks a name up. */
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private final ProbeConfig config;
    private final AllowedInternal allowed;
    private final URI sso;
    private final URI ours;
    private final Names names;
    private final Turns turns;
    private final ThreadPoolExecutor askers;
    private final ScheduledExecutorService watch;
    private final Line line;

    @Inject
    SiteProbe(
            ProbeConfig config,
            @ConfigProperty(name = "sso.public-url") URI sso,
            @ConfigProperty(name = "connector.public-url") URI ours) {
        this(config, sso, ours, InetAddress::getAllByName, Clock.systemUTC());
    }

    SiteProbe(ProbeConfig config, URI sso, URI ours, Names names, Clock clock) {
        this.config = config;
        this.sso = sso;
        this.ours = ours;
        this.names = names;
        allowed = AllowedInternal.of(config.allowedInternal().orElse(List.of()));
        turns = new Turns(config.perMinute(), clock);
        ThreadFactory threads = task -> {
            Thread thread = new Thread(task, "site-probe");
            thread.setDaemon(true);
            return thread;
        };
        // No queue: who comes when all are busy is told so.
        askers = new ThreadPoolExecutor(0, config.atOnce(), 30, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
        watch = Executors.newSingleThreadScheduledExecutor(threads);
        line = new Line(
                TrustedCertificates.context(config.trustedCertificates()).getSocketFactory(), watch);
    }

    /**
     * @param caller whose turn it is
     * @param address of a page of the site
     */
    public SiteAnswer ask(String caller, String address) {
        URI first = site(address);
        if (first == null) {
            return SiteAnswer.without(Outcome.BAD_REDIRECT, "");
        }
        if (!turns.take(caller)) {
            return SiteAnswer.without(Outcome.TOO_OFTEN, first.getHost());
        }
        Future<SiteAnswer> answer;
        try {
            answer = askers.submit(() -> followed(first));
        } catch (RejectedExecutionException e) {
            return SiteAnswer.without(Outcome.BUSY, first.getHost());
        }
        try {
            // Looking a name up cannot be cut short: then its thread is left behind, and counts as busy.
            return answer.get(config.wholeTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return SiteAnswer.without(Outcome.TIMED_OUT, first.getHost());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return SiteAnswer.without(Outcome.TIMED_OUT, first.getHost());
        } catch (ExecutionException e) {
            throw new IllegalStateException("A site could not be asked", e.getCause());
        }
    }

    @PreDestroy
    void stop() {
        askers.shutdownNow();
        watch.shutdownNow();
    }

    private SiteAnswer followed(URI first) {
        URI site = first;
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            Head head;
            try {
                head = head(site);
            } catch (IOException e) {
                return SiteAnswer.without(outcome(e), site.getHost());
            }
            if (!head.isRedirect()) {
                return new SiteAnswer(outcome(head.status()), head.status(), site.getHost(), framing(site, head), null);
            }
            URI next = next(site, head.first("location"));
            if (next == null) {
                return new SiteAnswer(Outcome.BAD_REDIRECT, head.status(), site.getHost(), Framing.UNKNOWN, null);
            }
            if (isSignIn(next)) {
                return new SiteAnswer(
                        Outcome.SIGN_IN, head.status(), site.getHost(), Framing.UNKNOWN, parameter(next, "service"));
            }
            site = next;
        }
        return SiteAnswer.without(Outcome.TOO_MANY_REDIRECTS, site.getHost());
    }

    private Head head(URI site) throws IOException {
        Instant end = Instant.now().plus(config.timeout());
        int port = port(site);
        InetAddress[] addresses = names.of(site.getHost());
        if (!allowed.has(site.getHost(), port)) {
            for (InetAddress each : addresses) {
                if (!PublicAddress.isPublic(each)) {
                    throw new InternalException();
                }
            }
        }
        IOException failure = null;
        for (InetAddress address : addresses) {
            try {
                return line.ask(site, port, address, Duration.between(Instant.now(), end));
            } catch (java.net.ConnectException | java.net.NoRouteToHostException e) {
                failure = e; // IPv6 may lead nowhere where IPv4 does
            }
        }
        throw failure == null ? new UnknownHostException() : failure;
    }

    /** The address is none that may be asked. */
    private static class InternalException extends IOException {}

    private Framing framing(URI site, Head head) {
        boolean shown = head.status() < 300 || head.status() == 401 || head.status() == 403;
        return shown ? Framing.of(site, head, ours) : Framing.UNKNOWN;
    }

    private static Outcome outcome(int status) {
        if (status < 300) {
            return Outcome.ANSWERS;
        }
        if (status == 401 || status == 403) {
            return Outcome.PROTECTED;
        }
        if (status == 404 || status == 410) {
            return Outcome.NOT_FOUND;
        }
        return status >= 500 ? Outcome.FAILING : Outcome.STRANGE_STATUS;
    }

    private static Outcome outcome(IOException failure) {
        if (failure instanceof InternalException) {
            return Outcome.INTERNAL;
        }
        if (failure instanceof UnknownHostException) {
            return Outcome.NAME_UNKNOWN;
        }
        if (failure instanceof SocketTimeoutException) {
            return Outcome.TIMED_OUT;
        }
        if (failure instanceof Head.NotHttpException) {
            return Outcome.NOT_HTTP;
        }
        return failure instanceof SSLException ? outcomeOfTls(failure) : Outcome.NO_CONNECTION;
    }

    private static Outcome outcomeOfTls(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            boolean expired = each instanceof CertificateExpiredException
                    || each instanceof CertificateNotYetValidException
                    || each instanceof CertPathValidatorException path
                            && (path.getReason() == CertPathValidatorException.BasicReason.EXPIRED
                                    || path.getReason() == CertPathValidatorException.BasicReason.NOT_YET_VALID);
            if (expired) {
                return Outcome.CERTIFICATE_EXPIRED;
            }
            if (each instanceof java.security.cert.CertPathBuilderException) {
                return Outcome.CERTIFICATE_UNTRUSTED;
            }
            if (each.getClass() == java.security.cert.CertificateException.class) {
                return Outcome.CERTIFICATE_FOR_ANOTHER; // what the check of the host's name throws
            }
        }
        return Outcome.TLS_FAILED;
    }

    private boolean isSignIn(URI next) {
        String path = next.getPath() == null ? "" : next.getPath();
        String base = sso.getPath() == null ? "" : sso.getPath();
        return next.getHost().equalsIgnoreCase(sso.getHost())
                && port(next) == port(sso)
                && (path.equals(base + "/cas/login") || path.equals(base + "/oauth2/authorize"));
    }

    private static String parameter(URI uri, String name) {
        for (String pair :
                uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    private static URI next(URI from, String location) {
        try {
            return location == null ? null : site(from.resolve(location).toString());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Null when it is no address of a site that can be asked. */
    private static URI site(String address) {
        try {
            URI uri = URI.create(address);
            boolean web = uri.getScheme() != null && uri.getScheme().matches("(?i)https?");
            return web && uri.getHost() != null && uri.getRawUserInfo() == null && port(uri) > 0 && port(uri) < 65_536
                    ? uri
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
