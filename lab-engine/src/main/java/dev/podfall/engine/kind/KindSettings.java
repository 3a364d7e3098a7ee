package dev.podfall.engine.kind;

import java.util.Map;

/**
 * What a person may choose, from the environment.
 *
 * @param image the node image; it brings its Kubernetes version with it
 * @param chosen whether the image was named by a person
 * @param nodes how many nodes a cluster gets when its spec does not say
 * @param pool how many clusters are kept warm
 */
public record KindSettings(String image, boolean chosen, int nodes, int pool) {
    /** As kind v0.32 published it. */
    static final String PUBLIC_IMAGE =
            "kindest/node:v1.36.1@sha256:3489c7674813ba5d8b1a9977baea8a6e553784dab7b84759d1014dbd78f7ebd5";

    private static final int MOST_NODES = 9;
    private static final int MOST_WARM = 4;

    /**
     * Reads {@code PODFALL_KIND_IMAGE}, {@code PODFALL_KIND_VERSION}, {@code PODFALL_KIND_NODES} and {@code
     * PODFALL_KIND_POOL}.
     *
     * @throws SettingUnfit if one of them makes no sense
     */
    public static KindSettings of(Map<String, String> environment) {
        String image = environment.getOrDefault("PODFALL_KIND_IMAGE", "").strip();
        String version = environment.getOrDefault("PODFALL_KIND_VERSION", "").strip();
        if (!version.isEmpty() && !version.matches("v?1\\.\\d{1,3}\\.\\d{1,3}")) {
            throw new SettingUnfit("PODFALL_KIND_VERSION", version, "a version of Kubernetes, such as 1.35.5");
        }
        boolean chosen = !image.isEmpty();
        if (!chosen) {
            image = version.isEmpty() ? PUBLIC_IMAGE : "kindest/node:v" + version.replaceFirst("^v", "");
        }
        int nodes = number(environment, "PODFALL_KIND_NODES", 1, 1, MOST_NODES);
        int pool = number(environment, "PODFALL_KIND_POOL", 0, 0, MOST_WARM);
        return new KindSettings(image, chosen, nodes, pool);
    }

    /** The image as registries and Docker understand it: a digest leaves no say to the tag before it. */
    String reference() {
        return image.replaceFirst(":[^:/@]+@", "@");
    }

    private static int number(Map<String, String> environment, String name, int usual, int least, int most) {
        String text = environment.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            return usual;
        }
        if (text.matches("\\d{1,3}")) {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        }
        throw new SettingUnfit(name, text, "a number from " + least + " to " + most);
    }
}
