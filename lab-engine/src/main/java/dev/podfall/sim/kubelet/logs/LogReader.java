package dev.podfall.sim.kubelet.logs;

import dev.podfall.sim.gateway.NodeGateway.LogRequest;
import dev.podfall.sim.gateway.NodeGateway.Output;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** One reading of a log: tail, since, limit, timestamps. Mirrors {@code k8s.io/cri-client/pkg/logs}. */
final class LogReader {
    private final LogRequest request;
    private final Instant since;
    private final Output output;
    private long left;
    private boolean ended;

    LogReader(LogRequest request, Instant now, Output output) {
        this.request = request;
        this.output = output;
        this.left = request.limitBytes() == null ? Long.MAX_VALUE : request.limitBytes();
        this.since = request.sinceTime() != null
                ? request.sinceTime()
                : request.sinceSeconds() == null ? Instant.MIN : now.minusSeconds(request.sinceSeconds());
    }

    void begin(List<LogLine> lines) {
        long tail = request.tailLines() == null ? lines.size() : request.tailLines();
        int from = (int) Math.max(0, lines.size() - tail);
        lines(lines.subList(from, lines.size()));
    }

    void lines(List<LogLine> lines) {
        lines.forEach(this::line);
    }

    private void line(LogLine line) {
        if (ended || line.at().isBefore(since)) {
            return;
        }
        byte[] bytes = line.print(request.timestamps()).getBytes(StandardCharsets.UTF_8);
        output.out(bytes.length <= left ? bytes : Arrays.copyOf(bytes, (int) left));
        left -= Math.min(left, bytes.length);
        if (left == 0) {
            end();
        }
    }

    boolean isDone() {
        return ended;
    }

    void end() {
        if (!ended) {
            ended = true;
            output.ended(0);
        }
    }
}
