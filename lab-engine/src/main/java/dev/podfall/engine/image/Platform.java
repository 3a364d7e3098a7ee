package dev.podfall.engine.image;

import java.util.Locale;

/** What a node's processor is. */
public enum Platform {
    AMD64,
    ARM64;

    /** This machine's. */
    public static Platform host() {
        String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return name.equals("aarch64") || name.equals("arm64") ? ARM64 : AMD64;
    }

    /**
     * Reads {@code linux/amd64}, {@code amd64}, {@code linux/arm64} or {@code arm64}.
     *
     * @throws ImagesNotBuilt when it is something else
     */
    public static Platform of(String text) {
        return switch (text) {
            case "linux/amd64", "amd64" -> AMD64;
            case "linux/arm64", "arm64" -> ARM64;
            default ->
                throw new ImagesNotBuilt(
                        "There are no images for \"" + text + "\".", "Choose linux/amd64 or linux/arm64.", null);
        };
    }

    /** {@code amd64}. */
    public String architecture() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "linux/" + architecture();
    }
}
