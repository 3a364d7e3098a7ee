package dev.podfall.sim.net.cluster;

import dev.podfall.sim.loop.Timer;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.net.HttpResult;
import dev.podfall.sim.net.HttpResult.Failure;
import dev.podfall.sim.net.PodNetwork;
import dev.podfall.sim.net.RouteWatcher;
import dev.podfall.sim.net.TcpPeer;
import dev.podfall.sim.net.TlsServer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The network as one pod, or a node, sees it. */
final class Vantage implements PodNetwork {
    private static final Duration ONE_WAY = Duration.ofNanos(500_000);
    private static final Duration NO_NEIGHBOUR = Duration.ofSeconds(3);

    private final SimulatedNetwork network;
    private final Place place;
    private final RouteWatcher watcher;

    /** @param watcher told which way requests go */
    Vantage(SimulatedNetwork network, Place place, RouteWatcher watcher) {
        this.network = network;
        this.place = place;
        this.watcher = watcher;
    }

    private String ownIp() {
        return place.address().get();
    }

    /**
     * Where one looks from.
     *
     * @param namespace whose names are found without a suffix; null for none
     * @param address the own address, empty while there is none
     * @param end the own end as NetworkPolicies see it; null where they do not bind
     */
    record Place(String namespace, Supplier<String> address, Supplier<PolicyEngine.End> end) {
        static final Place NODE = new Place(null, () -> "10.244.0.1", null);

        static Place pod(SimulatedNetwork network, String namespace, String pod) {
            Supplier<String> address =
                    () -> network.attached(namespace, pod).map(Sandbox::ip).orElse("");
            return new Place(namespace, address, () -> network.policies().pod(namespace, pod, address.get()));
        }

        static Place client(String namespace, Map<String, String> labels) {
            String ip = "10.244.255." + (10 + Math.floorMod((namespace + labels).hashCode(), 200));
            return new Place(namespace, () -> ip, () -> PolicyEngine.End.of(namespace, labels, ip));
        }

        static Place ingress(PolicyEngine policies) {
            return new Place("ingress-nginx", () -> PolicyEngine.INGRESS_ADDRESS, policies::ingressController);
        }
    }

    @Override
    public List<String> resolve(String name) {
        boolean needsServer = !NameService.isAddress(name) && !name.equals("localhost");
        if (needsServer && !reachesNameServer()) {
            return List.of();
        }
        return network.names()
                .resolve(name, place.namespace())
                .map(NameService.Answer::addresses)
                .orElse(List.of());
    }

    @Override
    public Optional<TlsServer> tls(String host, int port) {
        List<String> addresses = resolve(host);
        if (addresses.isEmpty()) {
            return Optional.empty();
        }
        String ip = addresses.get(0).equals("127.0.0.1") ? ownIp() : addresses.get(0);
        ServiceProxy.Target target = network.services().target(ip, port, ownIp());
        return network.at(target.ip()).flatMap(h -> h.listener(target.port())).map(Listener::tls);
    }

    @Override
    public Optional<String> fullName(String name) {
        return reachesNameServer()
                ? network.names().resolve(name, place.namespace()).map(NameService.Answer::name)
                : Optional.empty();
    }

    @Override
    public boolean reachesNameServer() {
        PolicyEngine policies = network.policies();
        return place.end() == null || policies.allows(place.end().get(), policies.nameServer(), 53, "UDP");
    }

    @Override
    public void http(HttpRequest request, Duration timeout, Consumer<HttpResult> answer) {
        Address address = Address.of(request.url());
        Once<HttpResult> once = new Once<>(answer);
        if (address == null) {
            network.timeline().soon("http", () -> once.tell(new HttpResult(null, Failure.NO_SUCH_HOST, null)));
            return;
        }
        String[] remote = {null};
        once.timer = network.timeline()
                .after(timeout, "http timeout", () -> once.tell(new HttpResult(null, Failure.TIMEOUT, remote[0])));
        reach(address.host(), address.port(), remote, (listener, failure) -> {
            if (failure != null) {
                once.tell(new HttpResult(null, failure, remote[0]));
            } else if (!once.told) {
                serve(listener, request, address, remote[0], once);
            }
        });
    }

    private void serve(Listener listener, HttpRequest request, Address address, String remote, Once<HttpResult> once) {
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        headers.putIfAbsent("host", address.hostHeader());
        headers.put(HttpRequest.REMOTE, ownIp() + ":" + ephemeralPort());
        watcher.taken(listener.owner());
        HttpRequest received = new HttpRequest(request.method(), request.url(), headers, request.body());
        listener.http(
                received,
                response -> back(() -> once.tell(new HttpResult(stripped(request, response), null, remote))),
                () -> back(() -> once.tell(new HttpResult(null, Failure.CONNECTION_RESET, remote))));
    }

    private static HttpResponse stripped(HttpRequest request, HttpResponse response) {
        return request.method().equals("HEAD")
                ? new HttpResponse(response.status(), response.headers(), new byte[0])
                : response;
    }

    private int ephemeralPort() {
        return 32768 + (int) (network.timeline().now().toEpochMilli() % 28_000);
    }

    private void back(Runnable task) {
        network.timeline().after(ONE_WAY, "http answer", task);
    }

    @Override
    public void connect(String host, int port, Duration timeout, Consumer<Failure> answer) {
        Once<Failure> once = new Once<>(answer);
        once.timer = network.timeline().after(timeout, "connect timeout", () -> once.tell(Failure.TIMEOUT));
        reach(host, port, new String[1], (listener, failure) -> once.tell(failure));
    }

    @Override
    public void dial(String host, int port, Duration timeout, TcpPeer client, Consumer<Dialled> answer) {
        String[] remote = {null};
        Once<Dialled> once = new Once<>(answer);
        once.timer = network.timeline()
                .after(timeout, "dial timeout", () -> once.tell(new Dialled(null, Failure.TIMEOUT, remote[0])));
        reach(host, port, remote, (listener, failure) -> {
            if (failure != null) {
                once.tell(new Dialled(null, failure, remote[0]));
            } else if (!once.told) {
                String own = ownIp() + ":" + ephemeralPort();
                once.tell(new Dialled(listener.connect(network.timeline(), client, own), null, remote[0]));
            }
        });
    }

    /** Goes to where a name and port lead; told a listener or a failure, or nothing where packets are dropped. */
    private void reach(String host, int port, String[] remote, BiConsumer<Listener, Failure> then) {
        if (ownIp().isEmpty()) {
            network.timeline().soon("no network", () -> then.accept(null, Failure.NO_ROUTE));
            return;
        }
        List<String> addresses = resolve(host);
        if (addresses.isEmpty()) {
            Duration wait = reachesNameServer() ? ONE_WAY.multipliedBy(2) : Duration.ofSeconds(5);
            network.timeline().after(wait, "no such host", () -> then.accept(null, Failure.NO_SUCH_HOST));
            return;
        }
        String ip = addresses.get(0).equals("127.0.0.1") ? ownIp() : addresses.get(0);
        remote[0] = addresses.get(0) + ":" + port;
        route(ip, port, then);
    }

    private void route(String ip, int port, BiConsumer<Listener, Failure> then) {
        if (watcher != RouteWatcher.NONE) {
            network.services().at(ip).ifPresent(s -> watcher.service(s.namespace(), s.name()));
        }
        ServiceProxy.Target target = network.services().target(ip, port, ownIp());
        switch (target.kind()) {
            case REFUSED ->
                network.timeline().after(ONE_WAY, "refused", () -> then.accept(null, Failure.CONNECTION_REFUSED));
            case DROPPED -> {}
            case DIRECT -> deliver(target.ip(), target.port(), then);
        }
    }

    private void deliver(String ip, int port, BiConsumer<Listener, Failure> then) {
        watcher.endpoint(ip, port);
        if (!allowed(ip, port)) {
            return;
        }
        if (network.at(ip).isEmpty()) {
            network.timeline().after(NO_NEIGHBOUR, "no route", () -> then.accept(null, Failure.NO_ROUTE));
            return;
        }
        network.timeline().after(ONE_WAY, "connect", () -> {
            Optional<Listener> listener = network.at(ip).flatMap(h -> h.listener(port));
            then.accept(listener.orElse(null), listener.isPresent() ? null : Failure.CONNECTION_REFUSED);
        });
    }

    private boolean allowed(String ip, int port) {
        PolicyEngine policies = network.policies();
        return place.end() == null || policies.allows(place.end().get(), policies.at(ip), port, "TCP");
    }

    /** Tells only once. */
    private static final class Once<T> {
        private final Consumer<T> answer;
        private Timer timer;
        private boolean told;

        Once(Consumer<T> answer) {
            this.answer = answer;
        }

        void tell(T value) {
            if (!told) {
                told = true;
                if (timer != null) {
                    timer.cancel();
                }
                answer.accept(value);
            }
        }
    }
}
