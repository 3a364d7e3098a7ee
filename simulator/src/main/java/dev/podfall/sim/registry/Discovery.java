package dev.podfall.sim.registry;

import dev.podfall.sim.registry.strategy.KindSpec;
import dev.podfall.sim.registry.strategy.Strategies;
import dev.podfall.sim.registry.strategy.Strategy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is served, as discovery shows it. */
final class Discovery {
    private static final List<String> ALL =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
    /** In the order in which custom resources name them. */
    private static final List<String> CUSTOM =
            List.of("delete", "deletecollection", "get", "list", "patch", "create", "update", "watch");

    private static final List<String> CHANGE = List.of("get", "patch", "update");
    private static final List<String> STREAM = List.of("create", "get");
    private static final List<String> PROXY = List.of("create", "delete", "get", "patch", "update");

    private Discovery() {}

    static List<ServedResource> of(Strategies strategies) {
        List<ServedResource> served = new ArrayList<>();
        for (Strategy strategy : strategies.all()) {
            KindSpec kind = strategy.kind();
            List<ServedResource.Subresource> subresources = kind.subresources().stream()
                    .sorted(strategy.customView() == null ? Comparator.naturalOrder() : Comparator.reverseOrder())
                    .map(s -> subresource(kind, s))
                    .toList();
            served.add(new ServedResource(
                    kind.type(),
                    kind.singular(),
                    kind.shortNames(),
                    kind.categories(),
                    strategy.customView() == null ? verbs(kind) : CUSTOM,
                    subresources,
                    kind.printer(),
                    strategy.customView()));
        }
        return List.copyOf(served);
    }

    private static List<String> verbs(KindSpec kind) {
        return ALL.stream().filter(v -> !kind.missing().contains(v)).toList();
    }

    private static ServedResource.Subresource subresource(KindSpec kind, String name) {
        String own = kind.type().apiVersion();
        return switch (name) {
            case "scale" -> new ServedResource.Subresource(name, "autoscaling/v1", "Scale", CHANGE);
            case "binding" -> new ServedResource.Subresource(name, own, "Binding", List.of("create"));
            case "eviction" -> new ServedResource.Subresource(name, "policy/v1", "Eviction", List.of("create"));
            case "token" ->
                new ServedResource.Subresource(name, "authentication.k8s.io/v1", "TokenRequest", List.of("create"));
            case "finalize" ->
                new ServedResource.Subresource(name, own, kind.type().kind(), List.of("update"));
            case "log" -> new ServedResource.Subresource(name, own, "Pod", List.of("get"));
            case "exec", "attach", "portforward" -> {
                String options = name.equals("exec")
                        ? "PodExecOptions"
                        : name.equals("attach") ? "PodAttachOptions" : "PodPortForwardOptions";
                yield new ServedResource.Subresource(name, own, options, STREAM);
            }
            case "proxy" ->
                new ServedResource.Subresource(name, own, kind.type().kind() + "ProxyOptions", PROXY);
            default -> new ServedResource.Subresource(name, own, kind.type().kind(), CHANGE);
        };
    }
}
