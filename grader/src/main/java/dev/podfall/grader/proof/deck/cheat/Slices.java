package dev.podfall.grader.proof.deck.cheat;

import dev.podfall.grader.proof.deck.Table;
import java.util.List;

/** EndpointSlices by hand. */
final class Slices {
    private Slices() {}

    /** One that adds these addresses to a Service. */
    static void create(Table t, String service, List<String> addresses) {
        String endpoints = addresses.stream()
                .map(ip -> "{addresses: ['" + ip + "'], conditions: {ready: true}}")
                .collect(java.util.stream.Collectors.joining(", "));
        t.create("{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: " + service
                + "-by-hand, labels: {kubernetes.io/service-name: " + service
                + "}}, addressType: IPv4, ports: [{name: http, port: "
                + t.subject().port() + "}], endpoints: ["
                + endpoints + "]}");
    }
}
