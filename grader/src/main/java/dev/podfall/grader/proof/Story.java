package dev.podfall.grader.proof;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.lab.LabRun;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.scenario.Lab;
import java.util.ArrayList;
import java.util.List;

/** What a lab came to be: its objects and events, with their names and times. */
record Story(List<String> objects) {
    private static final int AROUND = 60;
    private static final List<String> KINDS =
            List.of("Deployment", "ReplicaSet", "Pod", "EndpointSlice", "Event", "Service");

    static Story of(Lab lab, LabRun run) {
        ClusterApi api = run.cluster().api();
        List<String> objects = new ArrayList<>();
        for (String namespace : LabRunner.namespaces(lab)) {
            for (String kind : KINDS) {
                for (ObjectNode object : api.list(kind, namespace, null)) {
                    objects.add(object.toString());
                }
            }
        }
        return new Story(List.copyOf(objects));
    }

    /** Where the other one is told otherwise: the first places, in sentences. */
    List<String> differences(Story other, int most) {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < Math.max(objects.size(), other.objects.size()); i++) {
            String a = at(i);
            String b = other.at(i);
            if (!a.equals(b) && differences.size() < most) {
                differences.add(difference(a, b));
            }
        }
        return differences;
    }

    private String at(int i) {
        return i < objects.size() ? objects.get(i) : "nothing";
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
}
