package dev.podfall.sim.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.gateway.NodeGateway;
import dev.podfall.sim.kubelet.container.ContainerInstance;
import dev.podfall.sim.kubelet.container.ContainerStore;
import dev.podfall.sim.kubelet.container.PodContainers;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.launch.CommandRunner;
import dev.podfall.sim.kubelet.lifecycle.PodWorkers;
import dev.podfall.sim.kubelet.logs.Logs;
import dev.podfall.sim.kubelet.pod.PodView;
import dev.podfall.sim.kubelet.status.StatusManager;
import dev.podfall.sim.net.PodSandbox;
import dev.podfall.sim.net.TcpPeer;
import dev.podfall.sim.net.TcpStream;
import dev.podfall.sim.workload.ContainerRuntime.Container;
import dev.podfall.sim.workload.ContainerRuntime.StartFailure;
import dev.podfall.sim.workload.Program.Signal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Logs, exec, attach and ports of the pods of one node. Mirrors {@code pkg/kubelet/server}. */
final class PodGateway implements NodeGateway {
    private final PodWorkers workers;
    private final ContainerStore store;
    private final StatusManager statuses;
    private final Logs logs;
    private final Host host;

    PodGateway(Host host, PodWorkers workers, ContainerStore store, StatusManager statuses, Logs logs) {
        this.host = host;
        this.workers = workers;
        this.store = store;
        this.statuses = statuses;
        this.logs = logs;
    }

    @Override
    public Stream logs(LogRequest request, Output output) {
        PodView pod = workers.find(request.namespace(), request.pod())
                .orElseThrow(() ->
                        ApiException.badRequest("pod \"" + request.pod() + "\" cannot be found - no logs available"));
        JsonNode status = statuses.get(pod.uid());
        LogTarget target = new LogTarget(pod.name(), request.container());
        String id = target.containerId(status == null ? pod.status() : status, request.previous());
        return logs.read(id, request, output);
    }

    @Override
    public Session exec(ExecRequest request, Output output) {
        Container process = process(request.namespace(), request.pod(), request.container())
                .orElseThrow(() -> internal(
                        "unable to upgrade connection: container not found (\"" + request.container() + "\")"));
        try {
            return process.exec(request.command(), request.tty(), output);
        } catch (StartFailure failure) {
            output.failed(CommandRunner.refusal(host, failure));
            return new NoSession();
        }
    }

    @Override
    public Session attach(ExecRequest request, Output output) {
        String pod = request.pod() + "_" + request.namespace();
        return process(request.namespace(), request.pod(), request.container())
                .flatMap(process -> process.attach(output))
                .orElseThrow(() -> internal(
                        "unable to upgrade connection: container " + request.container() + " not found in pod " + pod));
    }

    @Override
    public void freeze(String namespace, String pod, String container) {
        running(namespace, pod, container).signal(Signal.STOP);
    }

    @Override
    public void throttle(String namespace, String pod, String container, boolean on) {
        running(namespace, pod, container).throttle(on);
    }

    private Container running(String namespace, String pod, String container) {
        return process(namespace, pod, container)
                .orElseThrow(() -> internal("container " + container + " of pod " + pod + " is not running"));
    }

    private Optional<Container> process(String namespace, String pod, String name) {
        return containers(namespace, pod)
                .flatMap(p -> p.snapshot()
                        .find(name)
                        .filter(ContainerInstance::isRunning)
                        .flatMap(i -> p.process(i.id())));
    }

    @Override
    public Stream connect(String namespace, String pod, int port, Output output) {
        Optional<PodSandbox> sandbox = containers(namespace, pod).flatMap(PodContainers::network);
        if (sandbox.isEmpty()) {
            throw internal("unable to upgrade connection: pod not found (\"" + pod + "_" + namespace + "\")");
        }
        String id =
                containers(namespace, pod).map(p -> p.snapshot().sandbox().id()).orElse("");
        Optional<TcpStream> stream = sandbox.get().dial(port, peer(output));
        if (stream.isEmpty()) {
            output.failed(refused(id, port));
            return () -> {};
        }
        return new Stream() {
            @Override
            public void write(byte[] bytes) {
                stream.get().write(bytes);
            }

            @Override
            public void whenReady(Runnable task) {
                stream.get().whenReady(task);
            }

            @Override
            public void closeInput() {
                stream.get().close();
            }

            @Override
            public void close() {
                stream.get().reset();
            }
        };
    }

    private static String refused(String sandbox, int port) {
        String uuid =
                UUID.nameUUIDFromBytes(sandbox.getBytes(StandardCharsets.UTF_8)).toString();
        return "error forwarding port " + port + " to pod " + sandbox
                + ", uid : failed to execute portforward in network namespace \"/var/run/netns/cni-" + uuid
                + "\": failed to connect to localhost:" + port + " inside namespace \"" + sandbox
                + "\", IPv4: dial tcp4 127.0.0.1:" + port
                + ": connect: connection refused IPv6 dial tcp6: address localhost: no suitable address found ";
    }

    private static TcpPeer peer(Output output) {
        return new TcpPeer() {
            @Override
            public void received(byte[] bytes) {
                output.out(bytes);
            }

            @Override
            public void whenReady(Runnable task) {
                output.whenReady(task);
            }

            @Override
            public void closed() {
                output.ended(0);
            }

            @Override
            public void reset() {
                output.failed("connection reset by peer");
            }
        };
    }

    private Optional<PodContainers> containers(String namespace, String pod) {
        return workers.find(namespace, pod).flatMap(p -> store.find(p.uid()));
    }

    private static ApiException internal(String message) {
        return new ApiException(500, "InternalError", message, null);
    }

    private static final class NoSession implements Session {
        @Override
        public void closeInput() {
            // Nothing runs.
        }

        @Override
        public void resize(int columns, int rows) {
            // Nothing runs.
        }

        @Override
        public void close() {
            // Nothing runs.
        }
    }
}
