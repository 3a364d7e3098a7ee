package dev.podfall.scenario.client;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code clients.yaml}: the server that a lab is about, and its users. A lab without the file has those of its world,
 * or of {@code shared/clients.yaml}.
 *
 * @param server null for a lab that is about none, such as one about Jobs
 */
public record Clients(Server server, @Required List<Client> clients) {
    public Clients {
        clients = Lists.copy(clients);
    }

    /** The client of that id. */
    public Optional<Client> find(String id) {
        return clients.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /**
     * The server that may answer: as the healthy baseline sets it up, it also says what is right.
     *
     * @param deployment whose pods run it
     * @param container of these pods
     * @param rows what its requests are made of
     * @param files what volumes hold in the healthy cluster, by absolute path in its container; as far as its answers hang on it
     */
    public record Server(
            @Required String namespace,
            @Required String deployment,
            @Required String container,
            @Required Rows rows,
            Map<String, String> files) {
        public Server {
            files = files == null ? Map.of() : Map.copyOf(files);
        }
    }

    /** What requests are made of. */
    public enum Rows {
        /** {@code POST} of card transactions with six features each, as {@code fraud-scorer} takes them. */
        transactions
    }

    /**
     * Somebody who calls the server.
     *
     * @param title as reports name them: who they are, and where
     * @param from where they are
     * @param namespace of a client that is a pod
     * @param labels of that pod, which policies may select it by
     * @param url what they call, as they write it
     * @param perSecond how many requests a second they send while something is tried; 2 by default
     */
    public record Client(
            @Required String id,
            @Required String title,
            @Required Place from,
            String namespace,
            Map<String, String> labels,
            @Required String url,
            int perSecond) {
        public Client {
            labels = labels == null ? Map.of() : Map.copyOf(labels);
            perSecond = perSecond <= 0 ? 2 : perSecond;
        }
    }

    /** Where a client is. */
    public enum Place {
        /** A pod of the cluster. */
        pod,
        /** Outside of the cluster, and in through its Ingress. */
        outside
    }

    /** Kinds of requests. */
    public enum Ask {
        /** One that is to be flagged. */
        fraud,
        /** One that is not. */
        legitimate,
        /** Some right above and right below the threshold. */
        boundary,
        /** Payloads that a server has to refuse. */
        refused,
        /** As many rows as one request may have. */
        batch
    }
}
