package dev.podfall.web.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A person who learns here. */
@MappedEntity("learner")
public record LearnerRow(@Id String id, String name, Instant createdAt) {}
