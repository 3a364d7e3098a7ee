package dev.podfall.sim.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts what asking an expression costs, and ends it when that is too much. A call is counted once its operands are known,
 * before it is made: none may take the memory or the time of the cluster. Mirrors {@code
 * k8s.io/apiserver/pkg/cel/library/cost.go} and {@code cel-go/interpreter/runtimecost.go}, roughly.
 */
final class Meter implements CelEvaluationListener {
    private static final int LIST = 10;
    private static final int MAP = 30;
    private static final int STRUCT = 40;
    private static final int PER_CHARACTER = 10;

    /** What asking the authorizer costs. */
    private static final long CHECK = 350_000;

    /** What the macros of the language gather items in; nobody else can name it. */
    private static final String GATHERED = "@result";

    /** What does not look at all of its operands. */
    private static final Set<String> CONSTANT = Set.of(
            "_[_]",
            "_[?_]",
            "_?._",
            "size",
            "!_",
            "_&&_",
            "_||_",
            "_?_:_",
            "@not_strictly_false",
            "dyn",
            "type",
            "optional.of",
            "hasValue",
            "value",
            "or",
            "orValue");

    private final Operands operands;
    private final Map<Long, Object> values = new HashMap<>();
    private final long limit;
    private long spent;
    private long checks;

    Meter(Operands operands, Budget budget) {
        this.operands = operands;
        this.limit = budget.ofOne();
    }

    /** It costs too much. */
    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuch() {
            super(EvaluationFailure.TOO_MUCH, null, false, false);
        }
    }

    /** What it took of the cluster's time: to ask the authorizer is quick here, whatever it counts for. */
    long taken() {
        return spent - checks * CHECK;
    }

    boolean isExceeded() {
        return spent > limit;
    }

    @Override
    public void callback(CelExpr part, Object value) {
        switch (part.getKind()) {
            case CONSTANT -> spend(0);
            case LIST -> spend(LIST + tenth(Size.whole(value, most())));
            case MAP -> spend(MAP + tenth(Size.whole(value, most())));
            case STRUCT -> spend(STRUCT);
            default -> spend(1);
        }
        Operands.Place place = operands.of(part);
        if (place == null || CONSTANT.contains(place.called().function())) {
            return;
        }
        values.put(part.id(), value);
        if (place.last()) {
            spend(cost(place.called()));
        }
    }

    private void spend(long cost) {
        spent += cost;
        if (isExceeded()) {
            throw new TooMuch();
        }
    }

    /** Of what is larger the size does not matter. */
    private long most() {
        return (limit - spent) * PER_CHARACTER;
    }

    private static long tenth(long size) {
        return (size + PER_CHARACTER - 1) / PER_CHARACTER;
    }

    private long cost(Operands.Called called) {
        List<Object> given = new ArrayList<>();
        called.operands().forEach(operand -> given.add(values.get(operand.id())));
        return switch (called.function()) {
            case "_+_" -> isGathering(called) ? 1 : tenth(own(given, 0) + own(given, 1));
            case "check" -> {
                checks++;
                yield CHECK;
            }
            case "matches", "find", "findAll" -> pattern(given);
            case "contains", "indexOf", "lastIndexOf", "sets.contains", "sets.intersects", "sets.equivalent" ->
                tenth(whole(given, 0)) * tenth(whole(given, 1));
            case "replace" -> tenth(replaced(own(given, 0), own(given, 1), own(given, 2)));
            case "join" -> tenth(whole(given, 0) + own(given, 0) * own(given, 1));
            case "lists.range" -> given.get(0) instanceof Long count ? Math.max(0, count) : 0;
            default -> all(given);
        };
    }

    /** What the macros of the language do for each item of a list. */
    private static boolean isGathering(Operands.Called called) {
        CelExpr first = called.operands().get(0);
        return first.getKind() == CelExpr.ExprKind.Kind.IDENT
                && first.ident().name().equals(GATHERED);
    }

    private long whole(List<Object> given, int index) {
        return index < given.size() ? Size.whole(given.get(index), most()) : 0;
    }

    private static long own(List<Object> given, int index) {
        return index < given.size() ? Size.own(given.get(index)) : 0;
    }

    private long all(List<Object> given) {
        long sum = 1;
        for (int i = 0; i < given.size(); i++) {
            sum += whole(given, i);
        }
        return tenth(sum);
    }

    /** At worst it is found everywhere; what is empty is found between any two characters. */
    private static long replaced(long text, long wanted, long other) {
        return text + (text / Math.max(1, wanted) + 1) * other;
    }

    private static long pattern(List<Object> given) {
        String pattern = given.get(1) instanceof String text ? text : "";
        long written = Math.max(pattern.length() / 4, PatternSize.of(pattern) / 64);
        return (tenth(own(given, 0)) + 1) * (written + 1);
    }
}
