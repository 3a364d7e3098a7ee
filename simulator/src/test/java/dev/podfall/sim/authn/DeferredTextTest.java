package dev.podfall.sim.authn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeferredTextTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void it_reads_and_is_written_like_any_text() throws Exception {
        JsonNode text = DeferredText.begin(() -> "a \"token\"");
        ObjectNode object = JSON.createObjectNode();
        object.set("token", text);
        assertThat(text.isTextual()).isTrue();
        assertThat(text.asText()).isEqualTo("a \"token\"");
        assertThat(text).isEqualTo(TextNode.valueOf("a \"token\""));
        assertThat(JSON.writeValueAsString(object)).isEqualTo("{\"token\":\"a \\\"token\\\"\"}");
        assertThat(object.deepCopy().path("token").textValue()).isEqualTo("a \"token\"");
    }

    @Test
    void who_reads_it_before_its_turn_computes_it_and_it_is_computed_once() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        DeferredText slow = DeferredText.begin(() -> {
            goOn.await();
            return "slow";
        });
        AtomicInteger times = new AtomicInteger();
        DeferredText next = DeferredText.begin(() -> "number " + times.incrementAndGet());
        assertThat(next.asText()).isEqualTo("number 1");
        goOn.countDown();
        assertThat(slow.asText()).isEqualTo("slow");
        DeferredText last = DeferredText.begin(() -> "last");
        assertThat(last.asText()).isEqualTo("last");
        assertThat(next.asText()).isEqualTo("number 1");
    }

    @Test
    void a_failure_is_told_to_who_reads_it() {
        DeferredText failed = DeferredText.begin(() -> {
            throw new IllegalStateException("no key");
        });
        assertThatThrownBy(failed::asText).hasMessageContaining("no key");
    }
}
