package dev.podfall.engine.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.engine.ClusterApi.HttpAnswer;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.engine.ClusterUnreachable;
import dev.podfall.engine.Origin;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Users who call by turns, and what of it is heard. */
class RealVisitorsTest {
    private static final Duration APART = Duration.ofMillis(5);
    private final BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();

    private static HttpCall call(String url) {
        return new HttpCall(Origin.STRANGER, "GET", url, null, null, Duration.ofSeconds(1));
    }

    private static Visit answer(HttpCall call) {
        if (call.url().equals("lost")) {
            throw new ClusterUnreachable("The prober is not there.", null);
        }
        return new Visit(new HttpAnswer(200, "", null, null), Duration.ofMillis(3));
    }

    private int next() throws InterruptedException {
        Integer one = heard.poll(1, TimeUnit.MINUTES);
        assertThat(one).isNotNull();
        return one;
    }

    @Test
    void they_take_turns_and_what_could_not_be_sent_is_heard_by_nobody() throws InterruptedException {
        try (RealVisitors visitors = new RealVisitors(RealVisitorsTest::answer)) {
            visitors.keepCalling(
                    List.of(call("a"), call("lost"), call("b")), APART, (number, answer, took) -> heard.add(number));
            assertThat(List.of(next(), next(), next(), next(), next(), next()))
                    .containsOnly(0, 2)
                    .contains(0, 2);
        }
    }

    @Test
    void new_users_take_the_place_of_those_before() throws InterruptedException {
        try (RealVisitors visitors = new RealVisitors(RealVisitorsTest::answer)) {
            visitors.keepCalling(List.of(call("a")), APART, (number, answer, took) -> heard.add(1));
            next();
            visitors.keepCalling(List.of(call("a")), APART, (number, answer, took) -> heard.add(2));
            heard.clear();
            assertThat(List.of(next(), next())).containsOnly(2);
        }
    }
}
