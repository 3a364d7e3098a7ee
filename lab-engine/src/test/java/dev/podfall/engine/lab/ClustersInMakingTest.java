package dev.podfall.engine.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClustersInMakingTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ClustersInMaking clusters = new ClustersInMaking();
    private final AtomicInteger givenUp = new AtomicInteger();

    @Test
    void the_end_waits_for_those_under_way_and_lets_none_begin() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<String> made = CompletableFuture.supplyAsync(() -> clusters.make(
                () -> {
                    begun.countDown();
                    await(goOn);
                    return "made";
                },
                givenUp::incrementAndGet));
        await(begun);
        CompletableFuture<Void> end = CompletableFuture.runAsync(() -> clusters.end(LONG));
        goOn.countDown();
        end.join();
        assertThat(made.join()).isEqualTo("made");
        assertThatThrownBy(() -> clusters.make(() -> "late", givenUp::incrementAndGet))
                .isInstanceOf(RejectedExecutionException.class);
        assertThat(givenUp).hasValue(0);
    }

    @Test
    void one_that_fails_is_under_way_no_more() {
        assertThatThrownBy(() -> clusters.make(
                        () -> {
                            throw new IllegalStateException("full");
                        },
                        givenUp::incrementAndGet))
                .hasMessage("full");
        clusters.end(LONG);
        assertThatThrownBy(() -> clusters.make(() -> "late", givenUp::incrementAndGet))
                .isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void one_that_takes_too_long_is_not_waited_for_and_let_go_of_when_it_comes() {
        assertThatThrownBy(() -> clusters.make(
                        () -> {
                            clusters.end(Duration.ofMillis(1));
                            return "made after the end";
                        },
                        givenUp::incrementAndGet))
                .isInstanceOf(RejectedExecutionException.class);
        assertThat(givenUp).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
