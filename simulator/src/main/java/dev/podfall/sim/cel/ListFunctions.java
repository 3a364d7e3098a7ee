package dev.podfall.sim.cel;

import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.podfall.sim.cel.Functions.Operand;
import java.time.Duration;
import java.util.List;

/** Functions of lists. Mirrors {@code k8s.io/apiserver/pkg/cel/library/lists.go}. */
final class ListFunctions {
    private ListFunctions() {}

    static void addTo(Functions all) {
        all.member("isSorted", Operand.LIST, SimpleType.BOOL, ListFunctions::isSorted)
                .member("sum", Operand.LIST, Operand.ANY.type(), ListFunctions::sum)
                .member("min", Operand.LIST, Operand.ANY.type(), list -> extreme(list, "min", -1))
                .member("max", Operand.LIST, Operand.ANY.type(), list -> extreme(list, "max", 1))
                .member("indexOf", Operand.LIST, Operand.ANY, SimpleType.INT, (list, item) -> (long) list.indexOf(item))
                .member("lastIndexOf", Operand.LIST, Operand.ANY, SimpleType.INT, (list, item) ->
                        (long) list.lastIndexOf(item));
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object a, Object b) {
        if (a instanceof Number n && b instanceof Number m && a.getClass() != b.getClass()) {
            return Double.compare(n.doubleValue(), m.doubleValue());
        }
        return ((Comparable<Object>) a).compareTo(b);
    }

    private static boolean isSorted(List<?> list) {
        for (int i = 1; i < list.size(); i++) {
            if (compare(list.get(i - 1), list.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    private static Object sum(List<?> list) {
        if (list.stream().anyMatch(Double.class::isInstance)) {
            return list.stream().mapToDouble(n -> ((Number) n).doubleValue()).sum();
        }
        if (list.stream().anyMatch(Duration.class::isInstance)) {
            return list.stream().map(Duration.class::cast).reduce(Duration.ZERO, Duration::plus);
        }
        return list.stream().mapToLong(n -> ((Number) n).longValue()).reduce(0, Math::addExact);
    }

    private static Object extreme(List<?> list, String name, int sign) throws CelEvaluationException {
        Object found = null;
        for (Object item : list) {
            if (found == null || compare(found, item) * sign < 0) {
                found = item;
            }
        }
        if (found == null) {
            throw Functions.failure(name + " called on empty list");
        }
        return found;
    }
}
