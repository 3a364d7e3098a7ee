package dev.podfall.web.cluster;

/**
 * What somebody wants.
 *
 * @param nodes null for the default
 * @param speed cluster time per wall time; null for 1
 * @param seed null for one drawn from the name
 */
public record ClusterRequest(String name, Integer nodes, Double speed, Long seed) {
    /** How many nodes there can be. */
    public static final int MOST_NODES = 100;

    /** The highest speed. */
    public static final int FASTEST = 1000;

    /** @throws ClusterRefused if it makes no sense */
    void check() {
        if (name == null || !name.matches("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?")) {
            throw new ClusterRefused(
                    "\"" + name + "\" cannot be a cluster's name.",
                    "Use up to 40 lower-case letters, digits and dashes, such as my-cluster");
        }
        if (nodes != null && (nodes < 1 || nodes > MOST_NODES)) {
            throw new ClusterRefused("A cluster cannot have " + nodes + " nodes.", "Ask for 1 to " + MOST_NODES);
        }
        if (speed != null && !(speed > 0 && speed <= FASTEST)) {
            throw new ClusterRefused(
                    "A cluster cannot run at speed " + speed + ".",
                    "Ask for more than 0 and at most 1000; 1 is real time");
        }
    }

    int nodeCount() {
        return nodes == null ? 0 : nodes;
    }

    double pace() {
        return speed == null ? 1 : speed;
    }

    long drawnSeed() {
        return seed == null ? name.hashCode() : seed;
    }
}
