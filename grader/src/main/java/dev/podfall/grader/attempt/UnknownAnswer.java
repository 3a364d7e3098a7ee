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

    /** @throws UnknownAnswer if one of these is the id of no question; that is told before anything is frozen */
    static void refuseQuestions(Lab lab, Collection<String> ids) {
        List<String> known =
                lab.rubric().diagnosis().stream().map(DiagnosisSpec::id).toList();
        ids.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
            throw question(id, known);
        });
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
                throw option(id, String.valueOf(value), values);
            }
        });
    }

    /** Those that are options of questions of the lab. */
    static Map<String, String> known(Lab lab, Map<String, String> answers) {
        Map<String, String> known = new LinkedHashMap<>();
        for (DiagnosisSpec asked : lab.rubric().diagnosis()) {
            String value = answers.get(asked.id());
            if (asked.options().stream().anyMatch(o -> o.value().equals(value))) {
                known.put(asked.id(), value);
            }
        }
        return known;
    }

    private static UnknownAnswer question(String id, Collection<String> known) {
        return new UnknownAnswer(
                "There is no question \"" + shortened(id) + "\".",
                "The questions are: " + String.join(", ", known) + "\nNothing was done.");
    }

    private static String shortened(String given) {
        return given.length() <= LONGEST_SHOWN ? given : given.substring(0, LONGEST_SHOWN) + "…";
    }

    private static UnknownAnswer option(String id, String value, Collection<String> known) {
        return new UnknownAnswer(
                "\"" + shortened(value) + "\" is no answer to \"" + id + "\".",
                "Choose one of: " + String.join(", ", known)
                        + "\n"
                        + "Nothing was closed: the attempt is handed in, and waits for answers. The others you gave"
                        + " are kept.");
    }
}
