package dev.podfall.web.account;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a browser may be sent: a page of this server, as a path that no browser takes for another host. {@code //host}, {@code
 * /\host} and everything with a control character are none.
 */
final class PagePath {
    static final String START = "/";
    private static final int LONGEST = 1_000;
    private static final String KEY = "key";

    private PagePath() {}

    /** The path as it is, if it is safe. */
    static Optional<String> of(String raw) {
        var safe = raw != null
                && raw.length() <= LONGEST
                && raw.startsWith("/")
                && !raw.startsWith("//")
                && raw.chars().allMatch(c -> c > ' ' && c < 127 && "\\\"<>#".indexOf(c) < 0);
        return safe ? Optional.of(raw) : Optional.empty();
    }

    /** The same page without its key; the start page for what is no safe path. */
    static String withoutKey(String rawPath, String rawQuery) {
        var query = rawQuery == null
                ? ""
                : Arrays.stream(rawQuery.split("&"))
                        .filter(pair -> !pair.isEmpty() && !pair.equals(KEY) && !pair.startsWith(KEY + "="))
                        .collect(Collectors.joining("&"));
        return of(rawPath + (query.isEmpty() ? "" : "?" + query)).orElse(START);
    }
}
