package dev.podfall.sim.workload.images;

import java.util.regex.Pattern;

/**
 * A parsed image reference. Mirrors {@code github.com/distribution/reference}: default registry, {@code library/},
 * default tag.
 *
 * @param repository fully qualified, such as {@code docker.io/library/nginx}
 * @param tag {@code latest} when neither tag nor digest was written; null with a digest alone
 * @param digest {@code sha256:…} or null
 */
public record ImageReference(String repository, String tag, String digest) {
    private static final Pattern PATH = Pattern.compile("[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*(?::[0-9]+)?");
    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
    private static final int LONGEST_NAME = 255;

    /**
     * Parses a reference as written in a pod.
     *
     * @throws InvalidReference with upstream's text
     */
    public static ImageReference parse(String text) {
        if (ID.matcher(text).matches()) {
            throw new InvalidReference(
                    text, "invalid repository name (" + text + "), cannot specify 64-byte hexadecimal strings");
        }
        int at = text.indexOf('@');
        String digest = at < 0 ? null : text.substring(at + 1);
        String named = at < 0 ? text : text.substring(0, at);
        int colon = named.indexOf(':', named.lastIndexOf('/') + 1);
        String tag = colon < 0 ? null : named.substring(colon + 1);
        String repository = qualified(text, colon < 0 ? named : named.substring(0, colon));
        if ((tag != null && !TAG.matcher(tag).matches())
                || (digest != null && !DIGEST.matcher(digest).matches())) {
            throw new InvalidReference(text, "invalid reference format");
        }
        return new ImageReference(repository, tag == null && digest == null ? "latest" : tag, digest);
    }

    private static String qualified(String text, String name) {
        int slash = name.indexOf('/');
        String first = slash < 0 ? "" : name.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        String domain = host ? first : "docker.io";
        String path = host ? name.substring(slash + 1) : name;
        if (domain.equals("index.docker.io")) {
            domain = "docker.io";
        }
        if (domain.equals("docker.io") && !path.contains("/")) {
            path = "library/" + path;
        }
        if (!path.toLowerCase(java.util.Locale.ROOT).equals(path) && valid(path.toLowerCase(java.util.Locale.ROOT))) {
            throw new InvalidReference(
                    text, "invalid reference format: repository name (" + path + ") must be lowercase");
        }
        if (!valid(path) || !HOST.matcher(domain).matches()) {
            throw new InvalidReference(text, "invalid reference format");
        }
        if (path.length() + domain.length() + 1 > LONGEST_NAME) {
            throw new InvalidReference(text, "repository name must not be more than 255 characters");
        }
        return domain + "/" + path;
    }

    private static boolean valid(String path) {
        for (String part : path.split("/", -1)) {
            if (!PATH.matcher(part).matches()) {
                return false;
            }
        }
        return true;
    }

    /** The registry's host, such as {@code docker.io}. */
    public String host() {
        return repository.substring(0, repository.indexOf('/'));
    }

    /** Fully qualified, as containerd writes it. */
    @Override
    public String toString() {
        return repository + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }

    /** The text is no image reference. The kubelet reports it as {@code InvalidImageName}. */
    public static final class InvalidReference extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InvalidReference(String text, String why) {
            super("couldn't parse image name \"" + text + "\": " + why);
        }
    }
}
