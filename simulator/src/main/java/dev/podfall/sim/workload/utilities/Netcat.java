package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.net.HttpResult.Failure;
import dev.podfall.sim.net.PodNetwork;
import dev.podfall.sim.net.TcpPeer;
import dev.podfall.sim.net.TcpStream;
import java.time.Duration;

/** {@code nc}: connects, scans ({@code -z}) or listens ({@code -l}). */
final class Netcat implements Applet {
    @Override
    public void run(Call call) {
        Options options = call.options("lvznuw:p:i:s:kq:N");
        if (options.has("l")) {
            String port = options.get(
                    "p",
                    options.operands().isEmpty()
                            ? "0"
                            : options.operands().get(options.operands().size() - 1));
            listen(call, options, Numbers.integer(port));
            return;
        }
        if (options.operands().size() < 2) {
            throw new Call.Usage("missing host or port");
        }
        String host = options.operands().get(0);
        int port = Numbers.integer(options.operands().get(1));
        Duration patience = options.has("w")
                ? Duration.ofSeconds(Math.max(1, Numbers.integer(options.get("w", "1"))))
                : Duration.ofSeconds(127);
        Talk talk = new Talk(call);
        call.process().network().dial(host, port, patience, talk, dialled -> {
            if (dialled.failure() != null) {
                failed(call, host, dialled);
            } else {
                connected(call, options, host, talk, dialled);
            }
        });
    }

    private static void failed(Call call, String host, PodNetwork.Dialled dialled) {
        if (dialled.failure() == Failure.NO_SUCH_HOST) {
            call.fail("bad address '" + host + "'");
            return;
        }
        String why = switch (dialled.failure()) {
            case TIMEOUT -> "Connection timed out";
            case NO_ROUTE -> "No route to host";
            case CONNECTION_RESET -> "Connection reset by peer";
            default -> "Connection refused";
        };
        String ip = dialled.remote() == null
                ? host
                : dialled.remote().substring(0, dialled.remote().lastIndexOf(':'));
        call.fail(
                ip.equals(host)
                        ? "can't connect to remote host (" + ip + "): " + why
                        : "can't connect to remote host (" + ip + "): " + why);
    }

    private static void connected(Call call, Options options, String host, Talk talk, PodNetwork.Dialled dialled) {
        if (options.has("v")) {
            call.process().stderr(host + " (" + dialled.remote() + ") open\n");
        }
        if (options.has("z")) {
            dialled.stream().close();
            call.exit(0);
        } else {
            talk.begin(dialled.stream());
        }
    }

    private static void listen(Call call, Options options, int port) {
        boolean[] taken = {false};
        boolean opened = call.kernel().listenTcp(port, (client, remote) -> {
            if (taken[0]) {
                client.reset();
            }
            taken[0] = true;
            Talk talk = new Talk(call);
            talk.begin(client);
            return talk;
        });
        if (!opened) {
            call.fail("bind: Address already in use");
        } else if (options.has("v")) {
            call.process().stderr("listening on [::]:" + port + " ...\n");
        }
    }

    /** Stdin to the connection, the connection to stdout. */
    private static final class Talk implements TcpPeer {
        private final Call call;

        Talk(Call call) {
            this.call = call;
        }

        void begin(TcpStream stream) {
            call.stream(
                    call.kernel().stdin(),
                    bytes -> {
                        stream.write(bytes);
                        return true;
                    },
                    stream::close);
        }

        @Override
        public void received(byte[] bytes) {
            call.out(bytes);
        }

        @Override
        public void closed() {
            call.exit(0);
        }

        @Override
        public void reset() {
            call.exit(1);
        }
    }
}
