package dev.podfall.sim.workload.utilities;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** {@code base64} and checksums. */
final class EncodingApplets {
    private EncodingApplets() {}

    static void addTo(Map<String, Applet> all) {
        all.put("base64", EncodingApplets::base64);
        all.put("md5sum", call -> digest(call, "MD5"));
        all.put("sha1sum", call -> digest(call, "SHA-1"));
        all.put("sha256sum", call -> digest(call, "SHA-256"));
        all.put("sha512sum", call -> digest(call, "SHA-512"));
    }

    private static void base64(Call call) {
        Options options = call.options("dw:i");
        boolean decode = options.has("d") || options.has("decode");
        int width = options.has("w") ? Numbers.integer(options.get("w", "76")) : 76;
        call.works(5);
        call.contents(options.operands(), "%s", decode ? new Decoding(call) : new Encoding(call, width), call::done);
    }

    private static void digest(Call call, String algorithm) {
        call.works(5);
        call.contents(call.options("cs").operands(), "can't open '%s'", new Digest(call, algorithm), call::done);
    }

    private static final class Digest implements Call.ContentTaker {
        private final Call call;
        private final MessageDigest digest;

        Digest(Call call, String algorithm) {
            this.call = call;
            try {
                this.digest = MessageDigest.getInstance(algorithm);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public boolean take(byte[] bytes) {
            digest.update(bytes);
            return true;
        }

        @Override
        public void end(String file) {
            call.out(HexFormat.of().formatHex(digest.digest()) + "  " + file + "\n");
        }
    }

    /** Encodes whole groups of three bytes, and breaks lines at a width. */
    private static final class Encoding implements Call.ContentTaker {
        private final Call call;
        private final int width;
        private byte[] rest = {};
        private int column;

        /** @param width 0 for no lines */
        Encoding(Call call, int width) {
            this.call = call;
            this.width = width;
        }

        @Override
        public boolean take(byte[] bytes) {
            byte[] all = joined(rest, bytes);
            int whole = all.length / 3 * 3;
            rest = Arrays.copyOfRange(all, whole, all.length);
            put(Base64.getEncoder().encode(Arrays.copyOf(all, whole)));
            return true;
        }

        @Override
        public void end(String file) {
            put(Base64.getEncoder().encode(rest));
            if (column > 0 && width > 0) {
                call.out("\n");
            }
            rest = new byte[0];
            column = 0;
        }

        private void put(byte[] text) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(text.length + text.length / 60 + 2);
            for (int at = 0; at < text.length; ) {
                int part = width <= 0 ? text.length : Math.min(text.length - at, width - column);
                out.write(text, at, part);
                at += part;
                column += part;
                if (column == width) {
                    out.write('\n');
                    column = 0;
                }
            }
            call.out(out.toByteArray());
        }
    }

    /** Decodes whole groups of four characters. */
    private static final class Decoding implements Call.ContentTaker {
        private final Call call;
        private byte[] rest = {};

        Decoding(Call call) {
            this.call = call;
        }

        @Override
        public boolean take(byte[] bytes) {
            String text = new String(joined(rest, bytes), StandardCharsets.ISO_8859_1).replaceAll("\\s", "");
            int whole = text.length() / 4 * 4;
            rest = text.substring(whole).getBytes(StandardCharsets.ISO_8859_1);
            return decoded(text.substring(0, whole));
        }

        private boolean decoded(String text) {
            try {
                call.out(Base64.getDecoder().decode(text));
                return true;
            } catch (IllegalArgumentException bad) {
                call.problem("invalid input");
                rest = new byte[0];
                return false;
            }
        }

        @Override
        public void end(String file) {
            if (rest.length > 0) {
                decoded(new String(rest, StandardCharsets.ISO_8859_1));
                rest = new byte[0];
            }
        }
    }

    private static byte[] joined(byte[] a, byte[] b) {
        if (a.length == 0) {
            return b;
        }
        byte[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }
}
