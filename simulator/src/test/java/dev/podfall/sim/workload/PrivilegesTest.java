package dev.podfall.sim.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrivilegesTest {
    @Test
    void the_usual_capabilities_are_those_of_containerd() {
        assertThat(Privileges.usual(0).status())
                .contains("CapPrm:\t00000000a80425fb\n", "CapEff:\t00000000a80425fb\n", "CapBnd:\t00000000a80425fb\n")
                .contains("NoNewPrivs:\t0\n", "Seccomp:\t0\n");
        assertThat(Privileges.usual(1000).status())
                .contains("CapEff:\t0000000000000000\n", "CapBnd:\t00000000a80425fb\n");
    }

    @Test
    void names_may_have_their_prefix_and_all_is_every_one() {
        assertThat(Privileges.USUAL | Privileges.bits(List.of("NET_ADMIN", "CAP_SYS_TIME")))
                .isEqualTo(0xaa0435fbL);
        assertThat(Privileges.bits(List.of("ALL"))).isEqualTo(0x1ffffffffffL);
        assertThat(Privileges.bits(List.of("NO_SUCH"))).isZero();
    }

    @Test
    void a_container_shows_them_in_its_first_process() {
        var run = new Bench().sh("grep -h 'Cap\\|Uid' /proc/1/status; cat /proc/self/cgroup");
        assertThat(run.stdout.toString())
                .isEqualTo("Uid:\t0\t0\t0\t0\nCapInh:\t0000000000000000\nCapPrm:\t00000000a80425fb\n"
                        + "CapEff:\t00000000a80425fb\nCapBnd:\t00000000a80425fb\nCapAmb:\t0000000000000000\n0::/\n");
    }
}
