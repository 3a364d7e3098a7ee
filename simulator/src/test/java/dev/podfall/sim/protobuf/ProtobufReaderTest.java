package dev.podfall.sim.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.registry.strategy.KindSpec;
import dev.podfall.sim.registry.strategy.Kinds;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProtobufReaderTest {
    private static final Set<String> APART = Set.of("apiextensions.k8s.io", "apiregistration.k8s.io");

    /** Those of API servers apart have clients of their own, which send JSON. */
    static Stream<ResourceType> types() {
        return Kinds.builtIn().stream().map(KindSpec::type).filter(type -> !APART.contains(type.group()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_kind_can_be_sent_in_it(ResourceType type) {
        assertThat(Messages.name(type.apiVersion(), type.kind())).isPresent();
    }

    @Test
    void an_object_reads_as_its_json() {
        byte[] container = join(
                text(1, "web"),
                text(2, "nginx"),
                message(8, message(1, join(text(1, "memory"), message(2, text(1, "64Mi"))))),
                message(
                        10,
                        join(message(
                                1, message(2, join(text(1, "/"), message(2, join(number(1, 1), text(3, "http")))))))),
                message(20, new byte[0]));
        byte[] pod = join(
                message(
                        1,
                        join(
                                text(1, "p"),
                                text(3, ""),
                                message(8, new byte[0]),
                                message(11, join(text(1, "a"), text(2, "b"))))),
                message(
                        2,
                        join(
                                message(2, container),
                                number(4, 30),
                                message(1, join(text(1, "v"), message(2, message(6, text(1, "s"))))))));
        assertThat(ProtobufReader.read(envelope("v1", "Pod", pod)).toString())
                .isEqualTo(
                        "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"p\",\"labels\":{\"a\":\"b\"}},"
                                + "\"spec\":{\"containers\":[{\"name\":\"web\",\"image\":\"nginx\",\"resources\":{\"limits\":"
                                + "{\"memory\":\"64Mi\"}},\"livenessProbe\":{\"httpGet\":{\"path\":\"/\",\"port\":\"http\"}}"
                                + "}],\"terminationGracePeriodSeconds\":30,"
                                + "\"volumes\":[{\"name\":\"v\",\"secret\":{\"secretName\":\"s\"}}]}}");
    }

    @Test
    void what_is_no_protobuf_is_refused() {
        assertThatThrownBy(() -> ProtobufReader.read("{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("expected prefix [107 56 115 0]");
        assertThatThrownBy(() -> ProtobufReader.read(envelope("v1", "Nothing", new byte[0])))
                .hasMessage("no kind \"Nothing\" is registered for version \"v1\"");
        byte[] whole = envelope("v1", "Pod", message(1, text(1, "p")));
        byte[] torn = java.util.Arrays.copyOf(whole, whole.length - 6);
        assertThatThrownBy(() -> ProtobufReader.read(torn)).isInstanceOf(ApiException.class);
    }

    @Test
    void no_bytes_break_it_but_with_a_refusal() {
        java.util.SplittableRandom random = new java.util.SplittableRandom(5);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            try {
                assertThat(ProtobufReader.read(envelope("v1", "Pod", bytes))
                                .path("kind")
                                .asText())
                        .isEqualTo("Pod");
            } catch (ApiException refused) {
                assertThat(refused.code()).isEqualTo(400);
            }
        }
    }

    private static byte[] envelope(String apiVersion, String kind, byte[] raw) {
        return join(
                new byte[] {'k', '8', 's', 0},
                message(1, join(text(1, apiVersion), text(2, kind))),
                message(2, raw),
                text(3, ""),
                text(4, ""));
    }

    private static byte[] text(int field, String text) {
        return message(field, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] message(int field, byte[] content) {
        return join(varint(field << 3 | 2), varint(content.length), content);
    }

    private static byte[] number(int field, int value) {
        return join(varint(field << 3), varint(value));
    }

    private static byte[] varint(int value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int rest = value;
        while (rest > 0x7F) {
            out.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
