package dev.podfall.scenario.rubric;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;

/** Claims about what goes on inside containers. */
public sealed interface ContainerSpec extends ClaimSpec {
    /**
     * Logs of the selected pods hold text that matches, or hold none.
     *
     * @param matches a regular expression
     * @param absent true when no line may match
     */
    record Logs(
            @Required String namespace,
            @Required String selector,
            @Required String container,
            @Required String matches,
            boolean absent)
            implements ContainerSpec {}

    /**
     * A command in a running container ends with that code and prints what matches.
     *
     * @param expected the same in words, for reports; may be left out
     */
    record Run(
            @Required String namespace,
            @Required String selector,
            @Required String container,
            @Required List<String> command,
            int exitCode,
            String matches,
            String expected)
            implements ContainerSpec {
        public Run {
            command = Lists.copy(command);
        }
    }
}
