package dev.podfall.sim.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.api.http.BodyCollector;
import dev.podfall.sim.client.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that no well-behaved client sends. */
class HostileClientTest {
    private static BareCluster cluster;

    @BeforeAll
    static void start() {
        cluster = BareCluster.now();
    }

    @AfterAll
    static void stop() {
        cluster.close();
        assertThat(cluster.server.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NOT HTTP AT ALL\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /version HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\nConnection: close\r\n\r\n",
                "GET /api/v1/pods?labelSelector=%FF%FE HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            })
    void nonsense_is_answered_with_an_error(String bytes) throws Exception {
        assertThat(talk(bytes)).matches("(?s)HTTP/1.1 4\\d\\d .*");
        assertStillServing();
    }

    @Test
    void headers_without_end_are_cut_off() throws Exception {
        StringBuilder bytes = new StringBuilder("GET /version HTTP/1.1\r\nHost: x\r\n");
        bytes.append("X-Fill: ").append("x".repeat(400_000)).append("\r\nConnection: close\r\n\r\n");
        assertThat(talk(bytes.toString())).doesNotContain("200 OK");
        assertStillServing();
    }

    @Test
    void requests_sent_ahead_are_answered_in_order() throws Exception {
        String one = "GET /livez HTTP/1.1\r\nHost: x\r\n\r\n";
        String two = "GET /version HTTP/1.1\r\nHost: x\r\n\r\n";
        String last = "GET /api HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        String answers = talk(one + two + last);
        assertThat(answers.indexOf("ok")).isPositive().isLessThan(answers.indexOf("gitVersion"));
        assertThat(answers.indexOf("gitVersion")).isLessThan(answers.indexOf("403 Forbidden"));
    }

    @Test
    void a_body_that_never_ends_is_cut_off_at_the_limit() throws Exception {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        String bytes = "POST /api/v1/namespaces HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                + chunk.repeat(BodyCollector.LARGEST / 0x10000 + 2);
        assertThat(talk(bytes)).startsWith("HTTP/1.1 413 ");
        assertStillServing();
    }

    private static void assertStillServing() throws Exception {
        assertThat(talk("GET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 OK");
    }

    /** Sends the bytes and reads until the server ends the connection. */
    private static String talk(String bytes) throws Exception {
        try (SSLSocket socket =
                (SSLSocket) trusting().getSocketFactory().createSocket("127.0.0.1", cluster.server.port())) {
            socket.setSoTimeout(10_000);
            StringBuilder answer = new StringBuilder();
            try {
                socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            } catch (IOException cutOff) {
                // The server may have had enough before we were done.
            }
            try (InputStream in = socket.getInputStream()) {
                byte[] buffer = new byte[8192];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    answer.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
                }
            } catch (javax.net.ssl.SSLException | java.net.SocketException cutOff) {
                return answer.toString();
            }
            return answer.toString();
        }
    }

    private static SSLContext trusting() throws Exception {
        SSLContext tls = SSLContext.getInstance("TLS");
        X509TrustManager any = new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String authType) {
                throw ApiException.badRequest("not asked for");
            }

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String authType) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
        tls.init(null, new TrustManager[] {any}, new SecureRandom());
        return tls;
    }
}
