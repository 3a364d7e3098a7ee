package dev.podfall.sim.structural;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.runtime.CelFunctionBinding;
import dev.podfall.sim.client.Quantity;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/** Functions that Kubernetes adds to the language. Mirrors {@code k8s.io/apiserver/pkg/cel/library}. */
final class RuleLibrary {
    private static final TypeParamType T = TypeParamType.create("T");
    private static final ListType LIST = ListType.create(T);
    private static final ListType TEXTS = ListType.create(SimpleType.STRING);

    private RuleLibrary() {}

    static List<CelFunctionDecl> declarations() {
        return List.of(
                member("find", SimpleType.STRING, SimpleType.STRING, SimpleType.STRING),
                member("findAll", TEXTS, SimpleType.STRING, SimpleType.STRING),
                member("isSorted", SimpleType.BOOL, LIST),
                member("sum", T, LIST),
                member("min", T, LIST),
                member("max", T, LIST),
                global("isURL", SimpleType.BOOL, SimpleType.STRING),
                global("isQuantity", SimpleType.BOOL, SimpleType.STRING),
                global("quantity", SimpleType.DYN, SimpleType.STRING),
                member("isGreaterThan", SimpleType.BOOL, SimpleType.DYN, SimpleType.DYN),
                member("isLessThan", SimpleType.BOOL, SimpleType.DYN, SimpleType.DYN),
                member("compareTo", SimpleType.INT, SimpleType.DYN, SimpleType.DYN),
                member("asInteger", SimpleType.INT, SimpleType.DYN),
                global("isIP", SimpleType.BOOL, SimpleType.STRING),
                global("isCIDR", SimpleType.BOOL, SimpleType.STRING));
    }

    static List<CelFunctionBinding> bindings() {
        return List.of(
                CelFunctionBinding.from("find_k8s", String.class, String.class, RuleLibrary::find),
                CelFunctionBinding.from("findAll_k8s", String.class, String.class, RuleLibrary::findAll),
                CelFunctionBinding.from("isSorted_k8s", List.class, RuleLibrary::isSorted),
                CelFunctionBinding.from("sum_k8s", List.class, RuleLibrary::sum),
                CelFunctionBinding.from("min_k8s", List.class, list -> extreme(list, -1)),
                CelFunctionBinding.from("max_k8s", List.class, list -> extreme(list, 1)),
                CelFunctionBinding.from("isURL_k8s", String.class, RuleLibrary::isUrl),
                CelFunctionBinding.from("isQuantity_k8s", String.class, RuleLibrary::isQuantity),
                CelFunctionBinding.from("quantity_k8s", String.class, Quantity::parse),
                CelFunctionBinding.from("isGreaterThan_k8s", Object.class, Object.class, (a, b) -> compare(a, b) > 0),
                CelFunctionBinding.from("isLessThan_k8s", Object.class, Object.class, (a, b) -> compare(a, b) < 0),
                CelFunctionBinding.from(
                        "compareTo_k8s", Object.class, Object.class, (a, b) -> (long) Integer.signum(compare(a, b))),
                CelFunctionBinding.from("asInteger_k8s", Object.class, q -> ((Quantity) q).longValue()),
                CelFunctionBinding.from(
                        "isIP_k8s", String.class, text -> Formats.knows("ipv4", text) || Formats.knows("ipv6", text)),
                CelFunctionBinding.from("isCIDR_k8s", String.class, text -> Formats.knows("cidr", text)));
    }

    private static CelFunctionDecl member(String name, CelType result, CelType... types) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newMemberOverload(name + "_k8s", result, types));
    }

    private static CelFunctionDecl global(String name, CelType result, CelType... types) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newGlobalOverload(name + "_k8s", result, types));
    }

    private static String find(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group() : "";
    }

    private static List<String> findAll(String text, String pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object a, Object b) {
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
        boolean decimal = list.stream().anyMatch(Double.class::isInstance);
        return decimal
                ? (Object) list.stream()
                        .mapToDouble(n -> ((Number) n).doubleValue())
                        .sum()
                : (Object)
                        list.stream().mapToLong(n -> ((Number) n).longValue()).reduce(0, Math::addExact);
    }

    private static Object extreme(List<?> list, int sign) {
        Object found = list.stream()
                .map(Object.class::cast)
                .reduce((a, b) -> compare(a, b) * sign >= 0 ? a : b)
                .orElse(null);
        if (found == null) {
            throw new IllegalArgumentException((sign < 0 ? "min" : "max") + " called on empty list");
        }
        return found;
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = new URI(text);
            return uri.isAbsolute() || text.startsWith("/");
        } catch (URISyntaxException none) {
            return false;
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
}
