package dev.podfall.grader.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressBlockTest {
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0, , 203.0.113.7",
        "0.0.0.0/0, 10.0.0.0/8, 203.0.113.7",
        "0.0.0.0/0, 203.0.113.0/24, 198.51.100.7",
        "0.0.0.0/1, , 8.8.8.8",
        "128.0.0.0/1, , 203.0.113.7",
        "10.0.0.0/8, , ",
        "10.244.1.7/32, , ",
        "203.0.113.7/32, , 203.0.113.7",
        "0.0.0.0/0, 0.0.0.0/0, ",
        "::/0, , ",
        "nonsense, , ",
        "1.2.3.4/99, , "
    })
    void an_address_of_the_internet_is_found_in_it(String cidr, String except, String address) {
        ObjectNode block = JsonNodeFactory.instance.objectNode().put("cidr", cidr);
        if (except != null) {
            block.putArray("except").add(except);
        }
        assertThat(AddressBlock.of(block).flatMap(AddressBlock::outside).orElse(null))
                .isEqualTo(address);
    }
}
