package dev.podfall.sim.workload.web.nginx;

/** The parts of what {@code proxy_pass} names. */
final class PassTarget {
    private PassTarget() {}

    /** Host and port as they were written. */
    static String authority(String url) {
        return url.replaceFirst("^https?://", "").replaceFirst("[/?].*$", "");
    }

    static String host(String url) {
        return authority(url).replaceFirst(":[0-9]+$", "");
    }

    /** Path and query behind the authority; empty when there is none. */
    static String uri(String url) {
        return url.replaceFirst("^https?://[^/?]*", "");
    }

    static String scheme(String url) {
        return url.startsWith("https") ? "https" : "http";
    }
}
