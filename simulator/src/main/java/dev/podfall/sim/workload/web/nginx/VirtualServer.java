package dev.podfall.sim.workload.web.nginx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A {@code server} block: where it listens, for which names, and which of its locations a path belongs to. */
final class VirtualServer {
    private static final int USUAL_PORT = 80;

    private final Directive http;
    private final Directive block;
    private final TreeSet<Integer> ports = new TreeSet<>();
    private final TreeSet<Integer> defaults = new TreeSet<>();
    private final TreeSet<Integer> secure = new TreeSet<>();

    /** @throws NginxError for an address that is none */
    VirtualServer(Directive http, Directive block) {
        this.http = http;
        this.block = block;
        block.all("listen").forEach(this::listen);
        if (ports.isEmpty()) {
            ports.add(USUAL_PORT);
        }
        block.all("location").forEach(VirtualServer::checkPattern);
    }

    private void listen(Directive listen) {
        String address = listen.first();
        if (address.startsWith("unix:")) {
            return;
        }
        String text = address.substring(address.lastIndexOf(':') + 1);
        boolean bare = !address.contains(":");
        if (bare && !text.matches("[0-9]+")) {
            text = Integer.toString(USUAL_PORT);
        }
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65535) {
            throw listen.error("invalid port in \"" + address + "\" of the \"listen\" directive");
        }
        int port = Integer.parseInt(text);
        ports.add(port);
        List<String> options = listen.arguments().subList(1, listen.arguments().size());
        if (options.contains("default_server") || options.contains("default")) {
            defaults.add(port);
        }
        if (options.contains("ssl")) {
            secure.add(port);
        }
        for (String option : options) {
            if (!option.matches(
                    "default_server|default|ssl|http2|quic|proxy_protocol|reuseport|deferred|bind|ipv6only=.*|backlog=.*|"
                            + "rcvbuf=.*|sndbuf=.*|so_keepalive=.*|fastopen=.*|setfib=.*|accept_filter=.*")) {
                throw listen.error("invalid parameter \"" + option + "\"");
            }
        }
    }

    private static void checkPattern(Directive location) {
        if (location.first().startsWith("~")) {
            try {
                Pattern.compile(location.arguments().get(location.arguments().size() - 1));
            } catch (java.util.regex.PatternSyntaxException broken) {
                throw location.error(
                        "pcre2_compile() failed: " + broken.getDescription() + " in \"" + broken.getPattern() + "\"");
            }
        }
    }

    TreeSet<Integer> ports() {
        return ports;
    }

    boolean isDefaultOn(int port) {
        return defaults.contains(port);
    }

    boolean isSecureOn(int port) {
        return secure.contains(port);
    }

    /** How well a host fits: 3 exactly, 2 with a wildcard, 1 with a pattern, 0 not. */
    int fits(String host) {
        int best = 0;
        for (String name : names()) {
            if (name.equalsIgnoreCase(host)) {
                return 3;
            }
            boolean wild = name.startsWith("*.") && host.endsWith(name.substring(1))
                    || name.startsWith(".") && (host.endsWith(name) || host.equals(name.substring(1)))
                    || name.endsWith(".*") && host.startsWith(name.substring(0, name.length() - 1));
            boolean pattern = name.startsWith("~")
                    && Places.find(name.substring(1), false, host).isPresent();
            best = Math.max(best, wild ? 2 : pattern ? 1 : 0);
        }
        return best;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        block.all("server_name").forEach(d -> names.addAll(d.arguments()));
        return names;
    }

    /** The blocks that hold for a path, from the outermost in: http, server, and the location, if there is one. */
    List<Directive> chain(String path) {
        List<Directive> chain = new ArrayList<>(List.of(http, block));
        Directive at = block;
        for (Optional<Directive> next = Places.of(at, path); next.isPresent(); next = Places.of(at, path)) {
            at = next.get();
            chain.add(at);
        }
        return chain;
    }

    /** The location with a name such as {@code @fallback}. */
    Optional<Directive> named(String name) {
        return block.all("location").filter(l -> l.first().equals(name)).findFirst();
    }

    List<Directive> outer() {
        return List.of(http, block);
    }
}
