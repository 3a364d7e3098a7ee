package dev.podfall.scenario.rubric;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import dev.podfall.scenario.draw.Pick;
import java.util.Iterator;
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

    /** The same with its options in the order that is drawn. */
    public DiagnosisSpec shuffled(Pick pick) {
        Iterator<Choice> moved = pick.shuffled(
                        "options of " + id,
                        options.stream().filter(o -> !o.fixed()).toList())
                .iterator();
        return new DiagnosisSpec(
                id,
                prompt,
                weight,
                options.stream().map(o -> o.fixed() ? o : moved.next()).toList());
    }

    /**
     * A possible answer.
     *
     * @param value what is sent as the answer
     * @param fixed whether it keeps its place, such as the last for "none of these"; the others stand in an order the seed draws
     * @param why why it is right or wrong
     */
    public record Choice(
            @Required String value,
            @Required String text,
            boolean correct,
            boolean fixed,
            @Required String why) {}
}
