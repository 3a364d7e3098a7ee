package dev.podfall.grader.proof;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.lab.LabRun;
import dev.podfall.engine.lab.LabRunner;
import java.util.ArrayList;
import java.util.List;

/** Claim 10: the same seed gives the same pods, events and times. */
final class SameSeedSameStory implements Proof {
    private static final int AROUND = 60;
    private static final List<String> KINDS =
            List.of("Deployment", "ReplicaSet", "Pod", "EndpointSlice", "Event", "Service");

    @Override
    public int number() {
        return 10;
    }

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
                problems.add(difference(a, b));
            }
        }
        return problems;
    }

    /** Objects are long; where they begin to differ is what an author looks for. */
    private static String difference(String a, String b) {
        int at = 0;
        while (at < Math.min(a.length(), b.length()) && a.charAt(at) == b.charAt(at)) {
            at++;
        }
        String object = a.replaceFirst(".*?\"kind\":\"(\\w+)\".*?\"name\":\"([^\"]+)\".*", "$1 $2");
        return object + ": once …" + part(a, at) + "…\nthen …" + part(b, at) + "…";
    }

    private static String part(String text, int at) {
        return text.substring(Math.max(0, at - AROUND), Math.min(text.length(), at + AROUND));
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
