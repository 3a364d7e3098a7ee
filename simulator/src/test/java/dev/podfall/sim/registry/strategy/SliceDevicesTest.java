package dev.podfall.sim.registry.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.sim.client.FieldError;
import dev.podfall.sim.registry.fields.Errors;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions of devices. */
class SliceDevicesTest {
    private static final int MANY = 7000;

    private static List<String> problems(String version) {
        ArrayNode devices = JsonNodeFactory.instance.arrayNode();
        devices.addObject()
                .put("name", "gpu")
                .putObject("attributes")
                .putObject("v")
                .put("version", version);
        Errors errors = new Errors();
        new SliceDevices(false).validate(devices, errors);
        return errors.list().stream().map(FieldError::reason).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.2.3", "0.0.0-0", "1.0.0-a.1.b2.1c.-", "1.0.0-1a.0.10", "1.0.0+001.a.-", "1.0.0-x.0-1+b.00"})
    void those_of_the_specification_are_taken(String version) {
        assertThat(problems(version)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "01.0.0", "1.0.0-a.01", "1.0.0-", "1.0.0-a..b", "1.0.0-a.", "1.0.0+", "1.0.0+a..b"})
    void others_are_refused(String version) {
        assertThat(problems(version)).containsExactly("FieldValueInvalid");
    }

    @Test
    void one_of_many_parts_is_too_long_and_nothing_else() {
        assertThat(problems("1.0.0-a" + ".a".repeat(MANY))).containsExactly("FieldValueTooLong");
        assertThat(problems("1.0.0+1" + ".1".repeat(MANY))).containsExactly("FieldValueTooLong");
        assertThat(problems("1.0.0-1" + ".1".repeat(MANY) + ".01"))
                .containsExactly("FieldValueInvalid", "FieldValueTooLong");
    }
}
