package dev.podfall.program;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Bytes that can be read again and again: a part of a file, or some in memory.
 *
 * @param file null when they are in memory
 * @param bytes null when they are in a file
 */
record Slice(Path file, long offset, long length, byte[] bytes) {
    static Slice of(Path file, long offset, long length) {
        return new Slice(file, offset, length, null);
    }

    static Slice of(byte[] bytes) {
        return new Slice(null, 0, bytes.length, bytes);
    }

    static Slice of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    InputStream open() throws IOException {
        if (bytes != null) {
            return new ByteArrayInputStream(bytes);
        }
        FileChannel channel = FileChannel.open(file);
        return new Bounded(Channels.newInputStream(channel.position(offset)), length);
    }

    /** @throws IOException when it is larger than {@code most} bytes */
    byte[] read(int most) throws IOException {
        if (length > most) {
            throw new IOException(file + " holds a description of more than " + most + " bytes");
        }
        try (InputStream in = open()) {
            return in.readAllBytes();
        }
    }

    /** {@code sha256:…} of it. */
    String digest() throws IOException {
        MessageDigest sha = sha256();
        try (DigestInputStream in = new DigestInputStream(open(), sha)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return "sha256:" + HexFormat.of().formatHex(sha.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The first bytes of a stream. */
    private static final class Bounded extends java.io.FilterInputStream {
        private long left;

        Bounded(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            int b = left <= 0 ? -1 : in.read();
            left -= b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] buffer, int off, int len) throws IOException {
            int read = left <= 0 ? -1 : in.read(buffer, off, (int) Math.min(len, left));
            left -= Math.max(0, read);
            return read;
        }
    }
}
