package dev.podfall.sim.net;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A network where some names stand for fixed addresses, as {@code /etc/hosts} says, before anybody asks DNS. */
public final class StaticNames implements PodNetwork {
    private final PodNetwork network;
    private final Map<String, String> addresses;

    private StaticNames(PodNetwork network, Map<String, String> addresses) {
        this.network = network;
        this.addresses = addresses;
    }

    /** @param addresses by name, in lower case */
    public static PodNetwork over(PodNetwork network, Map<String, String> addresses) {
        return addresses.isEmpty() ? network : new StaticNames(network, addresses);
    }

    /** The names in a hosts file, but for those of the loopback. */
    public static Map<String, String> ofHosts(String text) {
        Map<String, String> addresses = new HashMap<>();
        text.lines()
                .map(line -> line.replaceFirst("#.*", "").trim().split("\\s+"))
                .forEach(words -> {
                    for (int i = 1; i < words.length; i++) {
                        if (words[0].contains(".") && !words[0].startsWith("127.")) {
                            addresses.putIfAbsent(words[i].toLowerCase(Locale.ROOT), words[0]);
                        }
                    }
                });
        return addresses;
    }

    private String address(String host) {
        return addresses.getOrDefault(host.toLowerCase(Locale.ROOT), host);
    }

    @Override
    public void http(HttpRequest request, Duration timeout, Consumer<HttpResult> answer) {
        int start = request.url().indexOf("://") + 3;
        int end = start;
        while (end < request.url().length() && "/?#".indexOf(request.url().charAt(end)) < 0) {
            end++;
        }
        String authority = request.url().substring(start, end);
        String host = authority.replaceFirst("^.*@", "").replaceFirst(":[0-9]*$", "");
        if (start < 3 || address(host).equals(host)) {
            network.http(request, timeout, answer);
            return;
        }
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        headers.putIfAbsent("host", authority.replaceFirst("^.*@", ""));
        String url = request.url().substring(0, start)
                + authority.replace(host, address(host))
                + request.url().substring(end);
        network.http(new HttpRequest(request.method(), url, headers, request.body()), timeout, answer);
    }

    @Override
    public void connect(String host, int port, Duration timeout, Consumer<HttpResult.Failure> answer) {
        network.connect(address(host), port, timeout, answer);
    }

    @Override
    public void dial(String host, int port, Duration timeout, TcpPeer client, Consumer<Dialled> answer) {
        network.dial(address(host), port, timeout, client, answer);
    }

    @Override
    public Optional<TlsServer> tls(String host, int port) {
        return network.tls(address(host), port);
    }

    @Override
    public List<String> resolve(String name) {
        return address(name).equals(name) ? network.resolve(name) : List.of(address(name));
    }

    @Override
    public Optional<String> fullName(String name) {
        return address(name).equals(name) ? network.fullName(name) : Optional.of(name);
    }

    @Override
    public boolean reachesNameServer() {
        return network.reachesNameServer();
    }
}
