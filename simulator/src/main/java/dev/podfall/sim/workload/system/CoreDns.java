package dev.podfall.sim.workload.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/** {@code coredns}: reads its Corefile, and answers on the ports of its plugins health, ready and prometheus. */
public final class CoreDns implements Program {
    private static final int HEALTH = 8080;
    private static final int READY = 8181;
    private static final int METRICS = 9153;
    private static final long MEMORY = 14L << 20;

    /** As the Corefile's {@code lameduck} says: it goes on answering for so long after it was told to end. */
    private static final Duration LAME_DUCK = Duration.ofSeconds(5);

    @Override
    public void start(ProcessContext process) {
        String path = option(process.arguments(), "-conf", "Corefile");
        byte[] corefile = process.files().read(path).orElse(null);
        if (corefile == null) {
            process.stderr("loading Caddyfile via flag: open " + path + ": no such file or directory\n");
            process.exit(1);
            return;
        }
        process.stdout(".:53\n[INFO] plugin/reload: Running configuration SHA512 = " + sha512(corefile) + "\n"
                + "CoreDNS-1.14.2\nlinux/amd64, go1.26.1, dd1df4f\n");
        serve(process);
    }

    @Override
    public void resume(ProcessContext process, JsonNode state) {
        serve(process);
    }

    private static void serve(ProcessContext process) {
        process.useMemory(MEMORY);
        process.listen(HEALTH, (request, answer) -> answer.accept(HttpResponse.text(200, "OK")));
        process.listen(READY, (request, answer) -> answer.accept(HttpResponse.text(200, "OK")));
        String metrics =
                "# HELP coredns_build_info A metric with a constant '1' value labeled by version, revision, and"
                        + " goversion from which CoreDNS was built.\n# TYPE coredns_build_info gauge\n"
                        + "coredns_build_info{goversion=\"go1.26.1\",revision=\"dd1df4f\",version=\"1.14.2\"} 1\n";
        process.listen(METRICS, (request, answer) -> answer.accept(HttpResponse.text(200, metrics)));
    }

    @Override
    public void signal(ProcessContext process, Signal signal) {
        if (signal == Signal.TERM) {
            process.stdout("[INFO] SIGTERM: Shutting down servers then terminating\n"
                    + "[INFO] plugin/health: Going into lameduck mode for 5s\n");
            process.after(LAME_DUCK, () -> process.exit(0));
        } else {
            process.exit(0);
        }
    }

    private static String option(List<String> words, String name, String otherwise) {
        int at = words.indexOf(name);
        return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : otherwise;
    }

    private static String sha512(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(new String(content, StandardCharsets.UTF_8), impossible);
        }
    }
}
