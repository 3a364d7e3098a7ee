package dev.podfall.sim.workload.web.nginx;

import dev.podfall.sim.workload.ProcessContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A configuration that was read and checked. */
final class Configuration {
    private final Directive main;
    private final List<VirtualServer> servers = new ArrayList<>();
    private final Map<String, List<String>> upstreams = new LinkedHashMap<>();

    private Configuration(Directive main) {
        this.main = main;
        main.all("http").forEach(http -> {
            http.all("upstream").forEach(this::upstream);
            http.all("server").forEach(server -> servers.add(new VirtualServer(http, server)));
        });
    }

    /** @throws NginxError when nginx would not start with it */
    static Configuration read(ProcessContext process, String file) {
        Directive main = ConfigReader.read(process.files(), file);
        ConfigCheck.check(main);
        Configuration configuration = new Configuration(main);
        configuration.checkCertificates(process, main);
        configuration.checkPasses(process, main);
        return configuration;
    }

    private void upstream(Directive block) {
        List<String> addresses = block.all("server").map(Directive::first).toList();
        if (addresses.isEmpty()) {
            throw block.error("no servers are inside upstream");
        }
        upstreams.put(block.first(), addresses);
    }

    private void checkCertificates(ProcessContext process, Directive block) {
        for (Directive d : block.block()) {
            if (d.name().matches("ssl_certificate(_key)?")
                    && process.files().read(d.first()).isEmpty()) {
                boolean key = d.name().endsWith("key");
                throw new NginxError("cannot load certificate " + (key ? "key " : "") + "\"" + d.first()
                        + "\": BIO_new_file() failed (SSL: error:80000002:system library::No such file or directory:"
                        + "calling fopen(" + d.first() + ", r) error:10000080:BIO routines::no such file)");
            }
            if (d.block() != null) {
                checkCertificates(process, d);
            }
        }
    }

    /** A name that nobody knows keeps nginx from starting, unless it is made of variables. */
    private void checkPasses(ProcessContext process, Directive block) {
        for (Directive d : block.block()) {
            if (d.name().equals("proxy_pass") && !d.first().contains("$")) {
                if (!d.first().matches("https?://.*")) {
                    throw d.error("invalid URL prefix");
                }
                String host = PassTarget.host(d.first());
                if (!upstreams.containsKey(PassTarget.authority(d.first()))
                        && process.network().resolve(host).isEmpty()) {
                    throw d.error("host not found in upstream \"" + host + "\"");
                }
            }
            boolean member = block.name().equals("upstream") && d.name().equals("server");
            String address = d.first().replaceFirst(":[0-9]+$", "");
            if (member
                    && !address.startsWith("unix")
                    && process.network().resolve(address).isEmpty()) {
                throw d.error("host not found in upstream \"" + d.first() + "\"");
            }
            if (d.block() != null) {
                checkPasses(process, d);
            }
        }
    }

    TreeSet<Integer> ports() {
        TreeSet<Integer> ports = new TreeSet<>();
        servers.forEach(server -> ports.addAll(server.ports()));
        return ports;
    }

    /** The addresses of an {@code upstream}; empty when there is none of that name. */
    List<String> upstream(String name) {
        return upstreams.getOrDefault(name, List.of());
    }

    /** The server that a request is for: the one whose name fits best, else the port's default. */
    VirtualServer server(int port, String host) {
        List<VirtualServer> here =
                servers.stream().filter(s -> s.ports().contains(port)).toList();
        VirtualServer best =
                here.stream().filter(s -> s.isDefaultOn(port)).findFirst().orElse(here.get(0));
        int fit = 0;
        for (VirtualServer server : here) {
            if (server.fits(host) > fit) {
                fit = server.fits(host);
                best = server;
            }
        }
        return best;
    }

    String pidFile() {
        return main.last("pid").map(Directive::first).orElse("/run/nginx.pid");
    }

    Optional<Directive> user() {
        return main.last("user");
    }
}
