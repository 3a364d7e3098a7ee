package dev.podfall.sim.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.sim.client.ApiException;
import org.junit.jupiter.api.Test;

class SpaceTest {
    private static final int MIB = 1 << 20;

    private final Space space = new Space(4L * MIB);

    @Test
    void what_does_not_fit_any_more_is_refused_as_etcd_does_until_something_goes() {
        for (int i = 0; i < 3; i++) {
            space.take("configmaps", "big-" + i, MIB);
        }
        assertThatThrownBy(() -> space.take("configmaps", "big-3", MIB))
                .isInstanceOf(ApiException.class)
                .hasMessage("etcdserver: mvcc: database space exceeded");
        space.free("configmaps", "big-0");
        assertThatCode(() -> space.take("configmaps", "big-3", MIB)).doesNotThrowAnyException();
    }

    @Test
    void an_object_that_is_written_again_counts_once_and_may_shrink_where_there_is_no_room() {
        for (int i = 0; i < 100; i++) {
            space.take("configmaps", "same", MIB);
        }
        space.note("pods", "restored", 8 * MIB);
        assertThatThrownBy(() -> space.take("configmaps", "new", 10)).isInstanceOf(ApiException.class);
        assertThatCode(() -> space.take("configmaps", "same", MIB / 2)).doesNotThrowAnyException();
    }
}
