package dev.podfall.sim.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.podfall.sim.cel.Functions.Operand;
import dev.podfall.sim.registry.fields.Names;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Formats that texts can be held against. Mirrors {@code k8s.io/apiserver/pkg/cel/library/format.go}. */
final class FormatFunctions {
    private static final Operand<Format> FORMAT =
            new Operand<>(OpaqueType.create("kubernetes.NamedFormat"), Format.class);
    private static final CelType FOUND = OptionalType.create(ListType.create(SimpleType.STRING));
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}");
    private static final Pattern BASE64 =
            Pattern.compile("([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})");

    private static final Map<String, Format> NAMED = named();

    private FormatFunctions() {}

    /** What is wrong with a text, in upstream's words. */
    interface Format {
        List<String> problems(String text);
    }

    static void addTo(Functions all) {
        NAMED.forEach((name, format) -> all.constant("format." + name, FORMAT.type(), format));
        all.global(
                        "format.named",
                        Operand.STRING,
                        OptionalType.create(FORMAT.type()),
                        name -> Optional.ofNullable(NAMED.get(name)))
                .member("validate", FORMAT, Operand.STRING, FOUND, FormatFunctions::validate);
    }

    private static Optional<List<String>> validate(Format format, String text) {
        List<String> problems = format.problems(text);
        return problems.isEmpty() ? Optional.empty() : Optional.of(problems);
    }

    private static Map<String, Format> named() {
        Map<String, Format> all = new TreeMap<>();
        UnaryOperator<String> prefix =
                text -> text.length() > 1 && text.endsWith("-") ? text.substring(0, text.length() - 2) + "a" : text;
        all.put("dns1123Label", Names::label);
        all.put("dns1123Subdomain", Names::subdomain);
        all.put("dns1035Label", Names::dns1035);
        all.put("dns1123LabelPrefix", text -> Names.label(prefix.apply(text)));
        all.put("dns1123SubdomainPrefix", text -> Names.subdomain(prefix.apply(text)));
        all.put("dns1035LabelPrefix", text -> Names.dns1035(prefix.apply(text)));
        all.put("qualifiedName", Names::qualified);
        all.put("labelValue", Names::labelValue);
        all.put("uri", text -> told(UrlFunctions.parse(text).isPresent(), UrlFunctions.problem(text)));
        all.put("uuid", text -> told(UUID.matcher(text).matches(), "does not match the UUID format"));
        all.put("byte", text -> told(BASE64.matcher(text).matches(), "invalid base64"));
        all.put("date", text -> told(parses(() -> LocalDate.parse(text)), "invalid date"));
        all.put("datetime", text -> told(parses(() -> OffsetDateTime.parse(text)), "invalid datetime"));
        return all;
    }

    private static List<String> told(boolean fine, String problem) {
        return fine ? List.of() : List.of(problem);
    }

    private static boolean parses(Runnable parser) {
        try {
            parser.run();
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }
}
