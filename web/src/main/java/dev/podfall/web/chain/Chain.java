package dev.podfall.web.chain;

import java.util.List;

/**
 * The way of requests to one Service.
 *
 * @param service its name
 * @param stations in the order of a request: ingress, service, endpoints, pods, containers
 * @param broken which link does not hold: 0 for that from the first station to the second; -1 where all of them seem to
 */
public record Chain(String service, List<Station> stations, int broken) {
    public Chain {
        stations = List.copyOf(stations);
    }

    /**
     * A part of the way.
     *
     * @param kind the key of its title, such as {@code ingress}
     * @param name what it is called; empty where there is none
     * @param detail what it says of itself, such as {@code 1 of 2 ready}
     */
    public record Station(String kind, String name, String detail) {}

    /** How many links there are. */
    static final int LINKS = 4;

    /** That from an ingress to its service. */
    static final int ROUTE = 0;

    /** That from a service to the pods it selects. */
    static final int SELECTION = 1;

    /** That from endpoints to pods which are ready. */
    static final int READINESS = 2;

    /** That from pods to containers which run. */
    static final int LIFE = 3;
}
