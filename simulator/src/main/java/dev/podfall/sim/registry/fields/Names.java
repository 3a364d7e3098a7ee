package dev.podfall.sim.registry.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The formats of names. Each method lists what is wrong, in upstream's words. Mirrors {@code validation.go}. */
public final class Names {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
    private static final String QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final String VALUE = "(" + QUALIFIED + ")?";
    private static final String KEY = "[-._a-zA-Z0-9]+";

    private static final Pattern LABEL_SHAPE = Pattern.compile(LABEL);
    /** As it is shown, but without a way back for each dot: a name of thousands would take the stack. */
    private static final Pattern SUBDOMAIN_SHAPE = Pattern.compile(SUBDOMAIN + "+");

    private static final Pattern QUALIFIED_SHAPE = Pattern.compile(QUALIFIED);
    private static final Pattern VALUE_SHAPE = Pattern.compile(VALUE);
    private static final Pattern KEY_SHAPE = Pattern.compile(KEY);
    private static final Pattern PORT_SHAPE = Pattern.compile("[-a-z0-9]+");

    private static final String LABEL_TEXT =
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters"
                    + " or '-', and must start and end with an alphanumeric character "
                    + "(e.g. 'my-name',  or '123-abc', regex used for validation is '" + LABEL + "')";
    private static final String SUBDOMAIN_TEXT =
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric "
                    + "characters, '-' or '.', and must start and end with an alphanumeric character "
                    + "(e.g. 'example.com', regex used for validation is '" + SUBDOMAIN + "')";
    private static final String WILDCARD = "\\*\\." + SUBDOMAIN;
    private static final Pattern WILDCARD_SHAPE = Pattern.compile("\\*\\." + SUBDOMAIN + "+");
    private static final String WILDCARD_TEXT =
            "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist"
                    + " of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g."
                    + " '*.example.com', regex used for validation is '" + WILDCARD + "')";
    private static final String QUALIFIED_TEXT =
            "must consist of alphanumeric characters, '-', '_' or '.', and must start "
                    + "and end with an alphanumeric character "
                    + "(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '" + QUALIFIED + "')";
    private static final String VALUE_TEXT =
            "a valid label must be an empty string or consist of alphanumeric characters, "
                    + "'-', '_' or '.', and must start and end with an alphanumeric character "
                    + "(e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '" + VALUE + "')";
    private static final String KEY_TEXT =
            "a valid config key must consist of alphanumeric characters, '-', '_' or '.' "
                    + "(e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '" + KEY + "')";
    private static final String DNS1035 = "[a-z]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern DNS1035_SHAPE = Pattern.compile(DNS1035);
    private static final String DNS1035_TEXT =
            "a DNS-1035 label must consist of lower case alphanumeric characters or '-', "
                    + "start with an alphabetic character, and end with an alphanumeric character "
                    + "(e.g. 'my-name',  or 'abc-123', regex used for validation is '" + DNS1035 + "')";
    private static final String HTTP_PATH = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+";
    private static final Pattern HTTP_PATH_SHAPE = Pattern.compile(HTTP_PATH);
    private static final String UNDERSCORED = "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
    private static final String SEARCH = UNDERSCORED + "(\\." + UNDERSCORED + ")*";
    private static final Pattern SEARCH_SHAPE = Pattern.compile(SEARCH + "+");
    private static final String SEARCH_TEXT =
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and "
                    + "must start and end with an alphanumeric character "
                    + "(e.g. 'example.com', regex used for validation is '" + SEARCH + "')";
    private static final String HEADER = "[-A-Za-z0-9]+";
    private static final Pattern HEADER_SHAPE = Pattern.compile(HEADER);
    private static final String HEADER_TEXT = "a valid HTTP header must consist of alphanumeric characters or '-' "
            + "(e.g. 'X-Header-Name', regex used for validation is '" + HEADER + "')";
    private static final String PORT_RANGE = "must be between 1 and 65535, inclusive";

    private Names() {}

    /** A label of DNS, as Namespaces and containers are named. */
    public static List<String> label(String name) {
        boolean dotted = SUBDOMAIN_SHAPE.matcher(name).matches();
        return check(name, 63, LABEL_SHAPE, dotted ? "must not contain dots" : LABEL_TEXT);
    }

    /** A label of DNS that begins with a letter. */
    public static List<String> dns1035(String name) {
        return check(name, 63, DNS1035_SHAPE, DNS1035_TEXT);
    }

    public static List<String> subdomain(String name) {
        return check(name, 253, SUBDOMAIN_SHAPE, SUBDOMAIN_TEXT);
    }

    /** A subdomain whose first label is a {@code *}. */
    public static List<String> wildcard(String name) {
        return check(name, 253, WILDCARD_SHAPE, WILDCARD_TEXT);
    }

    public static List<String> labelValue(String value) {
        return inBytes(check(value, 63, VALUE_SHAPE, VALUE_TEXT));
    }

    /** A key of a ConfigMap or Secret. */
    public static List<String> configKey(String key) {
        List<String> wrong = new ArrayList<>(check(key, 253, KEY_SHAPE, KEY_TEXT));
        if (key.equals(".")) {
            wrong.add("must not be '.'");
        } else if (key.equals("..")) {
            wrong.add("must not be '..'");
        } else if (key.startsWith("..")) {
            wrong.add("must not start with '..'");
        }
        return wrong;
    }

    /** A label's, annotation's or taint's key: a name with an optional domain before it. */
    public static List<String> qualified(String key) {
        String[] parts = key.split("/", -1);
        List<String> wrong = new ArrayList<>();
        if (parts.length > 2) {
            return List.of("a valid label key " + QUALIFIED_TEXT
                    + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
        }
        if (parts.length == 2) {
            if (parts[0].isEmpty()) {
                wrong.add("prefix part must be non-empty");
            } else {
                inBytes(subdomain(parts[0])).forEach(m -> wrong.add("prefix part " + m));
            }
        }
        String name = parts[parts.length - 1];
        if (name.isEmpty()) {
            wrong.add("name part must be non-empty");
        }
        inBytes(check(name, 63, QUALIFIED_SHAPE, QUALIFIED_TEXT)).forEach(m -> wrong.add("name part " + m));
        return wrong;
    }

    public static List<String> environmentVariable(String name) {
        boolean fine = !name.isEmpty() && name.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '=');
        return fine
                ? List.of()
                : List.of("a valid environment variable name must consist only of printable ASCII characters other than"
                        + " '='");
    }

    /** The name of a port. */
    public static List<String> portName(String name) {
        List<String> wrong = new ArrayList<>();
        if (name.length() > 15) {
            wrong.add("must be no more than 15 characters");
        }
        if (!PORT_SHAPE.matcher(name).matches()) {
            wrong.add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        }
        if (name.chars().noneMatch(c -> c >= 'a' && c <= 'z')) {
            wrong.add("must contain at least one letter (a-z)");
        }
        if (name.contains("--")) {
            wrong.add("must not contain consecutive hyphens");
        }
        if (name.startsWith("-") || name.endsWith("-")) {
            wrong.add("must not begin or end with a hyphen");
        }
        return wrong;
    }

    /** A name that may be a part of a URL's path. */
    public static List<String> pathSegment(String name) {
        if (name.equals(".") || name.equals("..")) {
            return List.of("may not be '" + name + "'");
        }
        List<String> wrong = new ArrayList<>();
        for (String forbidden : new String[] {"/", "%"}) {
            if (name.contains(forbidden)) {
                wrong.add("may not contain '" + forbidden + "'");
            }
        }
        return wrong;
    }

    /** A domain and a path behind it, such as {@code acme.io/foo}; each part is told by itself. */
    public static void domainPrefixedPath(String name, String path, Errors errors) {
        String[] parts = name.split("/", 2);
        if (name.isEmpty()) {
            errors.required(path, "");
        } else if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            errors.invalid(path, name, "must be a domain-prefixed path (such as \"acme.io/foo\")");
        } else {
            errors.invalidAll(path, parts[0], subdomain(parts[0]));
            if (!HTTP_PATH_SHAPE.matcher(parts[1]).matches()) {
                errors.invalid(path, parts[1], "Invalid path (regex used for validation is '" + HTTP_PATH + "')");
            }
        }
    }

    public static List<String> port(long number) {
        return number >= 1 && number <= 65535 ? List.of() : List.of(PORT_RANGE);
    }

    /** What upstream's newer package says: it counts bytes where the older one counts characters. */
    private static List<String> inBytes(List<String> wrong) {
        return wrong.stream()
                .map(m -> m.replaceFirst("^(must be no more than \\d+) characters$", "$1 bytes"))
                .toList();
    }

    private static List<String> check(String name, int longest, Pattern shape, String text) {
        List<String> wrong = new ArrayList<>();
        if (name.length() > longest) {
            wrong.add("must be no more than " + longest + " characters");
        }
        if (!shape.matcher(name).matches()) {
            wrong.add(text);
        }
        return wrong;
    }

    /** A domain in which names are looked for: a subdomain that may have underscores. */
    public static List<String> searchDomain(String name) {
        return check(name, 253, SEARCH_SHAPE, SEARCH_TEXT);
    }

    /** The name of a header of HTTP. */
    public static List<String> httpHeader(String name) {
        return HEADER_SHAPE.matcher(name).matches() ? List.of() : List.of(HEADER_TEXT);
    }

    /** As {@link #subdomain}, where more is to be put behind the name, so that it may end with a dash. */
    public static List<String> subdomainPrefix(String name) {
        return subdomain(continued(name));
    }

    /** A prefix as a name of which more follows: it may end with a dash. Mirrors {@code maskTrailingDash}. */
    public static String continued(String prefix) {
        return prefix.length() > 1 && prefix.endsWith("-") ? prefix.substring(0, prefix.length() - 2) + "a" : prefix;
    }
}
