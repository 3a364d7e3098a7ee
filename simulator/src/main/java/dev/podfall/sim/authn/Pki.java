package dev.podfall.sim.authn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A cluster's keys and certificates. Mirrors {@code /etc/kubernetes/pki}.
 *
 * @param serving the API server's certificate
 * @param signer signs ServiceAccount tokens
 */
public record Pki(CertificateAuthority authority, Identity serving, Identity signer) {
    private static final List<String> DNS_NAMES = List.of(
            "kubernetes",
            "kubernetes.default",
            "kubernetes.default.svc",
            "kubernetes.default.svc.cluster.local",
            "localhost");
    private static final List<String> ADDRESSES = List.of("127.0.0.1", "0:0:0:0:0:0:0:1", "10.96.0.1", "10.89.1.1");

    /** The names and addresses that the API server's certificate is for. */
    public static List<String> serverNames() {
        return Stream.concat(DNS_NAMES.stream(), ADDRESSES.stream()).toList();
    }

    /** New ones, valid around {@code wall} (real time). */
    public static Pki create(Instant wall) {
        CertificateAuthority authority = CertificateAuthority.create(wall);
        return new Pki(
                authority,
                authority.server(DNS_NAMES, ADDRESSES, wall),
                authority.client("service-account-signer", List.of(), wall));
    }

    /** Those saved in {@code directory}; new ones, saved there, if it has none. */
    public static Pki open(Path directory, Instant wall) {
        try {
            if (Files.exists(directory.resolve("ca.crt"))) {
                CertificateAuthority authority = CertificateAuthority.of(read(directory, "ca"));
                return new Pki(authority, read(directory, "apiserver"), read(directory, "sa"));
            }
            Files.createDirectories(directory);
            Pki made = create(wall);
            write(directory, "apiserver", made.serving);
            write(directory, "sa", made.signer);
            write(directory, "ca", made.authority.identity());
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("The cluster's keys in " + directory + " cannot be read or written.", e);
        }
    }

    /** Signs and verifies ServiceAccount tokens. */
    public ServiceAccountTokens tokens() {
        return new ServiceAccountTokens(signer);
    }

    private static Identity read(Path directory, String name) throws IOException {
        return Identity.of(
                Files.readString(directory.resolve(name + ".crt")), Files.readString(directory.resolve(name + ".key")));
    }

    private static void write(Path directory, String name, Identity identity) throws IOException {
        Path key = directory.resolve(name + ".key");
        Files.deleteIfExists(key);
        if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(key, identity.keyPem());
        Files.writeString(directory.resolve(name + ".crt"), identity.certificatePem());
    }
}
