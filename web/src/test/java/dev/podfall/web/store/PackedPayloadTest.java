package dev.podfall.web.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackedPayloadTest {
    private static final int MOST = 20_000;

    private final PayloadCache cache = new PayloadCache(MOST);

    @Test
    void what_is_large_comes_back_as_it_was_and_few_are_held_as_trees() {
        List<Supplier<JsonNode>> all = IntStream.range(0, 50)
                .mapToObj(i -> PackedPayload.of(json(i, 5000), cache))
                .toList();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < all.size(); i++) {
                JsonNode payload = all.get(i).get();
                assertThat(payload.path("number").asInt()).isEqualTo(i);
                assertThat(payload.path("text").asText()).hasSize(5000).startsWith("ü");
                assertThat(cache.size()).isPositive().isLessThanOrEqualTo(MOST);
            }
        }
    }

    @Test
    void the_latest_is_not_made_twice() {
        Supplier<JsonNode> one = PackedPayload.of(json(1, 5000), cache);
        assertThat(one.get()).isSameAs(one.get());
    }

    @Test
    void one_that_is_larger_than_all_may_be_is_given_and_not_held() {
        Supplier<JsonNode> one = PackedPayload.of(json(1, 2 * MOST), cache);
        assertThat(one.get().path("text").asText()).hasSize(2 * MOST);
        assertThat(cache.size()).isZero();
    }

    @Test
    void what_is_small_is_not_packed() {
        assertThat(PackedPayload.of("{\"a\":1}", cache).get().path("a").asInt()).isEqualTo(1);
        assertThat(cache.size()).isZero();
    }

    private static String json(int number, int length) {
        return "{\"number\":" + number + ",\"text\":\"ü" + "x".repeat(length - 1) + "\"}";
    }
}
