package dev.podfall.scenario.lint.exam;

import dev.podfall.scenario.exam.blueprint.Blueprint;
import dev.podfall.scenario.lint.Finding;
import java.util.ArrayList;
import java.util.List;

/** An exam takes 5 minutes to 8 hours, no lab gets less than three minutes, and 1 to 100 per cent are needed to pass. */
final class TimeAndPassMarkMakeSense implements ExamRule {
    private static final int LEAST = 5;
    private static final int MOST = 480;
    private static final int FOR_A_LAB = 3;

    @Override
    public List<Finding> check(LintedExam exam) {
        List<Finding> findings = new ArrayList<>();
        Blueprint blueprint = exam.exam().blueprint();
        int minutes = blueprint.minutes();
        if (minutes < LEAST || minutes > MOST) {
            findings.add(exam.ofBlueprint(
                    "minutes", "minutes is " + minutes + ".", "Give " + LEAST + " to " + MOST + " minutes."));
        } else if (minutes < blueprint.labs() * FOR_A_LAB) {
            findings.add(exam.ofBlueprint(
                    "minutes",
                    "There are " + minutes + " minutes for " + blueprint.labs() + " labs.",
                    "Give " + FOR_A_LAB + " minutes or more for each lab, or draw fewer."));
        }
        int passMark = blueprint.passMark();
        if (passMark < 1 || passMark > 100) {
            findings.add(exam.ofBlueprint("passMark", "passMark is " + passMark + ".", "Give 1 to 100, in per cent."));
        }
        return findings;
    }
}
