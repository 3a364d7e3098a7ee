package dev.podfall.scenario.quiz;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;

/** What a console printed, and one option that reads it rightly. The response is the option's value. */
public record ReadOutput(
        @Required String id,
        @Required String prompt,
        Integer weight,
        Tags tags,
        @Required String explanation,
        @Required Console console,
        @Required List<Option> options)
        implements Question {
    public ReadOutput {
        weight = weight == null ? 1 : weight;
        tags = tags == null ? Tags.NONE : tags;
        options = Lists.copy(options);
    }

    /**
     * A command and what it printed.
     *
     * @param lab in which it was typed, right after its start; null if it was none
     * @param command as typed, such as {@code kubectl get pods -n ml-serving-prod}
     * @param output word for word
     */
    public record Console(
            String lab, @Required String command, @Required String output) {}

    @Override
    public String exhibit() {
        return "$ " + console.command() + "\n" + console.output().stripTrailing();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.readOutput(this);
    }
}
