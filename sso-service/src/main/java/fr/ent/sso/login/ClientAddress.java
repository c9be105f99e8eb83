package fr.ent.sso.login;

import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Where the request comes from: the address of the connection. What a header says of it counts only when the operator
 * named the proxies that may say so ({@code quarkus.http.proxy.*}).
 */
@RequestScoped
public class ClientAddress {
    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    /** A subscriber gets at least so much of IPv6, and may change all that follows at will. */
    private static final int NETWORK_BYTES = 8;

    private final Instance<RoutingContext> routing;

    ClientAddress(Instance<RoutingContext> routing) {
        this.routing = routing;
    }

    /** What failures are counted by: the IPv4 address, or the /64 of an IPv6 one. */
    public String key() {
        SocketAddress address = routing.get().request().remoteAddress();
        return key(address == null ? null : address.hostAddress());
    }

    static String key(String address) {
        String literal = address == null ? "" : address.split("%", 2)[0];
        if (!LITERAL.matcher(literal).matches()) {
            return "unknown";
        }
        try {
            InetAddress parsed = InetAddress.getByName(literal);
            return parsed instanceof Inet4Address
                    ? parsed.getHostAddress()
                    : HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES)) + "/64";
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
