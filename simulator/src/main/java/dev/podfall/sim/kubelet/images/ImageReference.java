package dev.podfall.sim.kubelet.images;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image's name with registry and tag filled in. Mirrors {@code pkg/util/parsers} and
 * {@code github.com/distribution/reference}.
 *
 * @param repository such as {@code docker.io/library/nginx}
 * @param tag without colon, or null
 * @param digest such as {@code sha256:…}, or null
 */
record ImageReference(String repository, String tag, String digest) {
    private static final Pattern SHAPE =
            Pattern.compile("(?<name>[^@]+?)(?::(?<tag>[\\w][\\w.-]{0,127}))?(?:@(?<digest>[A-Za-z0-9+.:_-]+))?");
    private static final Pattern PATH =
            Pattern.compile("[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    /** @throws InvalidName when it is none, with upstream's text */
    static ImageReference parse(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw new InvalidName(text, "invalid reference format");
        }
        String domain = domain(shape.group("name"));
        String path = path(shape.group("name"), domain);
        if (!path.toLowerCase(java.util.Locale.ROOT).equals(path)) {
            throw new InvalidName(text, "invalid reference format: repository name (" + path + ") must be lowercase");
        }
        String digest = shape.group("digest");
        if (!PATH.matcher(path).matches()
                || digest != null && !DIGEST.matcher(digest).matches()) {
            throw new InvalidName(text, "invalid reference format");
        }
        String tag = shape.group("tag");
        return new ImageReference(domain + "/" + path, tag == null && digest == null ? "latest" : tag, digest);
    }

    private static String domain(String name) {
        int slash = name.indexOf('/');
        if (slash < 0) {
            return "docker.io";
        }
        String first = name.substring(0, slash);
        boolean isHost = first.contains(".") || first.contains(":") || first.equals("localhost");
        return !isHost || first.equals("index.docker.io") ? "docker.io" : first;
    }

    private static String path(String name, String domain) {
        boolean named = name.startsWith(domain + "/") || name.startsWith("index.docker.io/");
        String path = named ? name.substring(name.indexOf('/') + 1) : name;
        return domain.equals("docker.io") && !path.contains("/") ? "library/" + path : path;
    }

    @Override
    public String toString() {
        return repository + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }

    /** Not an image's name. */
    static final class InvalidName extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InvalidName(String text, String why) {
            super("couldn't parse image name \"" + text + "\": " + why);
        }
    }
}
