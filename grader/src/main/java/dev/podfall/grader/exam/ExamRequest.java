package dev.podfall.grader.exam;

import java.util.List;

/**
 * Which exam somebody wants to sit.
 *
 * @param exam its id
 * @param candidate a learner's id
 * @param seed null for one that is drawn
 * @param extraTime what is given to them beyond the exam's time, in per cent of it; null for what they have: that of the
 *     exam that runs, else that of their last one, else none
 */
public record ExamRequest(String exam, String candidate, Long seed, Integer extraTime) {
    private static final int MOST_EXTRA = 200;

    /** In per cent. A person's allowance stays theirs until another one is given. @param before their sittings, oldest first */
    int allowance(List<SittingHistory> before) {
        if (extraTime != null) {
            return extraTime;
        }
        return before.isEmpty() ? 0 : before.get(before.size() - 1).started().extraTime();
    }

    /** @throws NotInThisExam if a number makes no sense */
    void check() {
        if (seed != null && seed < 1) {
            throw NotInThisExam.refused("There is no seed " + seed + ".", "Give a whole number from 1.");
        }
        if (extraTime != null && (extraTime < 0 || extraTime > MOST_EXTRA)) {
            throw NotInThisExam.refused(
                    "Nobody can be given " + extraTime + " % more time.",
                    "Give 0 to " + MOST_EXTRA + ", in per cent of the exam's time.");
        }
    }
}
