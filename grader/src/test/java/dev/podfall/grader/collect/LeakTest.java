package dev.podfall.grader.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakTest {
    private static final String VALUE = "fs-prod-4b1d9c07";

    @ParameterizedTest
    @ValueSource(strings = {VALUE, "a " + VALUE + " b", "70c9d1b4-dorp-sf", "ZnMtcHJvZC00YjFkOWMwNw=="})
    void whole_backwards_or_in_base64_it_can_be_read(String text) {
        assertThat(isReadIn(text)).isTrue();
    }

    @Test
    void zipped_it_can_be_read() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(VALUE.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(isReadIn(Base64.getEncoder().encodeToString(zipped.toByteArray())))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fs-prod-", "H4sIAAAAAAAA", "another-value"})
    void what_is_no_value_is_not(String text) {
        assertThat(isReadIn(text)).isFalse();
    }

    private static boolean isReadIn(String text) {
        return Leak.in(JsonNodeFactory.instance.objectNode().put("note", text), VALUE)
                .isPresent();
    }
}
