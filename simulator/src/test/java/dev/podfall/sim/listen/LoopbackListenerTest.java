package dev.podfall.sim.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.sim.api.ApiThreads;
import io.netty.channel.Channel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopbackListenerTest {
    private static final int TIMES = 300;

    private final ApiThreads threads = new ApiThreads();

    @AfterEach
    void end() {
        threads.close();
    }

    @Test
    void a_port_is_free_again_as_soon_as_its_listener_is_closed() throws IOException {
        for (int i = 0; i < TIMES; i++) {
            LoopbackListener listener = open(0);
            int port = listener.port();
            listener.close();
            try (ServerSocket next = new ServerSocket()) {
                next.setReuseAddress(true);
                next.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                assertThat(next.getLocalPort()).isEqualTo(port);
            }
        }
    }

    @Test
    void a_port_that_is_taken_is_named_with_what_to_do() {
        try (LoopbackListener first = open(0)) {
            assertThatThrownBy(() -> open(first.port()))
                    .isInstanceOf(PortTaken.class)
                    .hasMessageContaining("127.0.0.1:" + first.port())
                    .hasMessageContaining("port 0");
        }
    }

    private LoopbackListener open(int port) {
        return LoopbackListener.open(threads.group(), port, Channel::close);
    }
}
