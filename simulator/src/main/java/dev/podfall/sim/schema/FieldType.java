package dev.podfall.sim.schema;

import java.util.Map;
import java.util.function.Supplier;

/** What a field may hold. */
public sealed interface FieldType {
    /** As Go's decoder names the type in its errors. */
    String goName();

    /** One value with a form of its own. */
    enum Scalar implements FieldType {
        STRING("string"),
        INT32("int32"),
        INT64("int64"),
        FLOAT64("float64"),
        BOOL("bool"),
        BYTES("[]uint8"),
        /** Go decodes it as a text first, and stumbles there. */
        TIME("string"),
        QUANTITY("resource.Quantity"),
        INT_OR_STRING("int32"),
        /** Anything, never looked into. */
        ANY("runtime.RawExtension");

        private final String goName;

        Scalar(String goName) {
            this.goName = goName;
        }

        @Override
        public String goName() {
            return goName;
        }
    }

    /** A list. */
    record ListOf(FieldType item) implements FieldType {
        @Override
        public String goName() {
            return "[]" + item.goName();
        }
    }

    /** A map with strings as keys. */
    record MapOf(FieldType value) implements FieldType {
        @Override
        public String goName() {
            return value == Scalar.QUANTITY ? "v1.ResourceList" : "map[string]" + value.goName();
        }
    }

    /**
     * An object with named fields.
     *
     * @param name such as {@code core.v1.PodSpec}
     * @param lookup its fields by name, found when first asked for: types refer to each other
     */
    record Struct(String name, Supplier<Map<String, Field>> lookup) implements FieldType {
        public Map<String, Field> fields() {
            return lookup.get();
        }

        /** {@code PodSpec}. */
        public String simpleName() {
            return name.substring(name.lastIndexOf('.') + 1);
        }

        /** The name of another struct of the same package. */
        String sibling(String simpleName) {
            return name.substring(0, name.lastIndexOf('.') + 1) + simpleName;
        }

        @Override
        public String goName() {
            String[] parts = name.split("\\.");
            return parts[parts.length - 2] + "." + simpleName();
        }
    }

    /**
     * A field of a struct.
     *
     * @param facts how lists and maps are merged and owned: {@code list}, {@code keys}, {@code map}, {@code strategy},
     *     {@code merge}, as the {@code x-kubernetes-…} extensions of the OpenAPI documents say
     */
    record Field(FieldType type, Map<String, String> facts) {}
}
