package dev.podfall.scenario.lint;

import java.util.List;

/** An exam gives between a minute and a day for the lab. */
final class TimeMakesSense implements Rule {
    private static final int DAY = 1440;

    @Override
    public List<Finding> check(LintedLab lab) {
        int minutes = lab.lab().facts().minutes();
        return minutes >= 1 && minutes <= DAY
                ? List.of()
                : List.of(new Finding(
                        lab.file("lab.yaml"), "minutes is " + minutes + ".", "Give 1 to " + DAY + " minutes."));
    }
}
