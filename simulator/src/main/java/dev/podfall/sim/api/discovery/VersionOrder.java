package dev.podfall.sim.api.discovery;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code v2, v1, v1beta2, v1alpha1, other}. Mirrors {@code k8s.io/apimachinery/pkg/version/helpers.go}. */
final class VersionOrder {
    private static final Pattern KUBE = Pattern.compile("v(\\d{1,6})(?:(alpha|beta)(\\d{1,6}))?");

    static final Comparator<String> NEWEST_FIRST =
            Comparator.comparingLong(VersionOrder::weight).reversed().thenComparing(Comparator.naturalOrder());

    private VersionOrder() {}

    private static long weight(String version) {
        Matcher matcher = KUBE.matcher(version);
        if (!matcher.matches()) {
            return -1;
        }
        String stage = matcher.group(2);
        long maturity = stage == null ? 2 : stage.equals("beta") ? 1 : 0;
        long minor = stage == null ? 0 : Long.parseLong(matcher.group(3));
        return (maturity * 1_000_000 + Long.parseLong(matcher.group(1))) * 1_000_000 + minor;
    }
}
