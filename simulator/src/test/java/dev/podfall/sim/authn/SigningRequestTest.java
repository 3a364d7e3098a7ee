package dev.podfall.sim.authn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningRequestTest {
    /** Made by {@code openssl req -new -subj /O=devs/O=ops/CN=jane}. */
    private static final String PEM = """
        -----BEGIN CERTIFICATE REQUEST-----
        MIHnMIGOAgEAMCwxDTALBgNVBAoMBGRldnMxDDAKBgNVBAoMA29wczENMAsGA1UE
        AwwEamFuZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABGMHkkgpvXD6xRjc6q0e
        BKF6rdv9BluCfY94ZqjtrJQv3IZwqze0Z7ZKtNgfvWOpDpi9aozuP6PPy9j76CEe
        E8+gADAKBggqhkjOPQQDAgNIADBFAiAOY9s+wtFgq0aMsogEq3dviaWuwc5nqMZU
        k3h/bJpWegIhAODDNlzcnM2Zg38q0cVjsWuxUJta+gbPTlk/ey3ypIwr
        -----END CERTIFICATE REQUEST-----
        """;

    @Test
    void the_name_of_a_request_is_read() {
        SigningRequest request = SigningRequest.parse(PEM);
        assertThat(request.commonName()).isEqualTo("jane");
        assertThat(request.organizations()).containsExactlyInAnyOrder("devs", "ops");
    }

    @Test
    void what_is_signed_makes_its_holder_known_to_the_cluster() throws GeneralSecurityException {
        Instant now = Instant.now();
        CertificateAuthority authority = CertificateAuthority.create(now);
        X509Certificate certificate = Pem.certificate(
                authority.sign(SigningRequest.parse(PEM), List.of("client auth"), Duration.ofHours(1), now));
        assertThat(authority.vouchesFor(certificate, now)).isTrue();
        assertThat(authority.vouchesFor(certificate, now.plus(Duration.ofHours(2))))
                .isFalse();
        assertThat(certificate.getSubjectX500Principal().getName()).contains("CN=jane");
    }

    @Test
    void what_is_no_request_is_refused() {
        assertThatThrownBy(() -> SigningRequest.parse("-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
