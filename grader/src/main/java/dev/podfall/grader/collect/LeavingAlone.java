package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Nothing is done: what runs has to go on, the same pods with the same containers. */
final class LeavingAlone implements Deed {
    private final TrialPods pods;
    private final Map<String, Integer> restarts;
    private final String names;

    LeavingAlone(TrialPods pods, List<ObjectNode> before) {
        this.pods = pods;
        this.restarts = restarts(before);
        this.names = before.stream().map(TrialPods::name).collect(Collectors.joining(", "));
    }

    @Override
    public Optional<String> begin() {
        return Optional.of(names);
    }

    @Override
    public boolean isDone() {
        return restarts(pods.all()).equals(restarts);
    }

    /** Containers that were restarted in pods that are still there; empty if none was. */
    String restarted() {
        return pods.all().stream()
                .filter(p -> restarts.containsKey(TrialPods.uid(p)) && restarts(p) > restarts.get(TrialPods.uid(p)))
                .map(p -> TrialPods.name(p) + " was restarted " + times(restarts(p) - restarts.get(TrialPods.uid(p))))
                .collect(Collectors.joining(", "));
    }

    @Override
    public String obstacle() {
        return pods.all().stream()
                .filter(p -> !Integer.valueOf(restarts(p)).equals(restarts.get(TrialPods.uid(p))))
                .map(p -> TrialPods.name(p)
                        + (restarts.containsKey(TrialPods.uid(p)) ? " has restarted " + times(restarts(p)) : " is new"))
                .collect(Collectors.joining(", "));
    }

    private static String times(int number) {
        return number == 1 ? "once" : number + " times";
    }

    private static Map<String, Integer> restarts(List<ObjectNode> pods) {
        Map<String, Integer> counts = new TreeMap<>();
        pods.forEach(p -> counts.put(TrialPods.uid(p), restarts(p)));
        return counts;
    }

    private static int restarts(JsonNode pod) {
        int count = 0;
        for (JsonNode container : pod.at("/status/containerStatuses")) {
            count += container.path("restartCount").asInt();
        }
        return count;
    }
}
