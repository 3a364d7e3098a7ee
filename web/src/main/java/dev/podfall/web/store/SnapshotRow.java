package dev.podfall.web.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A quiz as it was when somebody started it. Sittings of one version share a row.
 *
 * @param digest SHA-256 of the content, in hexadecimal
 * @param content JSON: questions and answers
 */
@MappedEntity("quiz_snapshot")
public record SnapshotRow(@Id String digest, String quizId, String content, Instant takenAt) {}
