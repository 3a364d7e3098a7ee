package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Subnet;
import dev.podfall.sim.registry.pod.GoForm;
import java.util.Set;

/** ServiceCIDRs. Mirrors {@code pkg/registry/networking/servicecidr} and {@code pkg/apis/networking/validation}. */
final class ServiceCidrStrategy extends Strategy {
    private static final String PATH = "spec.cidrs";
    private static final String IMMUTABLE = "field is immutable";
    private static final int MOST = 2;

    ServiceCidrStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public Set<String> resetFields(String subresource) {
        return subresource == null ? Set.of("status") : Set.of("spec", "metadata");
    }

    @Override
    public void validate(ObjectNode range, Errors errors) {
        JsonNode cidrs = range.path("spec").path("cidrs");
        if (cidrs.isEmpty()) {
            errors.required(PATH, "at least one CIDR required");
            return;
        }
        if (cidrs.size() > MOST) {
            JsonNode shown = GoForm.value("ServiceCIDRSpec", range.path("spec"));
            errors.invalid(PATH, shown, "may only hold up to 2 values");
            return;
        }
        for (int i = 0; i < cidrs.size(); i++) {
            String text = cidrs.get(i).asText();
            errors.invalidAll(PATH + "[" + i + "]", text, Subnet.problems(text));
        }
        if (cidrs.size() == MOST && haveOneFamily(cidrs)) {
            errors.invalid(
                    PATH,
                    cidrs,
                    "may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64");
        }
    }

    private static boolean haveOneFamily(JsonNode cidrs) {
        var first = Subnet.parse(cidrs.get(0).asText());
        var second = Subnet.parse(cidrs.get(1).asText());
        return first.isPresent()
                && second.isPresent()
                && first.get().width() == second.get().width();
    }

    /** A second family may come; nothing else changes. */
    @Override
    public void validateUpdate(ObjectNode range, ObjectNode old, Errors errors) {
        JsonNode now = range.path("spec").path("cidrs");
        JsonNode before = old.path("spec").path("cidrs");
        boolean grows = before.size() == 1 && now.size() == MOST;
        if (!grows && now.size() != before.size()) {
            errors.invalid(PATH, now.isMissingNode() ? JsonNodeFactory.instance.arrayNode() : now, IMMUTABLE);
            return;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!now.get(i).equals(before.get(i))) {
                errors.invalid(PATH + "[" + i + "]", now.get(i).asText(), IMMUTABLE);
            }
        }
        if (grows) {
            validate(range, errors);
        }
    }
}
