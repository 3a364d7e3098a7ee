package dev.podfall.sim.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.sim.authn.CertificateAuthority;
import dev.podfall.sim.net.TlsServer;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom Go's client trusts. The texts are those of a Kubernetes v1.36.3 that called such servers. */
class CertificateChainTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final CertificateAuthority authority = CertificateAuthority.create(NOW);
    private final List<X509Certificate> roots = List.of(authority.identity().certificate());

    private CertificateChain chain(List<String> names, List<String> addresses) {
        return CertificateChain.parse(authority.server(names, addresses, NOW).certificatePem());
    }

    @ParameterizedTest
    @CsvSource({
        "hook.hooks.svc, hook.hooks.svc",
        "hook.hooks.svc, HOOK.hooks.svc",
        "*.hooks.svc, hook.hooks.svc",
    })
    void a_server_that_an_authority_vouches_for_is_trusted_by_its_names(String name, String host) {
        assertThat(chain(List.of(name), List.of()).distrust(roots, host, NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hook.hooks.svc | x509: certificate is valid for other.hooks.svc, b.c, not hook.hooks.svc",
                "a.b.c | x509: certificate is valid for other.hooks.svc, b.c, not a.b.c",
                "10.89.1.2 | x509: cannot validate certificate for 10.89.1.2 because it doesn't contain any IP SANs",
            })
    void it_is_not_trusted_by_another_name(String host, String why) {
        assertThat(chain(List.of("other.hooks.svc", "b.c"), List.of()).distrust(roots, host, NOW))
                .contains(why);
    }

    @Test
    void one_that_has_an_address_alone_has_no_name() {
        assertThat(chain(List.of(), List.of("1.2.3.4")).distrust(roots, "hook.hooks.svc", NOW))
                .contains("x509: certificate is not valid for any names, but wanted to match hook.hooks.svc");
        assertThat(chain(List.of(), List.of("1.2.3.4")).distrust(roots, "1.2.3.4", NOW))
                .isEmpty();
    }

    @Test
    void nobody_vouches_for_a_server_where_nobody_is_trusted() {
        assertThat(chain(List.of("a.b"), List.of()).distrust(List.of(), "a.b", NOW))
                .contains("x509: certificate signed by unknown authority");
    }

    @Test
    void an_authority_of_the_same_name_with_another_key_is_named() {
        List<X509Certificate> others =
                List.of(CertificateAuthority.create(NOW).identity().certificate());
        assertThat(chain(List.of("a.b"), List.of()).distrust(others, "a.b", NOW).orElse(""))
                .startsWith("x509: certificate signed by unknown authority (possibly because of \"")
                .contains("while trying to verify candidate authority certificate \"");
    }

    @Test
    void one_whose_time_has_not_come_or_is_over_is_not_trusted() {
        CertificateChain chain = chain(List.of("a.b"), List.of());
        assertThat(chain.distrust(roots, "a.b", NOW.plus(Duration.ofDays(36_500)))
                        .orElse(""))
                .startsWith("x509: certificate has expired or is not yet valid: current time 2126-")
                .contains(" is after ");
        assertThat(chain.distrust(roots, "a.b", NOW.minus(Duration.ofDays(3_650)))
                        .orElse(""))
                .startsWith("x509: certificate has expired or is not yet valid: current time 2016-")
                .contains(" is before ");
    }

    @Test
    void who_is_trusted_itself_needs_nobody_else() {
        CertificateChain chain = chain(List.of("a.b"), List.of());
        X509Certificate own = authority.server(List.of("a.b"), List.of(), NOW).certificate();
        assertThat(CertificateChain.of(List.of(own)).distrust(List.of(own), "a.b", NOW))
                .isEmpty();
        assertThat(chain.names()).containsExactly("a.b");
    }

    @Test
    void who_issued_its_own_certificate_is_told_apart() {
        assertThat(chain(List.of("a.b"), List.of()).isSelfSigned()).isFalse();
        assertThat(CertificateChain.of(roots).isSelfSigned()).isTrue();
    }

    @Test
    void an_authority_that_cannot_be_read_vouches_for_nobody() {
        TlsServer server =
                TlsServer.of(authority.server(List.of("a.b"), List.of(), NOW).certificatePem());
        String broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        assertThat(server.isVouchedForBy(authority.identity().certificatePem())).isTrue();
        assertThat(server.isVouchedForBy(broken)).isFalse();
    }

    @Test
    void a_file_without_a_certificate_is_none() {
        assertThatThrownBy(() -> CertificateChain.parse("nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no certificate");
    }
}
