package dev.podfall.sim.workload.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** {@code kube-proxy} and {@code kindnetd}: say that they work, as {@code klog} writes it, and stay until told to end. */
public final class NodeDaemon implements Program {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MMdd HH:mm:ss.SSSSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final List<String> lines;
    private final long memory;

    /** @param lines each {@code file.go:line] text}; {@code $IP} stands for the node's address */
    private NodeDaemon(List<String> lines, long memory) {
        this.lines = lines;
        this.memory = memory;
    }

    public static NodeDaemon kubeProxy() {
        return new NodeDaemon(
                List.of(
                        "shared_informer.go:402] \"Waiting for caches to sync\"",
                        "shared_informer.go:409] \"Caches are synced\"",
                        "server_linux.go:137] \"Using iptables Proxier\"",
                        "server.go:539] \"Version info\" version=\"v1.36.3\"",
                        "server.go:541] \"Golang settings\" GOGC=\"\" GOMAXPROCS=\"\" GOTRACEBACK=\"\"",
                        "config.go:200] \"Starting service config controller\"",
                        "config.go:106] \"Starting endpoint slice config controller\"",
                        "config.go:309] \"Starting node config controller\"",
                        "shared_informer.go:388] \"Caches are synced\" controller=\"node config\"",
                        "shared_informer.go:388] \"Caches are synced\" controller=\"service config\"",
                        "shared_informer.go:388] \"Caches are synced\" controller=\"endpoint slice config\""),
                22L << 20);
    }

    public static NodeDaemon kindnet() {
        return new NodeDaemon(
                List.of(
                        "main.go:109] connected to apiserver: https://10.96.0.1:443",
                        "main.go:139] hostIP = $IP",
                        "main.go:148] setting mtu 1500 for CNI",
                        "main.go:178] kindnetd IP family: \"ipv4\"",
                        "main.go:182] noMask IPv4 subnets: [10.244.0.0/16]",
                        "controller.go:377] \"Starting controller\" name=\"kube-network-policies\"",
                        "controller.go:381] \"Waiting for informer caches to sync\"",
                        "main.go:301] handling current node"),
                11L << 20);
    }

    @Override
    public void start(ProcessContext process) {
        resume(process, null);
        String ip = process.environment().getOrDefault("HOST_IP", "");
        Instant now = process.now();
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append('I')
                .append(TIME.format(now))
                .append("       1 ")
                .append(line.replace("$IP", ip))
                .append('\n'));
        process.stderr(text.toString());
    }

    @Override
    public void resume(ProcessContext process, JsonNode state) {
        process.useMemory(memory);
    }

    @Override
    public void signal(ProcessContext process, Signal signal) {
        process.exit(signal == Signal.TERM ? 0 : 128 + signal.number());
    }
}
