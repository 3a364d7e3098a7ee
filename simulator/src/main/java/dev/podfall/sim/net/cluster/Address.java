package dev.podfall.sim.net.cluster;

import java.util.regex.Pattern;

/** Where a URL leads. */
record Address(String host, int port, boolean standardPort) {
    private static final Pattern PORT = Pattern.compile("[0-9]{0,5}");

    /** The address in an {@code http} or {@code https} URL, or null when there is none. */
    static Address of(String url) {
        int scheme = url.indexOf("://");
        boolean secure = url.startsWith("https://");
        if (scheme < 0 || !(secure || url.startsWith("http://"))) {
            return null;
        }
        int end = scheme + 3;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String authority = url.substring(scheme + 3, end);
        authority = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = authority.lastIndexOf(':');
        String host = colon < 0 ? authority : authority.substring(0, colon);
        int standard = secure ? 443 : 80;
        String port = colon < 0 ? "" : authority.substring(colon + 1);
        if (host.isEmpty() || !PORT.matcher(port).matches()) {
            return null;
        }
        int number = port.isEmpty() ? standard : Integer.parseInt(port);
        return new Address(host, number, number == standard);
    }

    String hostHeader() {
        return standardPort ? host : host + ":" + port;
    }
}
