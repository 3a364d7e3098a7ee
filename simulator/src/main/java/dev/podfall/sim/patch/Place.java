package dev.podfall.sim.patch;

import dev.podfall.sim.structural.StructuralSchema;
import java.util.List;
import java.util.Set;

/**
 * Where a walk through an object is: what of its fields is owned one by one, by keys, or as a whole. For the items of a list
 * it is the list. Made with {@link #builtIn} or {@link #custom}.
 */
public interface Place {
    /** The root of an object of a built-in kind. */
    static Place builtIn(String kind) {
        return new BuiltIn(kind, "");
    }

    /** The root of a custom resource. */
    static Place custom(StructuralSchema schema) {
        return new Custom(schema, "");
    }

    /** The field whose value this is; empty at the root. */
    String name();

    /** The facts of a field here, or null for the defaults: lists atomic, structs granular. */
    Structure.Fact of(String field);

    /** The place of a field here. */
    Place in(String field);

    /** Whether a struct of that name is there even in an empty object: being there is nobody's doing. */
    boolean isAlwaysThere(String field);

    /** In an object of a built-in kind: facts are found by the names of a field and of the one around it. */
    record BuiltIn(String kind, String name) implements Place {
        private static final Set<String> ALWAYS_THERE = Set.of(
                "metadata",
                "spec",
                "status",
                "source",
                "spec.containers",
                "spec.strategy",
                "spec.updateStrategy",
                "spec.template",
                "template.metadata",
                "template.spec",
                "spec.jobTemplate",
                "jobTemplate.metadata",
                "jobTemplate.spec",
                "status.loadBalancer",
                "status.daemonEndpoints",
                "daemonEndpoints.kubeletEndpoint",
                "status.nodeInfo");

        @Override
        public Structure.Fact of(String field) {
            return Structure.BUILT_IN.of(kind, name, field);
        }

        @Override
        public Place in(String field) {
            return new BuiltIn(kind, field);
        }

        @Override
        public boolean isAlwaysThere(String field) {
            return ALWAYS_THERE.contains(name.isEmpty() ? field : name + "." + field);
        }
    }

    /**
     * In a custom resource.
     *
     * @param schema null where nothing is known
     */
    record Custom(StructuralSchema schema, String name) implements Place {
        private static final String METADATA = "metadata";

        @Override
        public Structure.Fact of(String field) {
            StructuralSchema of = schema == null ? null : schema.field(field);
            if (of == null || name.isEmpty() && field.equals(METADATA)) {
                return null;
            }
            Structure.Type type = of.isAtomicMap() ? Structure.Type.atomic : Structure.Type.granular;
            if (of.type().equals("array")) {
                type = Structure.Type.valueOf(of.listType());
            }
            return new Structure.Fact(type, of.listKeys(), List.of(), null);
        }

        @Override
        public Place in(String field) {
            if (name.isEmpty() && field.equals(METADATA)) {
                return new BuiltIn("", METADATA);
            }
            StructuralSchema of = schema == null ? null : schema.field(field);
            return new Custom(of != null && of.items() != null ? of.items() : of, field);
        }

        @Override
        public boolean isAlwaysThere(String field) {
            return name.isEmpty() && field.equals(METADATA);
        }
    }
}
