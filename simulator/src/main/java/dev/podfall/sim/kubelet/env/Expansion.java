package dev.podfall.sim.kubelet.env;

import java.util.function.Function;

/**
 * {@code $(NAME)} in values, commands and arguments; {@code $$} is a dollar, an unknown name stays as written. Mirrors
 * {@code k8s.io/kubernetes/third_party/forked/golang/expansion}.
 */
public final class Expansion {
    private Expansion() {}

    /** @param lookUp the value of a name, or null */
    public static String expand(String text, Function<String, String> lookUp) {
        StringBuilder result = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean last = at + 1 >= text.length();
            if (c != '$' || last) {
                result.append(c);
                at++;
            } else if (text.charAt(at + 1) == '$') {
                result.append('$');
                at += 2;
            } else {
                at = reference(text, at, lookUp, result);
            }
        }
        return result.toString();
    }

    private static int reference(String text, int at, Function<String, String> lookUp, StringBuilder result) {
        int end = text.charAt(at + 1) == '(' ? text.indexOf(')', at) : -1;
        if (end < 0) {
            result.append('$');
            return at + 1;
        }
        String value = lookUp.apply(text.substring(at + 2, end));
        result.append(value == null ? text.substring(at, end + 1) : value);
        return end + 1;
    }
}
