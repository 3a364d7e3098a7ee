package dev.podfall.sim.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exec, attach and port-forward over WebSocket channels, as kubectl, fabric8 and Python speak them. */
class ChannelsTest {
    private static final String V4 = "v4.channel.k8s.io";
    private static final String V5 = "v5.channel.k8s.io";

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
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
    void stdin_reaches_the_command_and_its_end_is_told_in_v5() throws Exception {
        WebSocket socket = open("exec?container=web&command=cat&stdin=true&stdout=true", V5, V4);
        assertThat(socket.getSubprotocol()).isEqualTo(V5);
        send(socket, 0, "hello");
        assertThat(next()).isEqualTo("1:hello");
        socket.sendBinary(ByteBuffer.wrap(new byte[] {(byte) 255, 0}), true).join();
        assertThat(next()).isEqualTo("3:{\"metadata\":{},\"status\":\"Success\"}");
        assertThat(next()).isEqualTo("closed 1000");
    }

    @Test
    void a_message_in_several_frames_is_one_message() throws Exception {
        WebSocket socket = open("exec?container=web&command=cat&stdin=true&stdout=true", V4);
        socket.sendBinary(ByteBuffer.wrap(new byte[] {0, 'h', 'e'}), false).join();
        socket.sendBinary(ByteBuffer.wrap(new byte[] {'l', 'l', 'o'}), true).join();
        assertThat(next()).isEqualTo("1:hello");
    }

    @Test
    void an_exit_code_is_a_cause_of_the_status() throws Exception {
        open("exec?container=web&command=exit&command=3&stdout=true", V4);
        assertThat(next())
                .startsWith("3:")
                .contains("\"reason\":\"NonZeroExitCode\"")
                .contains("{\"reason\":\"ExitCode\",\"message\":\"3\"}");
    }

    @Test
    void stdout_and_stderr_have_channels_of_their_own() throws Exception {
        open("exec?container=web&command=grumble&stdout=true&stderr=true", V5);
        assertThat(next()).isEqualTo("1:out");
        assertThat(next()).isEqualTo("2:err");
        assertThat(next()).contains("Success");
    }

    @Test
    void a_command_that_cannot_start_is_an_error_on_the_error_channel() throws Exception {
        open("exec?container=web&command=nosuch&stdout=true", V5);
        assertThat(next())
                .contains("Internal error occurred: Internal error occurred: error executing command in container: "
                        + "executable file not found in $PATH");
    }

    @Test
    void the_window_size_is_told() throws Exception {
        WebSocket socket = open("exec?container=web&command=size&stdin=true&stdout=true&tty=true", V5);
        send(socket, 4, "{\"Width\":80,\"Height\":24}");
        assertThat(next()).isEqualTo("1:80x24");
    }

    @Test
    void attach_joins_the_container() throws Exception {
        open("attach?container=web&stdout=true", V5);
        assertThat(next()).isEqualTo("1:attached to web");
    }

    @Test
    void a_client_that_goes_away_closes_the_session() throws Exception {
        WebSocket socket = open("exec?container=web&command=cat&stdin=true&stdout=true", V5);
        socket.abort();
        assertThat(bench.node.closed.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_container_that_does_not_run_is_refused_before_the_upgrade() {
        HttpResponse<?> answer = refused("exec?container=stopped&command=ls&stdout=true", V5);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    }

    @Test
    void a_container_must_be_named_exist_and_speak_a_known_protocol() {
        assertThat(refused("exec?command=ls&stdout=true", V5).statusCode()).isEqualTo(400);
        assertThat(refused("exec?container=other&command=ls&stdout=true", V5).statusCode())
                .isEqualTo(400);
        assertThat(refused("exec?container=web&command=ls", V5).statusCode()).isEqualTo(400);
        assertThat(refused("exec?container=web&command=ls&stdout=true", "v9.channel.k8s.io")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_forwarded_port_has_a_channel_for_data_and_one_for_errors() throws Exception {
        WebSocket socket = open("portforward?ports=8080&ports=9999", V4);
        assertThat(next()).isEqualTo("0:" + number(8080));
        assertThat(next()).isEqualTo("1:" + number(8080));
        assertThat(next()).isEqualTo("2:" + number(9999));
        assertThat(next()).isEqualTo("3:" + number(9999));
        assertThat(next()).isEqualTo("3:connection refused");
        send(socket, 0, "hello");
        assertThat(next()).isEqualTo("0:HELLO");
    }

    private static String number(int port) {
        return new String(new byte[] {(byte) port, (byte) (port >> 8)}, StandardCharsets.ISO_8859_1);
    }

    private String next() throws InterruptedException {
        return received.poll(10, TimeUnit.SECONDS);
    }

    private static void send(WebSocket socket, int channel, String text) {
        socket.sendBinary(ByteBuffer.wrap(FakeNode.bytes((char) channel + text)), true)
                .join();
    }

    private HttpResponse<?> refused(String what, String protocol) {
        HttpResponse<?>[] answer = new HttpResponse<?>[1];
        assertThatThrownBy(() -> open(what, protocol))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(WebSocketHandshakeException.class, e -> answer[0] = e.getResponse());
        return answer[0];
    }

    private WebSocket open(String what, String protocol, String... less) {
        URI uri = URI.create("ws://127.0.0.1:" + bench.port() + "/api/v1/namespaces/shop/pods/web/" + what);
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols(protocol, less)
                .buildAsync(uri, new Listener())
                .join();
    }

    /** Collects messages as {@code channel:text}. */
    private final class Listener implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            int channel = data.get() & 0xff;
            received.add(channel + ":" + StandardCharsets.ISO_8859_1.decode(data));
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            received.add("closed " + code);
            return null;
        }
    }
}
