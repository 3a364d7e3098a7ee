package dev.podfall.sim.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.sim.api.http.Call;
import dev.podfall.sim.api.http.ClientCertificate;
import dev.podfall.sim.api.http.RequestBody;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Large bodies, and who waits for them. */
class LargeRequestsTest {
    private final Deque<Runnable> reader = new ArrayDeque<>();
    private final List<Call> atCluster = new ArrayList<>();
    private final Deque<Runnable> done = new ArrayDeque<>();
    private final LargeRequests requests = new LargeRequests(reader::add, (call, whenDone) -> {
        atCluster.add(call);
        done.add(whenDone);
    });

    @Test
    void a_cluster_gets_one_at_a_time_and_in_order() {
        List<Call> calls = List.of(call(100_000), call(3_000_000), call(70_000));
        calls.forEach(requests::add);
        assertThat(reader).hasSize(1);
        assertThat(atCluster).isEmpty();
        for (int i = 1; i <= calls.size(); i++) {
            reader.remove().run();
            assertThat(atCluster).isEqualTo(calls.subList(0, i));
            assertThat(reader).isEmpty();
            done.remove().run();
        }
        assertThat(reader).isEmpty();
    }

    @Test
    void one_that_comes_when_all_are_done_is_read_as_well() {
        requests.add(call(100_000));
        reader.remove().run();
        done.remove().run();
        requests.add(call(100_000));
        reader.remove().run();
        assertThat(atCluster).hasSize(2);
    }

    @Test
    void one_that_breaks_its_reader_is_handed_on_and_holds_up_nobody() {
        requests.add(call(100_000, null)); // a defect: no headers to look at
        requests.add(call(100_000));
        assertThatThrownBy(reader.remove()::run).isInstanceOf(NullPointerException.class);
        done.remove().run();
        reader.remove().run();
        assertThat(atCluster).hasSize(2);
    }

    @Test
    void a_small_one_is_not_for_it() {
        assertThat(LargeRequests.isLarge(call(65_536))).isFalse();
        assertThat(LargeRequests.isLarge(call(65_537))).isTrue();
    }

    private static Call call(int bytes) {
        return call(bytes, new DefaultHttpHeaders());
    }

    private static Call call(int bytes, HttpHeaders headers) {
        RequestBody body = new RequestBody(new byte[bytes]);
        return new Call("POST", "/x", null, null, headers, body, ClientCertificate.NONE, null, null);
    }
}
