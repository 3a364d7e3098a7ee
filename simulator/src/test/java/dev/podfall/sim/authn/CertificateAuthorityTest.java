package dev.podfall.sim.authn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @Test
    void vouches_for_its_own_clients_only() {
        CertificateAuthority authority = CertificateAuthority.create(NOW);
        Identity alice = authority.client("alice", List.of("devs", "ops"), NOW);
        assertThat(alice.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=alice,O=ops,O=devs");
        assertThat(authority.vouchesFor(alice.certificate(), NOW)).isTrue();
        assertThat(authority.vouchesFor(alice.certificate(), NOW.plusSeconds(11L * 365 * 86_400)))
                .isFalse();
        CertificateAuthority other = CertificateAuthority.create(NOW);
        assertThat(other.vouchesFor(alice.certificate(), NOW)).isFalse();
        Identity server = authority.server(List.of("localhost"), List.of("127.0.0.1"), NOW);
        assertThat(authority.vouchesFor(server.certificate(), NOW)).isFalse();
    }

    @Test
    void what_was_vouched_for_is_vouched_for_again_but_not_what_only_looks_like_it() throws Exception {
        CertificateAuthority authority = CertificateAuthority.create(NOW);
        X509Certificate alice = authority.client("alice", List.of(), NOW).certificate();
        byte[] forged = alice.getEncoded();
        forged[forged.length - 1] ^= 1; // within the signature
        for (int i = 0; i < 3; i++) {
            assertThat(authority.vouchesFor(read(alice.getEncoded()), NOW)).isTrue();
            assertThat(authority.vouchesFor(read(forged), NOW)).isFalse();
            assertThat(authority.vouchesFor(alice, NOW.minusSeconds(30L * 86_400)))
                    .isFalse();
        }
    }

    private static X509Certificate read(byte[] encoded) throws Exception {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    @Test
    void a_servers_certificate_carries_its_names() throws Exception {
        Identity server =
                CertificateAuthority.create(NOW).server(List.of("localhost"), List.of("127.0.0.1", "::1"), NOW);
        assertThat(server.certificate().getSubjectAlternativeNames().toString())
                .isEqualTo("[[2, localhost], [7, 127.0.0.1], [7, 0:0:0:0:0:0:0:1]]");
        assertThat(server.certificate().getBasicConstraints()).isEqualTo(-1);
        assertThat(server.certificate().getKeyUsage()[0]).isTrue();
    }

    @Test
    void keys_survive_on_disk_for_their_owner_alone(@TempDir Path directory) throws Exception {
        Path place = directory.resolve("pki");
        Pki first = Pki.open(place, NOW);
        Pki second = Pki.open(place, NOW.plusSeconds(60));
        assertThat(second.authority().identity().certificatePem())
                .isEqualTo(first.authority().identity().certificatePem());
        Identity alice = second.authority().client("alice", List.of(), NOW);
        assertThat(first.authority().vouchesFor(alice.certificate(), NOW)).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.resolve("ca.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_token_is_good_until_it_expires_and_only_as_it_was_signed() {
        ServiceAccountTokens tokens = Pki.create(NOW).tokens();
        ServiceAccountTokens.Claims claims = new ServiceAccountTokens.Claims(
                "shop", "robot", "u-1", List.of(ServiceAccountTokens.ISSUER), NOW, NOW.plusSeconds(600), "id", null);
        String token = tokens.sign(claims);
        assertThat(tokens.verify(token, NOW)).contains(claims);
        assertThat(tokens.verify(token, NOW.plusSeconds(700))).isEmpty();
        String[] parts = token.split("\\.");
        String forged = parts[0] + "." + parts[1].substring(0, parts[1].length() - 2) + "AA." + parts[2];
        assertThat(tokens.verify(forged, NOW)).isEmpty();
        assertThat(Pki.create(NOW).tokens().verify(token, NOW)).isEmpty();
    }
}
