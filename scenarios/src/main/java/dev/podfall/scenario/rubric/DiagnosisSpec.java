package dev.podfall.scenario.rubric;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;

/**
 * A question about what was wrong: which object, which field, which cause.
 *
 * @param weight marks
 */
public record DiagnosisSpec(
        @Required String id,
        @Required String prompt,
        @Required int weight,
        @Required List<Choice> options) {
    public DiagnosisSpec {
        options = Lists.copy(options);
    }

    /** The right choice. */
    public Choice answer() {
        return options.stream().filter(Choice::correct).findFirst().orElseThrow();
    }

    /**
     * A possible answer.
     *
     * @param value what is sent as the answer
     * @param why why it is right or wrong
     */
    public record Choice(
            @Required String value,
            @Required String text,
            boolean correct,
            @Required String why) {}
}
