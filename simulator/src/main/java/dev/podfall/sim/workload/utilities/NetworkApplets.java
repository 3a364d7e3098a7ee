package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.net.HttpResult.Failure;
import dev.podfall.sim.net.PodNetwork;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code nslookup}, {@code ping}, {@code ip}, {@code ifconfig}, {@code netstat}. */
final class NetworkApplets {
    private static final Duration DNS_PATIENCE = Duration.ofSeconds(15);

    private NetworkApplets() {}

    static void addTo(Map<String, Applet> all) {
        all.put("nslookup", NetworkApplets::nslookup);
        all.put("ping", NetworkApplets::ping);
        all.put("ip", NetworkApplets::ip);
        all.put("ifconfig", NetworkApplets::ifconfig);
        all.put("netstat", call -> sockets(call, true));
        all.put("ss", call -> sockets(call, false));
        all.put("traceroute", call -> call.fail("socket(AF_INET,3,1): Operation not permitted"));
    }

    private static void nslookup(Call call) {
        Options options = call.options("q:t:dp:");
        FileApplets.need(options.operands().size(), 1);
        String name = options.operands().get(0);
        PodNetwork network = call.process().network();
        if (!network.reachesNameServer()) {
            call.process().after(DNS_PATIENCE, () -> {
                call.out(";; connection timed out; no servers could be reached\n\n");
                call.exit(1);
            });
            return;
        }
        call.out("Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\n");
        List<String> addresses = network.resolve(name);
        if (addresses.isEmpty()) {
            call.out("** server can't find " + name + ": NXDOMAIN\n\n");
            call.exit(1);
            return;
        }
        String full = network.fullName(name).orElse(name);
        addresses.forEach(address -> call.out("Name:\t" + full + "\nAddress: " + address + "\n"));
        call.out("\n");
        call.exit(0);
    }

    private static void ping(Call call) {
        Options options = call.options("c:w:W:i:s:q4n");
        FileApplets.need(options.operands().size(), 1);
        String host = options.operands().get(0);
        List<String> addresses = call.process().network().resolve(host);
        if (addresses.isEmpty()) {
            throw new Call.Usage("bad address '" + host + "'");
        }
        int count = options.has("c") ? Numbers.integer(options.get("c", "1")) : Integer.MAX_VALUE;
        Duration limit =
                options.has("w") ? Duration.ofSeconds(Numbers.integer(options.get("w", "1"))) : Duration.ofDays(365);
        call.out("PING " + host + " (" + addresses.get(0) + "): 56 data bytes\n");
        new Pinging(call, host, addresses.get(0), count, call.process().now().plus(limit)).next(0, 0);
    }

    /** One ping after the other. An address answers when it refuses a connection as a living host does. */
    private record Pinging(Call call, String host, String address, int count, java.time.Instant until) {
        void next(int sent, int received) {
            boolean over = sent >= count || !call.process().now().isBefore(until);
            if (over) {
                int loss = sent == 0 ? 0 : (sent - received) * 100 / sent;
                call.out("\n--- " + host + " ping statistics ---\n" + sent + " packets transmitted, " + received
                        + " packets received, " + loss + "% packet loss\n");
                if (received > 0) {
                    call.out("round-trip min/avg/max = 0.091/0.112/0.148 ms\n");
                }
                call.exit(received > 0 ? 0 : 1);
                return;
            }
            call.process().network().connect(address, 7, Duration.ofMillis(900), failure -> {
                boolean alive = failure == null || failure == Failure.CONNECTION_REFUSED;
                if (alive) {
                    call.out("64 bytes from " + address + ": seq=" + sent + " ttl=63 time=0.112 ms\n");
                }
                call.process().after(Duration.ofSeconds(1), () -> next(sent + 1, received + (alive ? 1 : 0)));
            });
        }
    }

    private static void ip(Call call) {
        String what = call.arguments().isEmpty()
                ? ""
                : call.arguments()
                        .get(
                                call.arguments().size() > 1
                                                && call.arguments().get(0).startsWith("-")
                                        ? 1
                                        : 0);
        if (what.startsWith("a")) {
            call.out("1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue qlen 1000\n"
                    + "    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n"
                    + "    inet 127.0.0.1/8 scope host lo\n       valid_lft forever preferred_lft forever\n"
                    + "2: eth0@if7: <BROADCAST,MULTICAST,UP,LOWER_UP,M-DOWN> mtu 1500 qdisc noqueue\n"
                    + "    link/ether " + mac(call) + " brd ff:ff:ff:ff:ff:ff\n"
                    + "    inet " + call.kernel().address() + "/24 brd " + gateway(call, 255) + " scope global eth0\n"
                    + "       valid_lft forever preferred_lft forever\n");
        } else if (what.startsWith("r")) {
            call.out("default via " + gateway(call, 1) + " dev eth0\n" + gateway(call, 0)
                    + "/24 dev eth0 scope link  src " + call.kernel().address() + "\n");
        }
        call.exit(0);
    }

    private static String gateway(Call call, int last) {
        String address = call.kernel().address();
        return address.substring(0, address.lastIndexOf('.') + 1) + last;
    }

    private static String mac(Call call) {
        String[] parts = call.kernel().address().split("\\.");
        return String.format(
                "8e:1f:%02x:%02x:%02x:%02x", part(parts, 0), part(parts, 1), part(parts, 2), part(parts, 3));
    }

    private static int part(String[] parts, int index) {
        return index < parts.length && parts[index].matches("[0-9]{1,3}") ? Integer.parseInt(parts[index]) & 0xff : 0;
    }

    private static void ifconfig(Call call) {
        call.out("eth0      Link encap:Ethernet  HWaddr " + mac(call).toUpperCase(java.util.Locale.ROOT)
                + "\n          inet addr:"
                + call.kernel().address() + "  Bcast:" + gateway(call, 255) + "  Mask:255.255.255.0\n"
                + "          UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1\n\n"
                + "lo        Link encap:Local Loopback\n          inet addr:127.0.0.1  Mask:255.0.0.0\n"
                + "          UP LOOPBACK RUNNING  MTU:65536  Metric:1\n\n");
        call.exit(0);
    }

    private static void sockets(Call call, boolean netstat) {
        call.out(
                netstat
                        ? "Active Internet connections (only servers)\nProto Recv-Q Send-Q Local Address           Foreign Address         State       \n"
                        : "State    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port  Process\n");
        for (int port : call.kernel().listeningPorts()) {
            call.out(
                    netstat
                            ? String.format(
                                    "tcp        0      0 %-23s %-23s LISTEN      %n", "0.0.0.0:" + port, "0.0.0.0:*")
                            : String.format("LISTEN   0        4096       0.0.0.0:%-14d 0.0.0.0:*%n", port));
        }
        call.exit(0);
    }
}
