package dev.podfall.scenario.lint.exam;

import dev.podfall.scenario.lint.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The ids of an exam and of its sections can stand in an address, and no two sections share one. */
final class IdsAreUsable implements ExamRule {
    private static final Pattern USABLE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST = 60;
    private static final String HOW = "Use small letters, digits and hyphens, " + LONGEST + " at most: serving-basics.";

    @Override
    public List<Finding> check(LintedExam exam) {
        List<Finding> findings = new ArrayList<>();
        if (!isUsable(exam.exam().id())) {
            findings.add(exam.finding("The id \"" + exam.exam().id() + "\" cannot be used.", HOW, "id"));
        }
        Set<String> seen = new HashSet<>();
        exam.sections((i, section) -> {
            if (!isUsable(section.id())) {
                findings.add(exam.ofSection(i, "this id cannot be used.", HOW, "id"));
            } else if (!seen.add(section.id())) {
                findings.add(exam.ofSection(i, "another section has this id.", "Give one of them another id.", "id"));
            }
        });
        return findings;
    }

    private static boolean isUsable(String id) {
        return id.length() <= LONGEST && USABLE.matcher(id).matches();
    }
}
