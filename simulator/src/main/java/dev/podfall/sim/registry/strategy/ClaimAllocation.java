package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import dev.podfall.sim.registry.fields.Subnet;
import dev.podfall.sim.registry.pod.GoForm;
import dev.podfall.sim.registry.pod.NodeSelectorValidation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The devices that a claim has got, and who uses them. Mirrors {@code validateResourceClaimStatusUpdate}. */
final class ClaimAllocation {
    private static final int MOST_USERS = 256;
    private static final int MOST_CONDITIONS = 8;
    private static final int MOST_ADDRESSES = 16;
    private static final int LONGEST_INTERFACE = 256;
    private static final int LONGEST_HARDWARE = 128;
    private static final String ALLOCATION = "status.allocation";
    private static final String RESERVED = "status.reservedFor";

    private ClaimAllocation() {}

    static void validate(ObjectNode claim, ObjectNode old, Errors errors) {
        JsonNode status = claim.path("status");
        JsonNode allocation = status.path("allocation");
        JsonNode reserved = status.path("reservedFor");
        DeviceFields.set(reserved, MOST_USERS, ClaimAllocation::user, DeviceFields.field("uid"), RESERVED, errors);
        Set<JsonNode> allocated = new HashSet<>();
        allocation.path("devices").path("results").forEach(device -> allocated.add(id(device)));
        DeviceFields.set(
                status.path("devices"),
                Integer.MAX_VALUE,
                (device, path, found) -> device(device, allocated, path, found),
                ClaimAllocation::id,
                "status.devices",
                errors);
        if (!reserved.isEmpty() && !allocation.isObject()) {
            errors.forbidden(RESERVED, "may not be specified when `allocated` is not set");
        } else if (claim.path("metadata").has("deletionTimestamp") && hasNew(reserved, old)) {
            errors.forbidden(
                    RESERVED,
                    "new entries may not be added while `deallocationRequested` or `deletionTimestamp` are set");
        }
        JsonNode before = old.path("status").path("allocation");
        if (before.isObject() && allocation.isObject()) {
            JsonNode shown = GoForm.value("AllocationResult", allocation);
            if (!shown.equals(GoForm.value("AllocationResult", before))) {
                errors.invalid(ALLOCATION, shown, "field is immutable");
            }
        } else if (allocation.isObject()) {
            validate(allocation, new DeviceRequests(claim.path("spec").path("devices")), errors);
        }
    }

    private static boolean hasNew(JsonNode users, ObjectNode old) {
        Set<JsonNode> before = new HashSet<>();
        old.path("status").path("reservedFor").forEach(before::add);
        for (JsonNode user : users) {
            if (!before.contains(user)) {
                return true;
            }
        }
        return false;
    }

    private static void user(JsonNode user, String path, Errors errors) {
        for (String field : List.of("resource", "name", "uid")) {
            if (user.path(field).asText("").isEmpty()) {
                errors.required(path + "." + field, "");
            }
        }
    }

    private static JsonNode id(JsonNode device) {
        return GoForm.value("SharedDeviceID", device);
    }

    private static void validate(JsonNode allocation, DeviceRequests requests, Errors errors) {
        String path = ALLOCATION + ".devices";
        DeviceFields.list(
                allocation.path("devices").path("results"),
                DeviceRequests.MOST,
                (result, at, found) -> result(result, requests, at, found),
                path + ".results",
                errors);
        DeviceFields.list(
                allocation.path("devices").path("config"),
                2 * DeviceRequests.MOST,
                (config, at, found) -> configuration(config, requests, at, found),
                path + ".config",
                errors);
        if (allocation.path("nodeSelector").isObject()) {
            NodeSelectorValidation.validate(allocation.path("nodeSelector"), ALLOCATION + ".nodeSelector", errors);
        }
    }

    private static void result(JsonNode result, DeviceRequests requests, String path, Errors errors) {
        requests.reference(result.path("request"), path + ".request", errors);
        place(result, path, errors);
        DeviceFields.bindingConditions(result, path, errors);
        shareId(result, path, errors);
    }

    private static void place(JsonNode device, String path, Errors errors) {
        DriverStrategies.validateDriverName(device.path("driver").asText(""), path + ".driver", errors);
        DeviceFields.poolName(device.path("pool"), path + ".pool", errors);
        DeviceFields.label(device.path("device"), path + ".device", errors);
    }

    private static void shareId(JsonNode of, String path, Errors errors) {
        String id = of.path("shareID").asText("");
        if (of.hasNonNull("shareID") && !id.matches("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")) {
            errors.invalid(
                    path + ".shareID",
                    id,
                    "uid must be in RFC 4122 normalized form, `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx` with lowercase "
                            + "hexadecimal characters");
        }
    }

    private static void configuration(JsonNode config, DeviceRequests requests, String path, Errors errors) {
        String source = config.path("source").asText("");
        if (source.isEmpty()) {
            errors.required(path + ".source", "");
        } else if (!Set.of("FromClaim", "FromClass").contains(source)) {
            errors.notSupported(path + ".source", source, "FromClaim", "FromClass");
        }
        requests.references(config.path("requests"), path + ".requests", errors);
        DeviceFields.configuration(config, path, errors);
    }

    private static void device(JsonNode device, Set<JsonNode> allocated, String path, Errors errors) {
        place(device, path, errors);
        shareId(device, path, errors);
        if (!allocated.contains(id(device))) {
            errors.invalid(path, id(device), "must be an allocated device in the claim");
        }
        JsonNode conditions = device.path("conditions");
        if (conditions.size() > MOST_CONDITIONS) {
            errors.tooMany(path + ".conditions", conditions.size(), MOST_CONDITIONS);
        }
        for (int i = 0; i < conditions.size(); i++) {
            condition(conditions.get(i), path + ".conditions[" + i + "]", errors);
        }
        if (device.hasNonNull("data")) {
            DeviceFields.rawObject(device.path("data"), path + ".data", errors);
        }
        network(device.path("networkData"), path + ".networkData", errors);
    }

    /** Mirrors {@code ValidateConditions} as far as what must be there. */
    private static void condition(JsonNode condition, String path, Errors errors) {
        String type = condition.path("type").asText("");
        errors.invalidAll(path + ".type", type, Names.qualified(type));
        String status = condition.path("status").asText("");
        if (!Set.of("False", "True", "Unknown").contains(status)) {
            errors.notSupported(path + ".status", status, "False", "True", "Unknown");
        }
        for (String field : List.of("lastTransitionTime", "reason")) {
            if (condition.path(field).asText("").isEmpty()) {
                errors.required(path + "." + field, "");
            }
        }
    }

    private static void network(JsonNode network, String path, Errors errors) {
        if (network.path("interfaceName").asText("").length() > LONGEST_INTERFACE) {
            errors.tooLong(path + ".interfaceName", LONGEST_INTERFACE);
        }
        if (network.path("hardwareAddress").asText("").length() > LONGEST_HARDWARE) {
            errors.tooLong(path + ".hardwareAddress", LONGEST_HARDWARE);
        }
        DeviceFields.Check address = (ip, at, found) -> {
            if (Subnet.parse(ip.asText("")).isEmpty()) {
                found.invalid(
                        at,
                        ip.asText(""),
                        "must be a valid address in CIDR form, (e.g. 10.9.8.7/24 or 2001:db8::1/64)");
            }
        };
        DeviceFields.set(network.path("ips"), MOST_ADDRESSES, address, DeviceFields::text, path + ".ips", errors);
    }
}
