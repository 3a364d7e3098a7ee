package dev.podfall.sim.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Containers that end, again and again, against what a real cluster showed. */
class CrashLoopTest {
    private final NodeBench node = new NodeBench();

    @Test
    void a_container_that_exits_one_crash_loops_with_doubling_back_off() {
        String uid = node.container("app", "image:'busybox:1.36',command:['sh','-c','echo up; sleep 1; exit 1']")
                .uid();
        node.pass(Duration.ofMinutes(9));

        assertThat(node.statuses("app"))
                .startsWith(
                        "Pending(0/1)",
                        "ContainerCreating(0/1)",
                        "Running(1/1)",
                        "Error(0/1)",
                        "Running(1/1)",
                        "Error(0/1)",
                        "CrashLoopBackOff(0/1)",
                        "Running(1/1)",
                        "Error(0/1)",
                        "CrashLoopBackOff(0/1)");
        node.until("app", "CrashLoopBackOff(0/1)", Duration.ofMinutes(6));
        JsonNode waiting = node.status("app").path("state").path("waiting");
        assertThat(waiting.path("message").asText())
                .isEqualTo("back-off 5m0s restarting failed container=c pod=app_shop(" + uid + ")");
        assertThat(node.status("app")
                        .path("lastState")
                        .path("terminated")
                        .path("exitCode")
                        .asInt())
                .isEqualTo(1);
        assertThat(node.events("app"))
                .anyMatch(e -> e.startsWith(
                        "Warning BackOff: Back-off restarting failed container c in pod app_shop(" + uid + ")"));
        assertThat(node.logs("app", true)).isEqualTo("up\n");
    }

    @Test
    void a_container_that_ends_at_once_is_seen_completed_before_running() {
        node.container("exits-zero", "image:'busybox:1.36',command:['sh','-c','echo done']");
        node.pass(Duration.ofMinutes(2));

        assertThat(node.statuses("exits-zero"))
                .startsWith("Pending(0/1)", "ContainerCreating(0/1)", "Completed(0/1)")
                .contains("CrashLoopBackOff(0/1)");
    }

    @Test
    void while_it_backs_off_the_last_exit_shows_and_CrashLoopBackOff_only_when_it_is_looked_at_again() {
        node.container("hog", "image:'busybox:1.36',command:['sh','-c','sleep 2; exit 137']");
        node.until("hog", "CrashLoopBackOff(0/1)", Duration.ofMinutes(2));
        node.until("hog", "Error(0/1)", Duration.ofMinutes(2));
        Instant failed = node.loop.now();
        node.until("hog", "CrashLoopBackOff(0/1)", Duration.ofMinutes(2));

        assertThat(Duration.between(failed, node.loop.now())).isBetween(Duration.ofSeconds(18), Duration.ofSeconds(32));
    }

    @Test
    void a_failing_init_container_shows_in_the_status() {
        node.run(
                "web",
                "initContainers:[{name:'migrate',image:'busybox:1.36',command:['sh','-c','echo no; sleep 1; exit 1']}],"
                        + "containers:[{name:'web',image:'nginx:1.27'}]");
        node.pass(Duration.ofMinutes(3));

        assertThat(node.statuses("web"))
                .startsWith(
                        "Pending(0/1)",
                        "Init:0/1(0/1)",
                        "Init:Error(0/1)",
                        "Init:0/1(0/1)",
                        "Init:Error(0/1)",
                        "Init:CrashLoopBackOff(0/1)");
        assertThat(List.of(node.pod("web")
                        .condition("Initialized")
                        .orElseThrow()
                        .path("message")
                        .asText()))
                .containsExactly("containers with incomplete status: [migrate]");
    }
}
