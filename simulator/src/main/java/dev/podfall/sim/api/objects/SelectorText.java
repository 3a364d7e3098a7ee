package dev.podfall.sim.api.objects;

import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.LabelSelector.Operator;
import dev.podfall.sim.client.LabelSelector.Requirement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Label selectors as queries write them: {@code app=web,tier in (a,b),!canary}. Mirrors {@code
 * k8s.io/apimachinery/pkg/labels/selector.go}, its error texts included.
 */
final class SelectorText {
    private static final String SPECIAL = "=!(),<>";
    private static final Set<String> OPERATORS = Set.of("=", "==", "!=", "in", "notin", ">", "<");
    private static final Set<String> UNARY_END = Set.of("", ",");
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final Pattern VALUE = Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");
    private static final int LONGEST_NAME = 63;

    private final List<String> tokens;
    private int position;

    private SelectorText(String text) {
        this.tokens = tokens(text);
    }

    /**
     * @param text null or empty selects all
     * @throws ApiException 400 with upstream's text
     */
    static LabelSelector parse(String text) {
        if (text == null || text.isBlank()) {
            return LabelSelector.EVERYTHING;
        }
        return new LabelSelector(new SelectorText(text).requirements());
    }

    private List<Requirement> requirements() {
        List<Requirement> all = new ArrayList<>();
        while (!peek().isEmpty()) {
            if (SPECIAL.contains(peek()) && !peek().equals("!")) {
                throw wrong("found '" + peek() + "', expected: !, identifier, or 'end of string'");
            }
            all.add(requirement());
            String separator = next();
            if (separator.equals(",")) {
                if (peek().isEmpty() || (SPECIAL.contains(peek()) && !peek().equals("!"))) {
                    throw wrong("found '" + peek() + "', expected: identifier after ','");
                }
            } else if (!separator.isEmpty()) {
                throw wrong("found '" + separator + "', expected: ',' or 'end of string'");
            }
        }
        return all;
    }

    private Requirement requirement() {
        boolean not = peek().equals("!");
        if (not) {
            next();
        }
        String key = next();
        if (key.isEmpty() || SPECIAL.contains(key.substring(0, 1))) {
            throw unparsed("found '" + key + "', expected: identifier");
        }
        checkKey(key);
        if (not || UNARY_END.contains(peek())) {
            return new Requirement(key, not ? Operator.DoesNotExist : Operator.Exists, Set.of());
        }
        String operator = next();
        if (!OPERATORS.contains(operator)) {
            throw unparsed("found '" + operator + "', expected: in, notin, =, ==, !=, gt, lt");
        }
        Set<String> values = operator.endsWith("in") ? list() : Set.of(exact());
        values.forEach(v -> checkValue(key, operator, v));
        return new Requirement(key, operator(operator), values);
    }

    private static Operator operator(String text) {
        return switch (text) {
            case "notin", "!=" -> Operator.NotIn;
            case ">" -> Operator.Gt;
            case "<" -> Operator.Lt;
            default -> Operator.In;
        };
    }

    private String exact() {
        if (UNARY_END.contains(peek())) {
            return "";
        }
        String value = next();
        if (SPECIAL.contains(value.substring(0, 1))) {
            throw unparsed("found '" + value + "', expected: identifier");
        }
        return value;
    }

    private Set<String> list() {
        String open = next();
        if (!open.equals("(")) {
            throw unparsed("found '" + open + "' expected: '('");
        }
        Set<String> values = new LinkedHashSet<>();
        boolean wantsValue = true;
        while (true) {
            String token = next();
            if (token.equals(")")) {
                if (wantsValue) {
                    values.add("");
                }
                return values;
            } else if (token.equals(",")) {
                if (wantsValue) {
                    values.add("");
                }
                wantsValue = true;
            } else if (!token.isEmpty() && wantsValue && !SPECIAL.contains(token.substring(0, 1))) {
                values.add(token);
                wantsValue = false;
            } else {
                String expected = wantsValue ? "',', ')' or identifier" : "',' or ')'";
                throw unparsed("found '" + token + "', expected: " + expected);
            }
        }
    }

    private static void checkKey(String key) {
        int slash = key.lastIndexOf('/');
        String name = key.substring(slash + 1);
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw unparsed(
                    "<nil>: Invalid value: \"" + key + "\": name part must consist of alphanumeric characters, '-',"
                            + " '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',"
                            + "  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')");
        }
    }

    private static void checkValue(String key, String operator, String value) {
        if (operator.equals("<") || operator.equals(">")) {
            if (!value.matches("[+-]?\\d{1,18}")) {
                throw unparsed("values[0]: Invalid value: \"" + value
                        + "\": for 'Gt', 'Lt' operators, the value must be an integer");
            }
        } else if (value.length() > LONGEST_NAME) {
            throw unparsed("values[0][" + key + "]: Invalid value: \"" + value + "\": must be no more than 63 bytes");
        } else if (!VALUE.matcher(value).matches()) {
            throw unparsed(
                    "values[0][" + key + "]: Invalid value: \"" + value + "\": a valid label must be an empty string"
                            + " or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
                            + " alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is"
                            + " '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')");
        }
    }

    /** Empty at the end. */
    private String peek() {
        return position < tokens.size() ? tokens.get(position) : "";
    }

    private String next() {
        String token = peek();
        position++;
        return token;
    }

    private static ApiException unparsed(String why) {
        return wrong("unable to parse requirement: " + why);
    }

    private static ApiException wrong(String text) {
        return ApiException.badRequest(text);
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int start = i;
            if (Character.isWhitespace(c)) {
                i++;
                continue;
            }
            if (SPECIAL.indexOf(c) >= 0) {
                i++;
                boolean two = i < text.length() && text.charAt(i) == '=' && (c == '=' || c == '!');
                i += two ? 1 : 0;
            } else {
                while (i < text.length()
                        && SPECIAL.indexOf(text.charAt(i)) < 0
                        && !Character.isWhitespace(text.charAt(i))) {
                    i++;
                }
            }
            tokens.add(text.substring(start, i));
        }
        return tokens;
    }
}
