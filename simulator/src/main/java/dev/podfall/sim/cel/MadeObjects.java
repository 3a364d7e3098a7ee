package dev.podfall.sim.cel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelMutableAst;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelMutableExpr;
import dev.cel.common.ast.CelMutableExpr.CelMutableMap;
import dev.cel.common.ast.CelMutableExpr.CelMutableStruct;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Objects and patches that an expression makes: {@code Object.spec{…}}, whose fields may be anything, and {@code JSONPatch{…}}. While
 * it is asked they are maps. Mirrors {@code k8s.io/apiserver/pkg/cel/mutation}.
 */
final class MadeObjects implements CelTypeProvider {
    static final String OBJECT = "Object";
    /** No field can have that name: of which type the map is. */
    static final String TYPE = "\0type";

    private static final String PATCH = "JSONPatch";
    private static final ImmutableMap<String, CelType> PATCH_FIELDS = ImmutableMap.of(
            "op", SimpleType.STRING,
            "path", SimpleType.STRING,
            "from", SimpleType.STRING,
            "value", SimpleType.DYN);

    private final ImmutableMap<String, CelType> types;

    /** @param expression that names the types; only parsed */
    MadeObjects(CelAbstractSyntaxTree expression) {
        Set<String> structs = new TreeSet<>(Set.of(OBJECT));
        Set<String> fields = new TreeSet<>();
        CelNavigableExpr.fromExpr(expression.getExpr())
                .allNodes()
                .map(CelNavigableExpr::expr)
                .forEach(part -> addNames(part, structs, fields));
        ImmutableSet<String> all = ImmutableSet.copyOf(fields);
        ImmutableMap.Builder<String, CelType> made = ImmutableMap.builder();
        for (String name : structs) {
            if (isObject(name)) {
                made.put(name, StructType.create(name, all, field -> Optional.of(SimpleType.DYN)));
            }
        }
        made.put(
                PATCH,
                StructType.create(PATCH, PATCH_FIELDS.keySet(), field -> Optional.ofNullable(PATCH_FIELDS.get(field))));
        this.types = made.build();
    }

    private static void addNames(CelExpr part, Set<String> structs, Set<String> fields) {
        if (part.getKind() == CelExpr.ExprKind.Kind.SELECT) {
            fields.add(part.select().field());
        } else if (part.getKind() == CelExpr.ExprKind.Kind.STRUCT) {
            structs.add(part.struct().messageName());
            part.struct().entries().forEach(entry -> fields.add(entry.fieldKey()));
        }
    }

    private static boolean isObject(String name) {
        return name.equals(OBJECT) || name.startsWith(OBJECT + ".");
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return types.values();
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** The same expression with maps in their place. @param expression only parsed */
    static CelAbstractSyntaxTree asMaps(CelAbstractSyntaxTree expression) {
        CelMutableAst tree = CelMutableAst.fromCelAst(expression);
        new Maps(highest(expression.getExpr())).walk(tree.expr());
        return tree.toParsedAst();
    }

    private static long highest(CelExpr expression) {
        return CelNavigableExpr.fromExpr(expression)
                .allNodes()
                .mapToLong(node -> node.id())
                .max()
                .orElse(0);
    }

    /** Makes maps. */
    private static final class Maps {
        private long id;

        /** @param id the highest one that is taken */
        Maps(long id) {
            this.id = id + 1_000_000; // entries have numbers, too, and are no nodes
        }

        private CelMutableExpr text(String value) {
            return CelMutableExpr.ofConstant(++id, CelConstant.ofValue(value));
        }

        void walk(CelMutableExpr part) {
            switch (part.getKind()) {
                case SELECT -> walk(part.select().operand());
                case CALL -> {
                    part.call().target().ifPresent(this::walk);
                    part.call().args().forEach(this::walk);
                }
                case LIST -> part.list().elements().forEach(this::walk);
                case STRUCT -> part.setMap(map(part.struct()));
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
                default -> {}
            }
        }

        private CelMutableMap map(CelMutableStruct struct) {
            List<CelMutableMap.Entry> entries = new ArrayList<>();
            if (isObject(struct.messageName())) {
                entries.add(CelMutableMap.Entry.create(++id, text(TYPE), text(struct.messageName())));
            }
            for (CelMutableStruct.Entry entry : struct.entries()) {
                walk(entry.value());
                entries.add(
                        CelMutableMap.Entry.create(++id, text(entry.fieldKey()), entry.value(), entry.optionalEntry()));
            }
            return CelMutableMap.create(entries);
        }
    }
}
