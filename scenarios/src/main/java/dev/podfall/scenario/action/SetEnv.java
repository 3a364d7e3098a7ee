package dev.podfall.scenario.action;

import dev.podfall.scenario.authored.Required;
import java.util.Map;
import java.util.stream.Collectors;

/** Sets environment variables of a container in a workload's pod template. */
public record SetEnv(
        @Required Target target,
        @Required String container,
        @Required Map<String, String> env) implements Action {
    @Override
    public String kubectl() {
        String variables = env.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .sorted()
                .collect(Collectors.joining(" "));
        return "kubectl set env " + target.shown() + " -c " + container + " " + variables;
    }
}
