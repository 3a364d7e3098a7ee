package dev.podfall.engine.image;

import java.util.Map;

/** What lies below the programs in an image. */
public sealed interface ImageBase {
    /** Public, small, without a shell, its user is 65532; for amd64 and arm64. */
    String PUBLIC_JRE = "gcr.io/distroless/java17-debian12:nonroot"
            + "@sha256:06484c2a9dcc9070aeafbc0fe752cb9f73bc0cea5c311f6a516e9010061998ad";

    /** What names the base: unset or {@code jlink}, {@code jre}, or an image reference. */
    String SETTING = "PODFALL_IMAGE_BASE";

    /** The base the environment asks for; jlink's without a wish, for it needs nothing from outside. */
    static ImageBase of(Map<String, String> environment) {
        return named(environment.getOrDefault(SETTING, ""));
    }

    /** @param name empty, {@code jlink}, {@code jre}, or an image reference */
    static ImageBase named(String name) {
        return switch (name) {
            case "", "jlink" -> new Jlink();
            case "jre" -> new Registry(PUBLIC_JRE);
            default -> new Registry(name);
        };
    }

    /** The java command in the image. */
    String java();

    /** A runtime made of this JDK's modules, with the C library it runs on here. Needs no network. */
    record Jlink() implements ImageBase {
        @Override
        public String java() {
            return "/jre/bin/java";
        }

        @Override
        public String toString() {
            return "jlink";
        }
    }

    /**
     * An image with a Java 17 or later, from a registry.
     *
     * @param reference with a digest, so that it stays the same
     */
    record Registry(String reference) implements ImageBase {
        @Override
        public String java() {
            return "java";
        }

        @Override
        public String toString() {
            return reference;
        }
    }
}
