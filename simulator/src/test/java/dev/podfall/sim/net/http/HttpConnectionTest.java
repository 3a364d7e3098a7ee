package dev.podfall.sim.net.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.net.TcpStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpConnectionTest {
    private final Wire wire = new Wire();
    private final List<String> served = new ArrayList<>();
    private final HttpConnection connection = new HttpConnection(
            (request, answer) -> {
                served.add(request.method() + " " + request.path() + " " + request.bodyText());
                answer.accept(HttpResponse.text(200, "you said " + request.bodyText()));
            },
            wire,
            "1.2.3.4:5");

    private void send(String text) {
        connection.received(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void requests_on_one_connection_are_answered_in_order_and_it_stays_open() {
        send("GET /a HTTP/1.1\r\nHost: x\r\n\r\nPOST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
        assertThat(served).containsExactly("GET /a ", "POST /b abc");
        assertThat(wire.text()).contains("you said abc").doesNotContain("Connection: close");
        assertThat(wire.closed).isFalse();
    }

    @Test
    void a_chunked_body_is_put_together_whatever_the_pieces() {
        String request =
                "POST /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nwiki\r\n5;x=y\r\npedia\r\n0\r\nTrailer: t\r\n\r\nGET /d HTTP/1.1\r\nHost: x\r\n\r\n";
        for (char c : request.toCharArray()) {
            send(String.valueOf(c));
        }
        assertThat(served).containsExactly("POST /c wikipedia", "GET /d ");
    }

    @Test
    void http_1_0_and_connection_close_end_the_connection() {
        send("GET / HTTP/1.0\r\n\r\n");
        assertThat(wire.closed).isTrue();
        assertThat(wire.text()).startsWith("HTTP/1.1 200 OK\r\n").contains("Connection: close\r\n");
    }

    @Test
    void expect_continue_is_answered_before_the_body_comes() {
        send("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        assertThat(wire.text()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
        send("ok");
        assertThat(served).containsExactly("POST / ok");
    }

    @Test
    void head_gets_no_body() {
        send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(wire.text()).contains("Content-Length: 9").endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET /\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/3\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\n folded: y\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFF\r\n",
                "GET x HTTP/1.1\r\nHost: x\r\n\r\n",
                "\u0016\u0003\u0001\u0002\r\n\r\n"
            })
    void what_is_not_http_is_refused_and_closed(String text) {
        send(text);
        assertThat(served).isEmpty();
        assertThat(wire.text()).matches("(?s)HTTP/1.1 (400|413|501|505) .*Connection: close.*");
        assertThat(wire.closed).isTrue();
    }

    @Test
    void a_head_without_end_is_cut_off() {
        for (int i = 0; i < 100 && !wire.closed; i++) {
            send("x".repeat(1000));
        }
        assertThat(wire.text()).startsWith("HTTP/1.1 431");
        assertThat(wire.closed).isTrue();
    }

    @Test
    void random_bytes_never_throw() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 500; round++) {
            HttpConnection target = new HttpConnection(
                    (request, answer) -> answer.accept(HttpResponse.text(200, "")), new Wire(), "r:1");
            byte[] bytes =
                    "POST /x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n5\r\nabcde\r\n0\r\n\r\n"
                            .getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < 6; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            target.received(bytes);
            target.closed();
        }
    }

    private static final class Wire implements TcpStream {
        private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
        private boolean closed;

        @Override
        public void write(byte[] bytes) {
            sent.writeBytes(bytes);
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public void reset() {
            closed = true;
        }

        String text() {
            return sent.toString(StandardCharsets.ISO_8859_1);
        }
    }
}
