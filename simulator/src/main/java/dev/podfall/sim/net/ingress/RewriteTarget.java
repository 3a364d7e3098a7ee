package dev.podfall.sim.net.ingress;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Paths as regular expressions, and the annotation {@code rewrite-target}. */
final class RewriteTarget {
    private static final int LONGEST = 2048;

    private RewriteTarget() {}

    static boolean matches(String path, String wanted) {
        Matcher matcher = matcher(path, wanted);
        return matcher != null && matcher.lookingAt();
    }

    /** The path that the backend is asked for. */
    static String apply(Routes.Route route, String wanted) {
        String target = route.annotation("rewrite-target");
        if (target.isEmpty()) {
            return wanted;
        }
        if (!route.usesRegex()) {
            return target;
        }
        Matcher matcher = matcher(route.path(), wanted);
        if (matcher == null || !matcher.lookingAt()) {
            return wanted;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < target.length(); i++) {
            boolean group =
                    target.charAt(i) == '$' && i + 1 < target.length() && Character.isDigit(target.charAt(i + 1));
            if (group) {
                int number = target.charAt(++i) - '0';
                String text = number <= matcher.groupCount() ? matcher.group(number) : "";
                out.append(text == null ? "" : text);
            } else {
                out.append(target.charAt(i));
            }
        }
        return out.length() == 0 || out.charAt(0) != '/' ? "/" + out : out.toString();
    }

    private static Matcher matcher(String path, String wanted) {
        if (path.length() > 256 || wanted.length() > LONGEST || path.matches(".*[+*]\\)[+*].*")) {
            return null;
        }
        try {
            return Pattern.compile(path, Pattern.CASE_INSENSITIVE).matcher(wanted);
        } catch (PatternSyntaxException notAnExpression) {
            return null;
        }
    }
}
