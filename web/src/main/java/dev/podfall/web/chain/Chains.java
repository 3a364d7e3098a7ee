package dev.podfall.web.chain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.engine.ClusterUnreachable;
import dev.podfall.engine.RequestRefused;
import dev.podfall.grader.attempt.Attempt;
import dev.podfall.web.panes.LearnerConnections;
import dev.podfall.web.server.WallClock;
import dev.podfall.web.store.ChainRepository;
import dev.podfall.web.store.ChainRow;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ways of requests in attempts' clusters: as they are, and as they were when their learner looked first. */
@Singleton
public final class Chains {
    private static final Logger LOG = LoggerFactory.getLogger(Chains.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Chain>> TYPE = new TypeReference<>() {};

    private final LearnerConnections connections;
    private final ChainRepository kept;
    private final WallClock clock;

    Chains(LearnerConnections connections, ChainRepository kept, WallClock clock) {
        this.connections = connections;
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * As they are.
     *
     * @throws RequestRefused if the learner may not see them
     * @throws ClusterUnreachable if the cluster does not answer
     */
    List<Chain> now(Attempt attempt) {
        return ChainReader.read(connections.to(attempt), attempt.namespace());
    }

    /** Keeps how an attempt that runs was found, once. A cluster that does not tell is asked again at the next look. */
    public void remember(Attempt attempt) {
        if (kept.existsById(attempt.attempt())) {
            return;
        }
        try {
            kept.save(new ChainRow(attempt.attempt(), clock.instant(), JSON.writeValueAsString(now(attempt))));
        } catch (RequestRefused | ClusterUnreachable | JsonProcessingException e) {
            LOG.info("The chain of {} cannot be kept: {}", attempt.attempt(), e.getMessage());
        }
    }

    /** How it was found; empty if nobody looked at its page, or nothing was to be seen. */
    Optional<List<Chain>> found(Attempt attempt) {
        return kept.findById(attempt.attempt()).map(row -> read(row.chains())).filter(all -> !all.isEmpty());
    }

    private static List<Chain> read(String text) {
        try {
            return JSON.readValue(text, TYPE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A chain in the database cannot be read", e);
        }
    }
}
