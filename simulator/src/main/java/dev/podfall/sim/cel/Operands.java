package dev.podfall.sim.cel;

import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which parts of an expression are what a function is called with. */
final class Operands {
    private final Map<Long, Place> places = new HashMap<>();

    Operands(CelExpr expression) {
        walk(expression);
    }

    /** @param last whether the function is called as soon as this operand is known */
    record Place(Called called, boolean last) {}

    /** A call. @param operands in the order in which they are asked: the target first */
    record Called(String function, List<CelExpr> operands) {}

    /** Null for what is no operand. */
    Place of(CelExpr part) {
        return places.get(part.id());
    }

    private void walk(CelExpr part) {
        switch (part.getKind()) {
            case SELECT -> walk(part.select().operand());
            case CALL -> {
                List<CelExpr> operands = new ArrayList<>();
                part.call().target().ifPresent(operands::add);
                operands.addAll(part.call().args());
                Called called = new Called(part.call().function(), operands);
                for (int i = 0; i < operands.size(); i++) {
                    places.put(operands.get(i).id(), new Place(called, i == operands.size() - 1));
                    walk(operands.get(i));
                }
            }
            case LIST -> part.list().elements().forEach(this::walk);
            case STRUCT -> part.struct().entries().forEach(entry -> walk(entry.value()));
            case MAP ->
                part.map().entries().forEach(entry -> {
                    walk(entry.key());
                    walk(entry.value());
                });
            case COMPREHENSION -> {
                walk(part.comprehension().iterRange());
                walk(part.comprehension().accuInit());
                walk(part.comprehension().loopCondition());
                walk(part.comprehension().loopStep());
                walk(part.comprehension().result());
            }
            default -> {
                // Names and constants have no parts.
            }
        }
    }
}
