package dev.podfall.sim.workload.utilities;

/** Pieces of a URL, for messages. */
final class UrlParts {
    private UrlParts() {}

    private static String authority(String url) {
        String rest = url.substring(url.indexOf("://") + 3);
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return rest.substring(rest.lastIndexOf('@', end) + 1, end);
    }

    static String host(String url) {
        String authority = authority(url);
        int colon = authority.lastIndexOf(':');
        return colon < 0 ? authority : authority.substring(0, colon);
    }

    static int port(String url) {
        String authority = authority(url);
        String port = authority.substring(authority.lastIndexOf(':') + 1);
        return authority.contains(":") && port.matches("[0-9]{1,5}")
                ? Integer.parseInt(port)
                : url.startsWith("https") ? 443 : 80;
    }

    /** Scheme and authority. */
    static String origin(String url) {
        return url.substring(0, url.indexOf("://") + 3) + authority(url);
    }
}
