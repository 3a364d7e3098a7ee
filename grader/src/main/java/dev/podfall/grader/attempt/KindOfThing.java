package dev.podfall.grader.attempt;

/** What a criterion is about, for checks that must not tell more, where its author has no words of their own for it. */
final class KindOfThing {
    private KindOfThing() {}

    /** @param claim the kind of claim, as reports name it */
    static String of(String claim) {
        return switch (claim) {
            case "scores", "responds" -> "Something about the answers that clients get";
            case "survives" -> "Something that must go on while a pod is replaced";
            case "warmsUp" -> "Something that a new pod must wait for";
            case "rollout" -> "Something about a rollout";
            case "secrecy" -> "Something that a container must be given, or nobody may read";
            case "logs", "event" -> "Something that is reported";
            case "can-i", "admits" -> "Something that somebody may do, or may not";
            case "refuses" -> "Something that must not get through";
            case "completes" -> "Something that must run to its end";
            case "exec" -> "Something inside a container";
            case "process" -> "Something about how you went about it";
            default -> "Something about the objects in the cluster";
        };
    }
}
