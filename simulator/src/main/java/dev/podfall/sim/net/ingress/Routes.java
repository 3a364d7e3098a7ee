package dev.podfall.sim.net.ingress;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the Ingresses of a class say together. The exact host wins over a wildcard, that over no host; then the longest
 * path, an exact one first; then the older Ingress. A canary makes no route: it only ever stands in for the backend of one that
 * another Ingress makes. Its share of the requests is not simulated; all go to that other one.
 */
final class Routes {
    private static final String ANNOTATION = "nginx.ingress.kubernetes.io/";
    private static final Pattern PORT = Pattern.compile(":[0-9]*$");

    private final List<Route> routes = new ArrayList<>();
    private final List<Route> defaults = new ArrayList<>();

    Routes(List<KubeObject> ingresses) {
        List<KubeObject> byAge = new ArrayList<>(ingresses);
        byAge.sort(Comparator.comparing(
                        (KubeObject i) -> i.metadata().path("creationTimestamp").asText())
                .thenComparing(KubeObject::namespace)
                .thenComparing(KubeObject::name));
        byAge.stream().filter(i -> !isCanary(i)).forEach(this::add);
    }

    private static boolean isCanary(KubeObject ingress) {
        return "true".equals(ingress.annotations().get(ANNOTATION + "canary"));
    }

    private void add(KubeObject ingress) {
        for (JsonNode rule : ingress.spec().path("rules")) {
            String host = rule.path("host").asText("").toLowerCase(Locale.ROOT);
            for (JsonNode path : rule.path("http").path("paths")) {
                String type = path.path("pathType").asText("ImplementationSpecific");
                routes.add(new Route(ingress, host, path.path("path").asText("/"), type, path.path("backend")));
            }
        }
        JsonNode fallback = ingress.spec().path("defaultBackend");
        if (fallback.has("service")) {
            defaults.add(new Route(ingress, "", "/", "Prefix", fallback));
        }
    }

    /** The route for a request, or empty: the controller's own default backend answers. */
    Optional<Route> find(String host, String path) {
        String bare = PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
        Optional<Route> best = routes.stream()
                .filter(r -> r.hostRank(bare) > 0 && r.pathFits(path))
                .min(Comparator.comparing((Route r) -> -r.hostRank(bare))
                        .thenComparing(r -> -r.path.length())
                        .thenComparing(r -> r.type.equals("Exact") ? 0 : 1));
        boolean hostKnown = routes.stream().anyMatch(r -> !r.host.isEmpty() && r.hostRank(bare) > 0);
        if (best.isEmpty() && !hostKnown) {
            return defaults.stream().findFirst();
        }
        return best;
    }

    /** The host that all rules name, if it is one and the same. */
    Optional<String> onlyHost() {
        List<String> hosts = routes.stream().map(Route::host).distinct().toList();
        return hosts.size() == 1
                ? Optional.of(hosts.get(0)).filter(h -> !h.isEmpty() && !h.startsWith("*"))
                : Optional.empty();
    }

    /** A path of a rule. */
    record Route(KubeObject ingress, String host, String path, String type, JsonNode backend) {
        private int hostRank(String wanted) {
            if (host.isEmpty()) {
                return 1;
            }
            if (host.startsWith("*.")) {
                int dot = wanted.indexOf('.');
                return dot > 0 && wanted.substring(dot).equals(host.substring(1)) ? 2 : 0;
            }
            return host.equals(wanted) ? 3 : 0;
        }

        private boolean pathFits(String wanted) {
            if (type.equals("Exact")) {
                return wanted.equals(path);
            }
            if (usesRegex()) {
                return RewriteTarget.matches(path, wanted);
            }
            String prefix = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
            return wanted.equals(prefix) || wanted.startsWith(prefix + "/");
        }

        boolean usesRegex() {
            return annotation("use-regex").equals("true")
                    || annotation("rewrite-target").contains("$");
        }

        String annotation(String name) {
            return ingress.annotations().getOrDefault(ANNOTATION + name, "");
        }

        /** Whether plain HTTP for this host is sent on to HTTPS. */
        boolean redirectsToTls(String wanted) {
            if (annotation("ssl-redirect").equals("false")) {
                return annotation("force-ssl-redirect").equals("true");
            }
            for (JsonNode tls : ingress.spec().path("tls")) {
                for (JsonNode one : tls.path("hosts")) {
                    if (one.asText().equalsIgnoreCase(PORT.matcher(wanted).replaceFirst(""))) {
                        return true;
                    }
                }
            }
            return annotation("force-ssl-redirect").equals("true");
        }
    }
}
