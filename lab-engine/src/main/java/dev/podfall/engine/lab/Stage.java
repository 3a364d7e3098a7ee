package dev.podfall.engine.lab;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.Progress;
import dev.podfall.engine.fault.Injection;
import dev.podfall.scenario.Lab;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the phases hand on to each other. */
final class Stage {
    final Lab lab;
    final ClusterProvider provider;
    final ClusterSpec spec;
    final Progress progress;
    final List<Injection> injections = new ArrayList<>();
    Cluster cluster;
    Instant begin;
    Instant brokenAt;
    Digest digest;

    Stage(Lab lab, ClusterProvider provider, ClusterSpec spec, Progress progress) {
        this.lab = lab;
        this.provider = provider;
        this.spec = spec;
        this.progress = progress;
    }

    /** All namespaces of the baseline. */
    Set<String> namespaces() {
        return namespaces(lab);
    }

    static Set<String> namespaces(Lab lab) {
        Set<String> names = new TreeSet<>();
        for (ObjectNode object : lab.scenario().baseline()) {
            String namespace = object.at("/metadata/namespace").asText();
            if (!namespace.isEmpty()) {
                names.add(namespace);
            }
        }
        return names;
    }
}
