package dev.podfall.sim.admission.podsecurity;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One rule of the standards.
 *
 * @param id upstream's; checks are told in its order
 * @param since what the rule says from which minor version on, oldest first
 * @param instead of which check of the baseline it stands, or empty
 */
record Check(String id, Level level, List<Since> since, String instead) {
    /** What it says from a minor version on. */
    record Since(int minor, Function<PodSpec, Optional<Violation>> rule) {}

    static Check baseline(String id, Since... since) {
        return new Check(id, Level.BASELINE, List.of(since), "");
    }

    static Check restricted(String id, String instead, Since... since) {
        return new Check(id, Level.RESTRICTED, List.of(since), instead);
    }

    static Since since(int minor, Function<PodSpec, Optional<Violation>> rule) {
        return new Since(minor, rule);
    }

    /** What it says in that version, if it is that old. */
    Optional<Since> in(int minor) {
        return since.stream().filter(s -> s.minor() <= minor).reduce((older, newer) -> newer);
    }

    /** The violation with these words, when {@code who} is not empty. */
    static Optional<Violation> when(boolean violated, String reason, String detail) {
        return violated ? Optional.of(new Violation(reason, detail)) : Optional.empty();
    }
}
