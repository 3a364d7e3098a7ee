package dev.podfall.engine.kind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NodeProcessesTest {
    @Test
    void every_process_of_a_container_is_found_in_what_the_node_lists() {
        assertThat(NodeProcesses.pids("PID     INFO\n1234    -\n1261    -\n")).containsExactly("1234", "1261");
        assertThat(NodeProcesses.pids("PID     INFO\n")).isEmpty();
    }
}
