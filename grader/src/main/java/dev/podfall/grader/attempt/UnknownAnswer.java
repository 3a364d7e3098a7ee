package dev.podfall.grader.attempt;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.rubric.DiagnosisSpec;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer to a question that was not asked, or one that is no option. */
public final class UnknownAnswer extends PodfallException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_SHOWN = 60;

    private UnknownAnswer(String message, String next) {
        super(Category.CANDIDATE, message, next);
    }

    /** @throws UnknownAnswer if one is to no question, or no option of it */
    static void refuse(Lab lab, Map<String, String> answers) {
        Map<String, DiagnosisSpec> questions = new LinkedHashMap<>();
        lab.rubric().diagnosis().forEach(d -> questions.put(d.id(), d));
        answers.forEach((id, value) -> {
            DiagnosisSpec asked = questions.get(id);
            if (asked == null) {
                throw question(id, questions.keySet());
            }
            List<String> values =
                    asked.options().stream().map(DiagnosisSpec.Choice::value).toList();
            if (!values.contains(value)) {
                throw option(id, value, values);
            }
        });
    }

    private static UnknownAnswer question(String id, Collection<String> known) {
        return new UnknownAnswer(
                "There is no question \"" + shortened(id) + "\".", "The questions are: " + String.join(", ", known));
    }

    private static String shortened(String given) {
        return given.length() <= LONGEST_SHOWN ? given : given.substring(0, LONGEST_SHOWN) + "…";
    }

    private static UnknownAnswer option(String id, String value, Collection<String> known) {
        return new UnknownAnswer(
                "\"" + shortened(value) + "\" is no answer to \"" + id + "\".",
                "Choose one of: " + String.join(", ", known));
    }
}
