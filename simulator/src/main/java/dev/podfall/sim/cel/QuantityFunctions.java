package dev.podfall.sim.cel;

import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.podfall.sim.cel.Functions.Operand;
import dev.podfall.sim.client.Quantity;
import java.math.BigDecimal;

/** Amounts such as {@code 1Gi}. Mirrors {@code k8s.io/apiserver/pkg/cel/library/quantity.go}. */
final class QuantityFunctions {
    private static final Operand<Quantity> QUANTITY =
            new Operand<>(OpaqueType.create("kubernetes.Quantity"), Quantity.class);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private QuantityFunctions() {}

    static void addTo(Functions all) {
        all.global("quantity", Operand.STRING, QUANTITY.type(), QuantityFunctions::parse)
                .global("isQuantity", Operand.STRING, SimpleType.BOOL, QuantityFunctions::isQuantity)
                .global("sign", QUANTITY, SimpleType.INT, q -> (long) q.signum())
                .member("isInteger", QUANTITY, SimpleType.BOOL, QuantityFunctions::isWhole)
                .member("asInteger", QUANTITY, SimpleType.INT, QuantityFunctions::whole)
                .member(
                        "asApproximateFloat",
                        QUANTITY,
                        SimpleType.DOUBLE,
                        q -> q.value().doubleValue())
                .member("isGreaterThan", QUANTITY, QUANTITY, SimpleType.BOOL, (a, b) -> a.compareTo(b) > 0)
                .member("isLessThan", QUANTITY, QUANTITY, SimpleType.BOOL, (a, b) -> a.compareTo(b) < 0)
                .member("compareTo", QUANTITY, QUANTITY, SimpleType.INT, (a, b) -> (long) a.compareTo(b))
                .member("add", QUANTITY, QUANTITY, QUANTITY.type(), Quantity::add)
                .member("add", QUANTITY, Operand.INT, QUANTITY.type(), (q, n) -> q.add(Quantity.of(n)))
                .member("sub", QUANTITY, QUANTITY, QUANTITY.type(), Quantity::subtract)
                .member("sub", QUANTITY, Operand.INT, QUANTITY.type(), (q, n) -> q.subtract(Quantity.of(n)));
    }

    private static Quantity parse(String text) throws CelEvaluationException {
        try {
            return Quantity.parse(text);
        } catch (IllegalArgumentException e) {
            throw Functions.failure(e.getMessage());
        }
    }

    private static boolean isQuantity(String text) {
        try {
            Quantity.parse(text);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static boolean isWhole(Quantity quantity) {
        BigDecimal value = quantity.value();
        return value.stripTrailingZeros().scale() <= 0 && value.abs().compareTo(LARGEST) <= 0;
    }

    private static long whole(Quantity quantity) throws CelEvaluationException {
        if (!isWhole(quantity)) {
            throw Functions.failure("cannot convert value to integer");
        }
        return quantity.value().longValue();
    }
}
