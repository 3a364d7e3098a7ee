package dev.podfall.sim.registry.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with names, in upstream's words; some count characters, some bytes. */
class NamesTest {
    private static final String LONG = "a".repeat(64);

    @Test
    void labels_of_dns() {
        assertThat(Names.label("a-1")).isEmpty();
        assertThat(Names.label("a.b")).containsExactly("must not contain dots");
        assertThat(Names.label(LONG)).containsExactly("must be no more than 63 characters");
        assertThat(Names.label("A")).singleElement().asString().startsWith("a lowercase RFC 1123 label must consist");
        assertThat(Names.label("a.B")).singleElement().asString().startsWith("a lowercase RFC 1123 label must consist");
        assertThat(Names.dns1035("1a")).singleElement().asString().startsWith("a DNS-1035 label must consist");
        assertThat(Names.dns1035("a1")).isEmpty();
    }

    @Test
    void a_name_of_any_length_is_looked_at() {
        String dots = "a.".repeat(200_000);
        assertThat(Names.subdomain(dots + "a")).containsExactly("must be no more than 253 characters");
        assertThat(Names.subdomain(dots)).hasSize(2);
        assertThat(Names.label(dots + "a"))
                .containsExactly("must be no more than 63 characters", "must not contain dots");
        assertThat(Names.subdomain("a-b.c--d.e")).isEmpty();
        assertThat(Names.subdomain("a-.b")).hasSize(1);
    }

    @Test
    void keys_and_values_of_labels() {
        assertThat(Names.qualified("example.com/a_B.c")).isEmpty();
        assertThat(Names.qualified(LONG)).containsExactly("name part must be no more than 63 bytes");
        assertThat(Names.qualified("a/b/c")).singleElement().asString().startsWith("a valid label key must consist of");
        assertThat(Names.qualified("/a")).containsExactly("prefix part must be non-empty");
        assertThat(Names.qualified("")).hasSize(2).first().isEqualTo("name part must be non-empty");
        assertThat(Names.qualified("a".repeat(254) + "/a"))
                .containsExactly("prefix part must be no more than 253 bytes");
        assertThat(Names.labelValue(LONG)).containsExactly("must be no more than 63 bytes");
        assertThat(Names.labelValue("")).isEmpty();
        assertThat(Names.labelValue("-a")).singleElement().asString().startsWith("a valid label must be an empty");
    }

    @Test
    void ports_and_keys_of_configuration() {
        assertThat(Names.portName("a_b-too-long-by-far"))
                .isEqualTo(List.of(
                        "must be no more than 15 characters",
                        "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)"));
        assertThat(Names.portName("1-1")).containsExactly("must contain at least one letter (a-z)");
        assertThat(Names.configKey("..")).containsExactly("must not be '..'");
        assertThat(Names.configKey("..a")).containsExactly("must not start with '..'");
    }
}
