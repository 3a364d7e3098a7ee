package dev.podfall.sim.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.podfall.sim.admission.policy.PolicyExpressions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kubernetes' own functions of the language, each as a real server answers it. */
class ExpressionsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ip('10.0.0.1').family() == 4                                          | true
            ip('::1').isLoopback()                                                | true
            isIP('010.0.0.1')                                                     | false
            isIP('::ffff:1.2.3.4')                                                | false
            ip.isCanonical('2001:DB8::1')                                         | false
            string(ip('2001:db8:0:0:1:0:0:1')) == '2001:db8::1:0:0:1'             | true
            ip('224.0.0.5').isLinkLocalMulticast()                                | true
            cidr('10.1.0.0/16').containsIP('10.1.2.3')                            | true
            cidr('10.0.0.0/8').containsCIDR('10.2.0.0/16')                        | true
            cidr('10.0.0.0/24').containsCIDR('10.0.0.0/8')                        | false
            string(cidr('10.1.2.3/8').masked()) == '10.0.0.0/8'                   | true
            isCIDR('10.0.0.0/33')                                                 | false
            url('https://u@h:80/a%20b?x=1&x=2').getHost() == 'h:80'               | true
            url('https://[::1]:80/').getHostname() == '::1'                       | true
            url('https://h/a?x=1&x=2').getQuery()['x'] == ['1', '2']              | true
            isURL('a')                                                            | false
            quantity('1.5Gi').isGreaterThan(quantity('1Gi'))                      | true
            quantity('50k').add(20).sub(quantity('20')).compareTo(quantity('50k')) == 0 | true
            quantity('1.5').isInteger()                                           | false
            semver('1.10.0').isGreaterThan(semver('1.9.0'))                       | true
            semver('1.0.0-rc.1').isLessThan(semver('1.0.0'))                      | true
            isSemver('v1.0')                                                      | false
            isSemver('v1.0', true)                                                | true
            format.dns1123Label().validate('a.b').value() == ['must not contain dots'] | true
            format.named('nope').hasValue()                                       | false
            [1, 2, 2].lastIndexOf(2) == 2                                         | true
            [1, 2, 3].isSorted() && [1, 2].sum() == 3 && [1, 2].max() == 2        | true
            'a1b22'.findAll('[0-9]+', 1) == ['1']                                 | true
            '%s has %d of %s'.format(['a', 3, 1.5]) == 'a has 3 of 1.5'           | true
            '%.2f%% %x %X %b %o'.format([2.5, 255, 'k', 5, 8]) == '2.50% ff 6B 101 10' | true
            '%s'.format([[1, 'b', true]]) == '[1, "b", true]'                     | true
            """)
    void answers(String expression, boolean expected) throws EvaluationFailure {
        Program program = Expressions.program(expression, List.of()).orElseThrow();

        assertThat(program.ask(Map.of(), new Budget())).as(expression).isEqualTo(expected);
    }

    @Test
    void a_function_says_what_is_wrong_in_its_own_words() {
        Program program = Expressions.program("quantity(self).asInteger()", List.of("self"))
                .orElseThrow();

        assertThatThrownBy(() -> program.ask(Map.of("self", Values.of(TextNode.valueOf("x"))), new Budget()))
                .isInstanceOf(EvaluationFailure.class)
                .hasMessage("quantities must match the regular expression "
                        + "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
    }

    @Test
    void types_that_do_not_fit_are_told_as_a_real_server_tells_them() {
        PolicyExpressions expressions = new PolicyExpressions(false, true);

        assertThat(expressions.problem("request.operation == 1", PolicyExpressions.Expected.BOOL))
                .hasValueSatisfying(problem -> assertThat(problem)
                        .contains("found no matching overload for '_==_' applied to '(string, int)'\n"));
        assertThat(expressions.problem("1", PolicyExpressions.Expected.BOOL))
                .contains("must evaluate to bool but got int");
        assertThat(expressions.problem("params.a", PolicyExpressions.Expected.BOOL))
                .hasValueSatisfying(problem -> assertThat(problem).contains("undeclared reference to 'params'"));
        assertThat(expressions.add("n", "1")).isEmpty();
        assertThat(expressions.problem("variables.n == 'x'", PolicyExpressions.Expected.BOOL))
                .isPresent();
    }
}
