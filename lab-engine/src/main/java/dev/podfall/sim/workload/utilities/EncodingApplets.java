package dev.podfall.sim.workload.utilities;

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
    }

    private static void base64(Call call) {
        Options options = call.options("dw:i");
        boolean decode = options.has("d") || options.has("decode");
        int width = options.has("w") ? Numbers.integer(options.get("w", "76")) : 76;
        call.contents(
                options.operands(),
                "%s",
                (file, bytes) -> {
                    if (decode) {
                        try {
                            call.out(Base64.getMimeDecoder().decode(bytes));
                        } catch (IllegalArgumentException bad) {
                            call.problem("invalid input");
                        }
                    } else {
                        String text = Base64.getEncoder().encodeToString(bytes);
                        for (int i = 0; i < text.length(); i += width <= 0 ? text.length() : width) {
                            call.out(text.substring(i, width <= 0 ? text.length() : Math.min(text.length(), i + width))
                                    + (width <= 0 ? "" : "\n"));
                        }
                    }
                },
                call::done);
    }

    private static void digest(Call call, String algorithm) {
        call.contents(
                call.options("cs").operands(),
                "can't open '%s'",
                (file, bytes) -> {
                    try {
                        byte[] hash = java.security.MessageDigest.getInstance(algorithm)
                                .digest(bytes);
                        call.out(HexFormat.of().formatHex(hash) + "  " + file + "\n");
                    } catch (java.security.NoSuchAlgorithmException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                },
                call::done);
    }
}
