package dev.podfall.scenario.action;

import dev.podfall.scenario.authored.Required;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Sets requests and limits of a container in a workload's pod template; what is not named stays.
 *
 * @param requests such as {@code memory: 512Mi}
 */
public record SetResources(
        @Required Target target, @Required String container, Map<String, String> requests, Map<String, String> limits)
        implements Action {
    public SetResources {
        requests = requests == null ? Map.of() : requests;
        limits = limits == null ? Map.of() : limits;
    }

    @Override
    public String kubectl() {
        return "kubectl set resources " + target.shown() + " -c " + container + flag("requests", requests)
                + flag("limits", limits);
    }

    private static String flag(String name, Map<String, String> amounts) {
        if (amounts.isEmpty()) {
            return "";
        }
        return amounts.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .sorted()
                .collect(Collectors.joining(",", " --" + name + "=", ""));
    }
}
