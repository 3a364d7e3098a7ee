/**
 * The verbs of those who write labs: new, lint, dev, prove, update, import and export, packs. They ask the catalogue and the grader's proofs, without
 * a server. May touch {@code cli.server} for what verbs have in common, {@code cli.console}, {@code scenario}, {@code
 * grader.proof}, {@code engine}. Start at {@link dev.podfall.cli.author.AuthorVerb}. Upstream counterpart: none.
 */
package dev.podfall.cli.author;
