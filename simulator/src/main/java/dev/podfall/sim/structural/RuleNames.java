package dev.podfall.sim.structural;

import java.util.Set;
import java.util.regex.Pattern;

/** Names of fields as identifiers of rules. Mirrors {@code k8s.io/apiserver/pkg/cel/escaping.go}. */
public final class RuleNames {
    private static final Set<String> RESERVED = Set.of(
            "true",
            "false",
            "null",
            "in",
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while");
    private static final Pattern USABLE = Pattern.compile("[a-zA-Z_./-][a-zA-Z0-9_./-]*");

    private RuleNames() {}

    /** Whether rules can name it. */
    static boolean isUsable(String name) {
        return USABLE.matcher(name).matches();
    }

    /** Whether the language has taken the word, so that nothing can be named by it. */
    public static boolean isReserved(String name) {
        return RESERVED.contains(name);
    }

    static String escape(String name) {
        if (isReserved(name)) {
            return "__" + name + "__";
        }
        return name.replace("__", "__underscores__")
                .replace(".", "__dot__")
                .replace("-", "__dash__")
                .replace("/", "__slash__");
    }
}
