package dev.podfall.sim.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that takes all that it is sent at once, on a thread that has others to serve. */
class SenderTest {
    private final Sender sender = new Sender();
    private final EmbeddedChannel client = new EmbeddedChannel(sender);
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void stop_the_clock() {
        client.freezeTime();
    }

    @Test
    void a_turn_of_the_thread_writes_so_much_and_no_more() {
        sender.send(new byte[3 * Sender.TURN], part -> part, () -> said.add("all"));
        assertThat(taken()).isEqualTo(Sender.TURN);
        turn();
        assertThat(taken()).isEqualTo(Sender.TURN);
        assertThat(said).isEmpty();
        turn();
        assertThat(taken()).isEqualTo(Sender.TURN);
        assertThat(said).containsExactly("all");
    }

    @Test
    void whoever_says_more_within_a_turn_gets_no_second_one() {
        for (int i = 0; i < 10; i++) {
            sender.send(new byte[Sender.FRAME], part -> part, () -> said.add("frame"));
        }
        assertThat(taken()).isEqualTo(Sender.TURN);
        client.pipeline().fireChannelWritabilityChanged();
        assertThat(taken()).isZero();
        for (int i = 0; i < 10; i++) {
            turn();
        }
        assertThat(said).hasSize(10);
    }

    @Test
    void what_a_client_that_left_was_not_sent_is_done_with() {
        sender.send(new byte[2 * Sender.TURN], part -> part, () -> said.add("all"));
        client.close();
        assertThat(said).containsExactly("all");
        turn();
        client.releaseOutbound();
    }

    private void turn() {
        client.advanceTimeBy(1, TimeUnit.NANOSECONDS);
        client.runScheduledPendingTasks();
    }

    /** How many bytes came since. */
    private int taken() {
        int bytes = 0;
        for (ByteBuf part = client.readOutbound(); part != null; part = client.readOutbound()) {
            bytes += part.readableBytes();
            part.release();
        }
        return bytes;
    }
}
