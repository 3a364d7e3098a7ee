package dev.podfall.sim.kubelet.env;

import java.nio.charset.StandardCharsets;

/** Text as files hold it. */
public final class Bytes {
    private Bytes() {}

    public static byte[] of(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
