package dev.podfall.sim.registry.fields;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @ValueSource(strings = {"10.9.8.7", "255.255.255.255", "0.0.0.0", "::1", "2001:db8::ffff", "::ffff:1.2.3.4"})
    void an_address_of_either_family_is_one(String text) {
        assertThat(Addresses.parse(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "256.0.0.1", "1.2.3.999", "1.2.3", "localhost", "1::2::3", "fe80::1%eth0"})
    void a_name_or_a_number_too_large_is_none(String text) {
        assertThat(Addresses.parse(text)).isEmpty();
        assertThat(Subnet.parse(text + "/8")).isEmpty();
    }

    @Test
    void a_long_text_is_not_looked_at_for_long() {
        assertThat(Addresses.parse(":".repeat(3 << 20) + "!")).isEmpty();
        assertThat(Subnet.parse(":".repeat(3 << 20) + "!/8")).isEmpty();
    }
}
