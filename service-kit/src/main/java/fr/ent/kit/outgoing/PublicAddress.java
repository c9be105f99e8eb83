package fr.ent.kit.outgoing;

import java.net.InetAddress;

/**
 * Whether an address belongs to the public Internet: what a person types must not make this server talk to its own
 * machine, its network or its cloud's metadata. Source: IANA's special-purpose address registries (RFC 6890). Of IPv6
 * only global unicast counts, less what carries an IPv4 address inside; Java itself reads ::ffff:10.0.0.1 as 10.0.0.1.
 */
public final class PublicAddress {
    /** Network and prefix length of what is not public in IPv4. */
    private static final int[][] SPECIAL_IPV4 = {
        {0, 0, 0, 8}, // this network
        {10, 0, 0, 8}, // private
        {100, 64, 0, 10}, // shared by carriers; metadata of some clouds
        {127, 0, 0, 8}, // loopback
        {169, 254, 0, 16}, // link-local; metadata of most clouds
        {172, 16, 0, 12}, // private
        {192, 0, 0, 24}, // protocol assignments; metadata of some clouds
        {192, 0, 2, 24}, // documentation
        {192, 88, 99, 24}, // 6to4 relays
        {192, 168, 0, 16}, // private
        {198, 18, 0, 15}, // benchmarks
        {198, 51, 100, 24}, // documentation
        {203, 0, 113, 24}, // documentation
        {224, 0, 0, 3} // multicast, reserved, broadcast
    };

    private PublicAddress() {}

    public static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? isPublicIpv4(bytes) : isPublicIpv6(bytes);
    }

    private static boolean isPublicIpv4(byte[] bytes) {
        int address = (bytes[0] & 0xff) << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        for (int[] special : SPECIAL_IPV4) {
            int network = special[0] << 24 | special[1] << 16 | special[2] << 8;
            int mask = -1 << (32 - special[3]);
            if ((address & mask) == network) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPublicIpv6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        boolean globalUnicast = (first & 0xe000) == 0x2000;
        boolean protocols = first == 0x2001 && second < 0x0200; // Teredo among them
        boolean documentation = first == 0x2001 && second == 0x0db8 || first == 0x3fff && second < 0x1000;
        boolean sixToFour = first == 0x2002;
        return globalUnicast && !protocols && !documentation && !sixToFour;
    }
}
