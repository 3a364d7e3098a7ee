package dev.podfall.sim.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.audit.AuditEvent;
import dev.podfall.sim.audit.AuditFile;
import dev.podfall.sim.audit.AuditLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTrailTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-02T10:00:00Z");

    @TempDir
    Path directory;

    @Test
    void changes_outlive_the_process_and_reads_do_not() throws IOException {
        AuditLog log = new AuditLog(new AuditFile(file()), () -> RECEIVED);
        log.record(event("get", 200));
        log.record(event("patch", 200));
        log.record(event("delete", 403));
        Files.writeString(file(), "{\"sequence\":4,\"torn", StandardOpenOption.APPEND);

        AuditLog again = new AuditLog(new AuditFile(file()), () -> RECEIVED);
        assertThat(again.since(0)).extracting(AuditEvent::verb).containsExactly("patch", "delete");
        assertThat(again.since(0)).extracting(AuditEvent::received).containsOnly(RECEIVED);
        assertThat(again.record(event("create", 201)).sequence()).isEqualTo(4);
        assertThat(again.since(3)).hasSize(1);
        assertThat(new AuditLog(new AuditFile(file()), () -> RECEIVED).newest()).isEqualTo(4);
    }

    @Test
    void many_reads_do_not_push_changes_out() {
        AuditLog log = new AuditLog();
        log.record(event("patch", 200));
        for (int i = 0; i < 10_000; i++) {
            log.record(event("get", 200));
        }
        assertThat(log.since(0)).hasSizeLessThan(3_000);
        assertThat(log.since(0).get(0).verb()).isEqualTo("patch");
    }

    @Test
    void a_disk_that_takes_nothing_costs_the_file_only() {
        AuditLog log = new AuditLog(new AuditFile(directory.resolve("missing/audit.jsonl")), () -> RECEIVED);
        log.record(event("patch", 200));
        assertThat(log.newest()).isEqualTo(1);
    }

    private Path file() {
        return directory.resolve("audit.jsonl");
    }

    private static AuditEvent event(String verb, int code) {
        return new AuditEvent(
                0,
                TestCluster.START,
                "learner",
                "kubectl",
                verb,
                "apps",
                "deployments",
                "",
                "shop",
                "web",
                false,
                code,
                "",
                null);
    }
}
