package dev.podfall.sim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * A set of fields of an object, as {@code managedFields} records it. Children are named as in {@code FieldsV1}: {@code f:name},
 * {@code k:{"name":"web"}} (an item by its keys), {@code v:"x"} (an item by its value). Mirrors
 * {@code sigs.k8s.io/structured-merge-diff/v6/fieldpath.Set}.
 */
final class FieldSet {
    private static final String SELF = ".";

    private final Map<String, FieldSet> children = new TreeMap<>();
    private boolean member;

    /** From the recorded form. */
    static FieldSet parse(JsonNode fields) {
        FieldSet set = new FieldSet();
        for (Iterator<Map.Entry<String, JsonNode>> i = fields.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> field = i.next();
            if (field.getKey().equals(SELF)) {
                set.member = true;
            } else {
                FieldSet child = parse(field.getValue());
                child.member |= child.children.isEmpty();
                set.children.put(field.getKey(), child);
            }
        }
        return set;
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (member && !children.isEmpty()) {
            json.putObject(SELF);
        }
        children.forEach((name, child) -> json.set(name, child.toJson()));
        return json;
    }

    /** Whether all of this set is in the recorded form. */
    boolean isIn(JsonNode fields) {
        if (member && !fields.isEmpty() && !fields.has(SELF)) {
            return false;
        }
        for (Map.Entry<String, FieldSet> child : children.entrySet()) {
            JsonNode there = fields.get(child.getKey());
            if (there == null || !child.getValue().isIn(there)) {
                return false;
            }
        }
        return true;
    }

    Map<String, FieldSet> children() {
        return children;
    }

    boolean isMember() {
        return member;
    }

    FieldSet add() {
        member = true;
        return this;
    }

    FieldSet child(String name) {
        return children.computeIfAbsent(name, n -> new FieldSet());
    }

    FieldSet find(String name) {
        return children.get(name);
    }

    boolean isEmpty() {
        return !member && children.values().stream().allMatch(FieldSet::isEmpty);
    }

    FieldSet copy() {
        FieldSet copy = new FieldSet();
        copy.member = member;
        children.forEach((name, child) -> copy.children.put(name, child.copy()));
        return copy;
    }

    /** Adds all of {@code other}. */
    FieldSet union(FieldSet other) {
        member |= other.member;
        other.children.forEach((name, child) -> child(name).union(child));
        return this;
    }

    /** Takes away the very fields of {@code other}. */
    FieldSet minus(FieldSet other) {
        member &= !other.member;
        other.children.forEach((name, child) -> {
            FieldSet own = children.get(name);
            if (own != null && own.minus(child).isEmpty()) {
                children.remove(name);
            }
        });
        return this;
    }

    /** Takes away the fields of {@code other} and all below them. */
    FieldSet minusAll(FieldSet other) {
        other.children.forEach((name, child) -> {
            FieldSet own = children.get(name);
            if (own != null && (child.member || own.minusAll(child).isEmpty())) {
                children.remove(name);
            }
        });
        return this;
    }

    /** What is in both. */
    FieldSet and(FieldSet other) {
        FieldSet both = new FieldSet();
        both.member = member && other.member;
        children.forEach((name, child) -> {
            FieldSet theirs = other.children.get(name);
            if (theirs != null) {
                FieldSet common = child.and(theirs);
                if (!common.isEmpty()) {
                    both.children.put(name, common);
                }
            }
        });
        return both;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldSet set && member == set.member && children.equals(set.children);
    }

    @Override
    public int hashCode() {
        return children.hashCode() * 2 + (member ? 1 : 0);
    }
}
