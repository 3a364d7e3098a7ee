package dev.podfall.sim.addon.certmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.podfall.sim.authn.Der;
import dev.podfall.sim.authn.Pem;
import java.io.IOException;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{size: 16384}",
                "{size: 100}",
                "{algorithm: ECDSA, size: 2048}",
                "{algorithm: Ed25519}",
            })
    void a_key_that_nobody_can_make_in_time_is_refused(String wanted) throws IOException {
        JsonNode json = yaml(wanted);
        assertThatIllegalArgumentException().isThrownBy(() -> Keys.generate(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS1", "PKCS8"})
    void a_key_of_ECDSA_can_be_used_again_in_every_encoding(String encoding) throws IOException {
        KeyPair made = Keys.generate(yaml("{algorithm: ECDSA}"));
        KeyPair read = Keys.read(Keys.write(made, encoding));
        assertThat(read.getPublic()).isEqualTo(made.getPublic());
        assertThat(((ECPrivateKey) read.getPrivate()).getS()).isEqualTo(((ECPrivateKey) made.getPrivate()).getS());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"999.1.1.1", "10.96.0.300", "foo", "10.0.0", "1.2.3.4.5", "g::1", "::1::", "fe80::1%eth0", ""})
    void what_is_no_address_is_refused_and_never_looked_up(String address) throws IOException {
        JsonNode spec = yaml("{ipAddresses: ['" + address + "']}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AltNames.encoded(spec))
                .withMessage("invalid IP address: " + address);
    }

    @ParameterizedTest
    @CsvSource({"10.96.0.255, 87040a6000ff", "'::1', 871000000000000000000000000000000001"})
    void an_address_is_encoded(String address, String octets) throws IOException {
        byte[] encoded = AltNames.encoded(yaml("{ipAddresses: ['" + address + "']}"));
        assertThat(HexFormat.of().formatHex(Asn1.content(encoded))).isEqualTo(octets);
    }

    @Test
    void a_malformed_attribute_of_a_request_is_no_defect() {
        byte[] info = Der.sequence(Der.tagged(0xA0, Der.sequence()));
        String request = Pem.write("CERTIFICATE REQUEST", Der.sequence(info));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> X509.names(request))
                .withMessageStartingWith("asn1: ");
    }

    private static JsonNode yaml(String text) throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(text);
    }
}
