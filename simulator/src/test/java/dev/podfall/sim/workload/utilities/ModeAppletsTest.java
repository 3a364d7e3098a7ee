package dev.podfall.sim.workload.utilities;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModeAppletsTest {
    @ParameterizedTest
    @CsvSource({
        "644,755,644",
        "+x,644,755",
        "u+x,644,744",
        "go-r,644,600",
        "a=r,777,444",
        "u=rwx,000,700",
        "o+t,777,1777",
        "g+s,755,2755",
        "'u+w,o-r',444,640",
        "-w,666,444",
        "a+X,644,644",
        "+w,444,644"
    })
    void chmod_understands_octal_and_symbolic_modes(String mode, String before, String after) {
        int changed = ModeApplets.changed(mode, Integer.parseInt(before, 8), false);
        assertThat(Integer.toOctalString(changed)).isEqualTo(after);
    }
}
