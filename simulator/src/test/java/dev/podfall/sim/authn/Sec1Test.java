package dev.podfall.sim.authn;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** EC keys in the form that kubeadm writes. */
class Sec1Test {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @Test
    void a_key_is_written_as_sec1_and_read_again() {
        for (int i = 0; i < 50; i++) { // numbers that begin with a zero byte come now and then
            Identity jane = CertificateAuthority.create(NOW).client("jane", List.of(), NOW);
            assertThat(jane.keyPem()).startsWith("-----BEGIN EC PRIVATE KEY-----\n");
            Identity read = Identity.of(jane.certificatePem(), jane.keyPem());
            assertThat(((ECPrivateKey) read.key()).getS()).isEqualTo(((ECPrivateKey) jane.key()).getS());
        }
    }

    @Test
    void a_key_in_pkcs8_is_read_as_well() {
        Identity jane = CertificateAuthority.create(NOW).client("jane", List.of(), NOW);
        String pkcs8 = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(jane.key().getEncoded()) + "\n-----END PRIVATE KEY-----\n";
        assertThat(Identity.of(jane.certificatePem(), pkcs8).key()).isEqualTo(jane.key());
    }
}
