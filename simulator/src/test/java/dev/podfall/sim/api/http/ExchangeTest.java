package dev.podfall.sim.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private static final TimeView NOW = new TimeView(0);

    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final ChannelInboundHandlerAdapter handler = new ChannelInboundHandlerAdapter();
    private final EmbeddedChannel client = new EmbeddedChannel(handler);
    private final Exchange exchange = exchange();

    private Exchange exchange() {
        FullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/api");
        ChannelHandlerContext connection = client.pipeline().context(handler);
        return new Exchange(connection, request, new ResponseHeaders(Clock.systemUTC()), () -> done.add("done"));
    }

    @Test
    void a_large_answer_is_written_a_turns_worth_at_a_time_and_whole() {
        byte[] body = new byte[5 * Sender.TURN + 7];
        body[body.length - 1] = 'x';
        client.freezeTime();
        exchange.send(new Reply.Bytes(200, "text/plain", body, Map.of()), NOW);
        client.runPendingTasks();
        HttpResponse head = client.readOutbound();
        assertThat(head).isNotInstanceOf(FullHttpResponse.class);
        assertThat(head.headers().get("Content-Length")).isEqualTo(String.valueOf(body.length));
        List<Integer> turns = new ArrayList<>();
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        while (done.isEmpty()) {
            turns.add(take(received));
            client.advanceTimeBy(1, TimeUnit.NANOSECONDS);
            client.runScheduledPendingTasks();
            client.runPendingTasks();
        }
        take(received);
        assertThat(received.toByteArray()).isEqualTo(body);
        assertThat(turns).hasSizeGreaterThan(4).allMatch(bytes -> bytes <= Sender.TURN);
        assertThat(client.pipeline().get(Sender.class)).isNull();
    }

    @Test
    void a_long_list_is_encoded_on_a_thread_of_its_own() throws Exception {
        ObjectNode list = Wire.JSON.createObjectNode();
        ArrayNode items = list.putArray("items");
        BlockingQueue<String> threads = new LinkedBlockingQueue<>();
        for (int i = 0; i < 100; i++) {
            items.addObject().putPOJO("thread", new Notes(threads));
        }
        exchange.send(
                new Reply.Many(
                        items.size(),
                        form -> {
                            threads.add(Thread.currentThread().getName());
                            return list;
                        },
                        List.of()),
                NOW);
        for (String made : List.of("its tree", "its first item")) {
            assertThat(threads.poll(60, TimeUnit.SECONDS)).as(made).startsWith("podfall-encode");
        }
        FullHttpResponse answer = answer();
        assertThat(done).containsExactly("done");
        JsonNode read = Wire.JSON.readTree(new ByteBufInputStream(answer.content()));
        assertThat(read.path("items")).hasSize(100);
        answer.release();
    }

    @Test
    void a_list_that_cannot_be_shaped_is_a_defect_told_to_the_client() {
        Function<ItemForm, JsonNode> broken = form -> {
            throw new IllegalStateException("strange");
        };
        exchange.send(new Reply.Many(1000, broken, List.of()), NOW);
        FullHttpResponse answer = answer();
        assertThat(answer.status().code()).isEqualTo(500);
        assertThat(answer.content().toString(StandardCharsets.UTF_8)).contains("Internal error occurred");
        answer.release();
    }

    private FullHttpResponse answer() {
        FullHttpResponse answer = null;
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60); answer == null && System.nanoTime() < end; ) {
            client.runPendingTasks();
            answer = client.readOutbound();
        }
        assertThat(answer).isNotNull();
        return answer;
    }

    @Test
    void an_answer_for_which_there_is_no_memory_ends_the_connection() {
        ObjectNode tree = Wire.JSON.createObjectNode();
        tree.putPOJO("too", new TooLarge());
        exchange.send(new Reply.Tree(200, tree, List.of()), NOW);
        assertThatThrownBy(client::runPendingTasks).isInstanceOf(OutOfMemoryError.class);
        assertThat(client.isOpen()).isFalse();
    }

    private int take(ByteArrayOutputStream received) {
        int bytes = 0;
        for (Object part = client.readOutbound(); part != null; part = client.readOutbound()) {
            HttpContent content = (HttpContent) part;
            bytes += content.content().readableBytes();
            received.writeBytes(ByteBufUtil.getBytes(content.content()));
            assertThat(content instanceof LastHttpContent && content.content().isReadable())
                    .isFalse();
            content.release();
        }
        return bytes;
    }

    /** Notes which thread encodes it. */
    static final class Notes {
        private final BlockingQueue<String> threads;

        Notes(BlockingQueue<String> threads) {
            this.threads = threads;
        }

        public String getName() {
            threads.add(Thread.currentThread().getName());
            return "x";
        }
    }

    /** Cannot be encoded. */
    static final class TooLarge {
        public String getText() {
            throw new OutOfMemoryError("as if");
        }
    }
}
