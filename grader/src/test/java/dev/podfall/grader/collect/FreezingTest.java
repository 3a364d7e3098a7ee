package dev.podfall.grader.collect;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FreezingTest {
    @Test
    void where_nobody_has_the_node_it_is_said_that_this_cannot_be_tried() {
        TrialPods noneAreAsked = new TrialPods(null, null);
        Freezing freezing =
                new Freezing(noneAreAsked, JsonNodeFactory.instance.objectNode(), "server", Optional.empty());
        assertThatThrownBy(freezing::begin)
                .isInstanceOf(CannotBeTried.class)
                .hasMessageContaining("only where its node is ours");
    }
}
