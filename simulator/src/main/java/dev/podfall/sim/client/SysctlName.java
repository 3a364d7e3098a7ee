package dev.podfall.sim.client;

/** Names of the kernel's settings. Mirrors {@code NormalizeName} of {@code k8s.io/component-helpers/node/util/sysctl}. */
public final class SysctlName {
    private SysctlName() {}

    /** With dots between its parts: a name may be written with slashes, and then its dots are slashes. */
    public static String dotted(String name) {
        int slash = name.indexOf('/');
        int dot = name.indexOf('.');
        if (slash < 0 || dot >= 0 && dot < slash) {
            return name;
        }
        StringBuilder swapped = new StringBuilder();
        name.chars().forEach(c -> swapped.append(c == '/' ? '.' : c == '.' ? '/' : (char) c));
        return swapped.toString();
    }
}
