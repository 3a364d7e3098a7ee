package dev.podfall.sim.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.api.http.Sender;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Much at once, or more than one side takes: it is cut into frames, it waits, and little of it waits in memory. */
class FloodTest {
    private static final long TOTAL = Long.getLong("flood.megabytes", 96) << 20;

    /** What waits in all buffers on the way, the system's own included. */
    private static final long LITTLE = 24L << 20;

    private static final int ONE_CHUNK = 40 << 20;

    private StreamingBench bench;

    @BeforeEach
    void start() {
        bench = new StreamingBench();
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void a_command_that_says_much_over_a_websocket_waits_for_its_client() throws Exception {
        FloodClient client =
                new FloodClient(bench, "exec?container=web&command=flood&command=" + TOTAL + "&stdout=true", true);
        assertThat(client.event()).isEqualTo("101");
        assertWaits(client);
        assertThat(client.event()).startsWith("3:").contains("Success");
        assertThat(client.event()).isEqualTo("closed 1000");
        assertThat(client.received.get()).isEqualTo(TOTAL);
    }

    @Test
    void a_command_that_says_much_over_spdy_waits_for_its_client() throws Exception {
        FloodClient client =
                new FloodClient(bench, "exec?container=web&command=flood&command=" + TOTAL + "&stdout=true", false);
        assertThat(client.event()).isEqualTo("101");
        client.open(1, "streamtype", "error");
        client.open(3, "streamtype", "stdout");
        assertWaits(client);
        assertThat(client.event()).startsWith("1:").contains("Success");
        assertThat(client.received.get()).isEqualTo(TOTAL);
    }

    @Test
    void a_forwarded_port_that_says_much_waits_for_its_client() throws Exception {
        FloodClient client = new FloodClient(bench, "portforward", false);
        assertThat(client.event()).isEqualTo("101");
        client.open(1, "streamtype", "error", "port", "7777", "requestid", "0");
        client.open(3, "streamtype", "data", "port", "7777", "requestid", "0");
        client.say(3, String.valueOf(TOTAL));
        assertWaits(client);
        assertThat(client.event()).isEqualTo("1 ended");
        assertThat(client.event()).isEqualTo("3 ended");
        assertThat(client.received.get()).isEqualTo(TOTAL);
    }

    @Test
    void one_chunk_larger_than_a_frame_may_be_is_cut_into_frames_of_spdy() throws Exception {
        FloodClient client = new FloodClient(bench, "portforward", false);
        assertThat(client.event()).isEqualTo("101");
        client.open(1, "streamtype", "error", "port", "6666", "requestid", "0");
        client.open(3, "streamtype", "data", "port", "6666", "requestid", "0");
        client.say(3, String.valueOf(ONE_CHUNK));
        assertThat(client.event()).isEqualTo("1 ended");
        assertThat(client.event()).isEqualTo("3 ended");
        assertThat(client.received.get()).isEqualTo(ONE_CHUNK);
    }

    @Test
    void one_chunk_is_cut_into_messages_of_a_websocket() throws Exception {
        FloodClient client = new FloodClient(bench, "portforward?ports=6666", true);
        assertThat(client.event()).isEqualTo("101");
        client.message(0, String.valueOf(ONE_CHUNK).getBytes(StandardCharsets.UTF_8));
        assertThat(client.event()).isEqualTo("closed 1000");
        assertThat(client.largest.get()).isEqualTo(Sender.FRAME);
        assertThat(client.received.get()).isEqualTo(ONE_CHUNK + 2); // and the port's number
    }

    @Test
    void a_client_that_says_much_waits_for_the_command() throws Exception {
        FloodClient client = new FloodClient(bench, "exec?container=web&command=slow&stdin=true&stdout=true", true);
        assertThat(client.event()).isEqualTo("101");
        long sent = flood(client);
        assertThat(bench.node.swamp.received.get()).isLessThan(LITTLE).isLessThan(sent);
        bench.node.swamp.drain();
        await(() -> bench.node.swamp.received.get() == sent);
    }

    @Test
    void a_client_that_says_much_waits_for_a_forwarded_port() throws Exception {
        FloodClient client = new FloodClient(bench, "portforward?ports=5555", true);
        assertThat(client.event()).isEqualTo("101");
        long sent = flood(client);
        assertThat(bench.node.swamp.received.get()).isLessThan(LITTLE).isLessThan(sent);
        bench.node.swamp.drain();
        await(() -> bench.node.swamp.received.get() == sent);
    }

    @Test
    void a_node_that_breaks_is_told_on_the_error_channel() throws Exception {
        FloodClient client = new FloodClient(bench, "exec?container=web&command=break&stdin=true&stdout=true", true);
        assertThat(client.event()).isEqualTo("101");
        client.message(0, new byte[] {'x'});
        assertThat(client.event()).startsWith("3:").contains("Failure").contains("the node broke");
        assertThat(client.event()).isEqualTo("closed 1000");
    }

    @Test
    void a_message_that_is_too_long_ends_the_websocket_and_says_so() throws Exception {
        FloodClient client = new FloodClient(bench, "exec?container=web&command=cat&stdin=true&stdout=true", true);
        assertThat(client.event()).isEqualTo("101");
        client.channel.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(new byte[2 << 20])));
        assertThat(client.event()).isEqualTo("closed 1009");
    }

    @Test
    void what_is_no_spdy_ends_the_session_and_says_so() throws Exception {
        FloodClient client = new FloodClient(bench, "portforward", false);
        assertThat(client.event()).isEqualTo("101");
        client.channel
                .pipeline()
                .firstContext()
                .writeAndFlush(Unpooled.copiedBuffer(
                        "\u0080\u0003\u0000\u0001\u0000\u0000\u0000\u0001x", StandardCharsets.ISO_8859_1));
        assertThat(client.event()).startsWith("goaway");
    }

    /** The client does not read: the node stops soon. Then it reads, and all of it comes. */
    private void assertWaits(FloodClient client) throws Exception {
        client.channel.config().setAutoRead(false);
        await(() -> bench.node.flooded.get() > 0);
        settle();
        assertThat(bench.node.flooded.get()).isLessThan(LITTLE);
        client.channel.config().setAutoRead(true);
        await(() -> bench.node.flooded.get() == TOTAL);
    }

    /** Says as much as the server takes, and a little more that waits on this side. */
    private long flood(FloodClient client) throws Exception {
        long sent = 0;
        await(() -> bench.node.swamp != null);
        byte[] piece = new byte[32 * 1024];
        for (int i = 0;
                i < TOTAL / piece.length && (client.channel.isWritable() || i % 64 != 0 || taking(client));
                i++) {
            client.message(0, piece);
            sent += piece.length;
        }
        settle();
        return sent;
    }

    private boolean taking(FloodClient client) throws Exception {
        settle();
        return client.channel.isWritable();
    }

    /** Everybody has had many turns to do more. */
    private void settle() throws Exception {
        for (int i = 0; i < 200; i++) {
            bench.turn();
        }
    }

    private static void await(java.util.function.BooleanSupplier done) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(done.getAsBoolean()).isTrue();
    }
}
