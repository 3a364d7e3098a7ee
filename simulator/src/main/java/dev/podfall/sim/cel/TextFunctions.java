package dev.podfall.sim.cel;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.podfall.sim.cel.Functions.Operand;
import java.util.ArrayList;
import java.util.List;

/** What an expression finds in a text. Mirrors {@code k8s.io/apiserver/pkg/cel/library/regex.go}. */
final class TextFunctions {
    private static final ListType TEXTS = ListType.create(SimpleType.STRING);

    private TextFunctions() {}

    static void addTo(Functions all) {
        all.member("find", Operand.STRING, Operand.STRING, SimpleType.STRING, TextFunctions::find)
                .member(
                        "findAll",
                        Operand.STRING,
                        Operand.STRING,
                        TEXTS,
                        (text, pattern) -> findAll(text, pattern, -1L))
                .member(
                        "findAll",
                        List.of(Operand.STRING, Operand.STRING, Operand.INT),
                        TEXTS,
                        given -> findAll((String) given[0], (String) given[1], (Long) given[2]));
    }

    private static String find(String text, String pattern) throws CelEvaluationException {
        Matcher matcher = compile(pattern).matcher(text);
        return matcher.find() ? matcher.group() : "";
    }

    /** @param most negative for all */
    private static List<String> findAll(String text, String pattern, Long most) throws CelEvaluationException {
        List<String> found = new ArrayList<>();
        Matcher matcher = compile(pattern).matcher(text);
        while ((most < 0 || found.size() < most) && matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static Pattern compile(String pattern) throws CelEvaluationException {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw Functions.failure("Illegal regex: " + e.getMessage());
        }
    }
}
