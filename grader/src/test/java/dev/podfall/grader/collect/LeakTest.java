package dev.podfall.grader.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
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
    @ValueSource(
            strings = {
                "66732d70726f642d3462316439633037",
                "66732D70726F642D3462316439633037",
                "66:73:2d:70:72:6f:64:2d:34:62:31:64:39:63:30:37",
                "66 73 2d 70 72 6f 64 2d 34 62 31 64 39 63 30 37",
                "\\x66\\x73\\x2d\\x70\\x72\\x6f\\x64\\x2d\\x34\\x62\\x31\\x64\\x39\\x63\\x30\\x37",
                "0x66, 0x73, 0x2D, 0x70, 0x72, 0x6F, 0x64, 0x2D, 0x34, 0x62, 0x31, 0x64, 0x39, 0x63, 0x30, 0x37",
                "\\" + "u0066\\" + "u0073\\" + "u002d\\" + "u0070\\" + "u0072\\" + "u006f\\" + "u0064\\" + "u002d\\"
                        + "u0034\\" + "u0062\\" + "u0031\\" + "u0064\\" + "u0039\\" + "u0063\\" + "u0030\\" + "u0037",
                "MZZS24DSN5SC2NDCGFSDSYZQG4======",
                "mzzs24dsn5sc2ndcgfsdsyzqg4",
                "\\146\\163\\055\\160\\162\\157\\144\\055\\064\\142\\061\\144\\071\\143\\060\\067",
                "146 163 55 160 162 157 144 55 64 142 61 144 71 143 60 67",
                "102 115 45 112 114 111 100 45 52 98 49 100 57 99 48 55",
                "[102, 115, 45, 112, 114, 111, 100, 45, 52, 98, 49, 100, 57, 99, 48, 55]",
                "&#102;&#115;&#45;&#112;&#114;&#111;&#100;&#45;&#52;&#98;&#49;&#100;&#57;&#99;&#48;&#55;",
                "&#x66;&#x73;&#x2d;&#x70;&#x72;&#x6f;&#x64;&#x2d;&#x34;&#x62;&#x31;&#x64;&#x39;&#x63;&#x30;&#x37;",
                "%66%73%2D%70%72%6F%64%2D%34%62%31%64%39%63%30%37",
                "fs%2Dprod%2D4b1d9c07",
                "sf-cebq-4o1q9p07",
                "NjY3MzJkNzA3MjZmNjQyZDM0NjIzMTY0Mzk2MzMwMzc=",
                "Wm5NdGNISnZaQzAwWWpGa09XTXdOdz09"
            })
    void in_an_encoding_that_anybody_undoes_it_can_be_read(String text) {
        assertThat(isReadIn(text)).isTrue();
        assertThat(isReadIn("kept: " + text + " (a copy)")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fs-prod-",
                "H4sIAAAAAAAA",
                "another-value",
                "66732d70726f64",
                "7.8.9 10 11 12 13",
                "sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f0"
            })
    void what_is_no_value_is_not(String text) {
        assertThat(isReadIn(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"66:", "66", "0x66, ", "146 ", "\\146", "102, ", "&#102;", "%66", "QUJD"})
    void much_that_looks_encoded_is_looked_through(String piece) {
        assertThat(isReadIn(piece.repeat(50_000))).isFalse();
    }

    @Test
    void as_the_name_of_a_key_it_can_be_read() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.putObject("data").put(VALUE, "");
        assertThat(isReadIn(object)).isTrue();
        object.putObject("data").put("fs-prod-", "4b1d9c07");
        assertThat(isReadIn(object)).isTrue();
    }

    @Test
    void a_text_that_was_seen_before_is_known_again() {
        Leak leak = new Leak(VALUE);
        ObjectNode without = JsonNodeFactory.instance.objectNode().put("a", "else");
        ObjectNode with = JsonNodeFactory.instance.objectNode().put("a", "else").put("b", VALUE);
        assertThat(List.of(without, with, without, with).stream().map(leak::in))
                .extracting(at -> at.orElse("nowhere"))
                .containsExactly("nowhere", "b", "nowhere", "b");
    }

    private static boolean isReadIn(String text) {
        return isReadIn(JsonNodeFactory.instance.objectNode().put("note", text));
    }

    private static boolean isReadIn(ObjectNode object) {
        return new Leak(VALUE).in(object).isPresent();
    }
}
