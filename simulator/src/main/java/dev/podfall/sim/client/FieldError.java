package dev.podfall.sim.client;

/**
 * What is wrong with one field. Mirrors {@code k8s.io/apimachinery/pkg/util/validation/field}.
 *
 * @param field the path, such as {@code spec.containers[0].name}
 * @param reason such as {@code FieldValueRequired}
 * @param detail upstream's text without the path, such as {@code Required value: must specify a name}
 */
public record FieldError(String field, String reason, String detail) {
    public static FieldError required(String field, String detail) {
        return new FieldError(field, "FieldValueRequired", text("Required value", detail));
    }

    public static FieldError invalid(String field, String shownValue, String detail) {
        return new FieldError(field, "FieldValueInvalid", text("Invalid value: " + shownValue, detail));
    }

    public static FieldError forbidden(String field, String detail) {
        return new FieldError(field, "FieldValueForbidden", text("Forbidden", detail));
    }

    public static FieldError duplicate(String field, String shownValue) {
        return new FieldError(field, "FieldValueDuplicate", "Duplicate value: " + shownValue);
    }

    public static FieldError notSupported(String field, String shownValue, String supported) {
        String detail = "Unsupported value: " + shownValue + ": supported values: " + supported;
        return new FieldError(field, "FieldValueNotSupported", detail);
    }

    private static String text(String what, String detail) {
        return detail.isEmpty() ? what : what + ": " + detail;
    }

    @Override
    public String toString() {
        return field + ": " + detail;
    }
}
