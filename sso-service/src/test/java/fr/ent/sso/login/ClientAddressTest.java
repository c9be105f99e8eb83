package fr.ent.sso.login;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClientAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "::ffff:192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
        "2001:db8:1:2:ffff:4:5:6, 20010db800010002/64",
        "fe80::1%eth0, fe80000000000000/64",
        "evil.example, unknown",
        "999.1.2.3.4, unknown",
        ", unknown"
    })
    void keyThenAddressOrItsNetwork(String address, String key) {
        assertThat(ClientAddress.key(address)).isEqualTo(key);
    }
}
