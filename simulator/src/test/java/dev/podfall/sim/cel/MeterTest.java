package dev.podfall.sim.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cel.common.types.SimpleType;
import dev.podfall.sim.admission.policy.PolicyExpressions;
import dev.podfall.sim.admission.policy.PolicyExpressions.Expected;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions that would take the cluster's time or its memory. */
class MeterTest {
    private static final String TOO_MUCH = "operation cancelled: actual cost limit exceeded";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lists.range(2000000000).size() == 0",
                "lists.range(2000000000).size() == 0 || true",
                "self.replace('', self).replace('', self).replace('', self).size() > 0",
                "lists.range(1000).map(i, self).join().size() > 0",
                "[self, self].join(self.replace('', self)).size() > 0",
                "lists.range(90000).exists(i, self.matches('(a|b)*c'))",
                "self.matches('((a{100}){100}){100}')",
                "self.find('(((a{1000}){1000}){1000}){1000}') == ''",
                "sets.contains(lists.range(20000), lists.range(20000))",
                "[[self]].map(a, a + a).map(a, a + a).all(a, lists.range(5000).all(i, a != [self]))",
            })
    void too_much_is_not_done(String expression) {
        Program program = program(expression);

        assertThatThrownBy(() -> program.ask(Map.of("self", "a".repeat(10_000)), new Budget()))
                .isInstanceOf(EvaluationFailure.class)
                .hasMessage(TOO_MUCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "self.matches('^[a-z]([-a-z0-9]{0,61}[a-z0-9])?(\\\\.[a-z]{1,63}){0,10}$') || self.size() > 63",
                "lists.range(1000).map(i, i * 2).filter(i, i % 3 == 0).size() == 334",
                "lists.range(1000).exists_one(i, i == 7)",
                "self.replace('a', 'b').startsWith('bbb')",
                "[1, 2, 3].map(i, string(i)).join(',') == '1,2,3'",
                "{'a': self, 'b': self}.all(k, k in ['a', 'b'])",
            })
    void what_people_write_is(String expression) throws EvaluationFailure {
        Budget budget = new Budget();

        assertThat(program(expression).ask(Map.of("self", "a".repeat(1000)), budget))
                .isEqualTo(true);
        assertThat(budget.isSpent()).isFalse();
    }

    @Test
    void all_of_a_requests_expressions_may_cost_so_much_together() throws EvaluationFailure {
        Program program = program("lists.range(60000).all(i, i >= 0)");
        Budget budget = new Budget();
        int asked = 0;
        while (!budget.isSpent() && asked < 20) {
            asked++;
            try {
                program.ask(Map.of("self", ""), budget);
            } catch (EvaluationFailure last) {
                assertThat(last).hasMessage(TOO_MUCH);
            }
        }

        assertThat(asked).isBetween(2, 10);
    }

    @Test
    void an_expression_as_deep_as_no_stack_is_refused_or_taken_but_ends() {
        String deep = String.join("+", Collections.nCopies(20_000, "1")) + " > 0";
        String nested = "(".repeat(40_000) + "true" + ")".repeat(40_000);

        assertThat(new PolicyExpressions(false, false).problem(nested, Expected.BOOL))
                .isPresent();
        assertThat(Expressions.typedProgram(deep, Map.of("self", SimpleType.STRING)).stream()
                        .map(MeterTest::answer))
                .allMatch(answer -> answer.equals("true") || answer.contains("limit exceeded"));
    }

    @Test
    void what_a_pattern_repeats_counts() {
        assertThat(PatternSize.of("abc")).isEqualTo(3);
        assertThat(PatternSize.of("a{3}b")).isEqualTo(4);
        assertThat(PatternSize.of("(ab){2,10}")).isEqualTo(30);
        assertThat(PatternSize.of("[]{9}-]{4}")).isEqualTo(4);
        assertThat(PatternSize.of("\\({5}")).isEqualTo(5);
        assertThat(PatternSize.of("(((((((a{999}){999}){999}){999}){999}){999}){999}"))
                .isEqualTo(1_000_000_000);
        assertThat(IntStream.range(0, 5)
                        .mapToObj(i -> "(".repeat(i) + "{[\\")
                        .map(PatternSize::of)
                        .collect(Collectors.toList()))
                .allMatch(size -> size < 10);
    }

    private static Program program(String expression) {
        return Expressions.program(expression, List.of("self")).orElseThrow();
    }

    private static String answer(Program program) {
        try {
            return String.valueOf(program.ask(Map.of("self", ""), new Budget()));
        } catch (EvaluationFailure failed) {
            return failed.getMessage();
        }
    }
}
