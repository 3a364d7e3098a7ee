package dev.podfall.grader.proof;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.lab.LabRun;
import dev.podfall.engine.lab.LabRunner;
import java.util.ArrayList;
import java.util.List;

/** Claim 10: the same seed gives the same pods, events and times. */
final class SameSeedSameStory implements Proof {
    private static final List<String> KINDS =
            List.of("Deployment", "ReplicaSet", "Pod", "EndpointSlice", "Event", "Service");

    @Override
    public String claim() {
        return "the same seed tells the same story";
    }

    @Override
    public List<String> problems(Bench bench) {
        List<String> first = bench.broken(run -> transcript(bench, run));
        List<String> second = bench.broken(run -> transcript(bench, run));
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
            String a = i < first.size() ? first.get(i) : "nothing";
            String b = i < second.size() ? second.get(i) : "nothing";
            if (!a.equals(b) && problems.size() < 3) {
                problems.add("Once " + a + "\nthen " + b);
            }
        }
        return problems;
    }

    private static List<String> transcript(Bench bench, LabRun run) {
        ClusterApi api = run.cluster().api();
        List<String> lines = new ArrayList<>();
        for (String namespace : LabRunner.namespaces(bench.lab())) {
            for (String kind : KINDS) {
                for (ObjectNode object : api.list(kind, namespace, null)) {
                    lines.add(object.toString());
                }
            }
        }
        return lines;
    }
}
