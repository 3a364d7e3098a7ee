/**
 * What must survive: the database (H2 in one file; PostgreSQL by another URL), its migrations, rows and repositories. May touch the
 * grader's attempt log, which it stores. Start at {@link dev.podfall.web.store.Database}.
 */
package dev.podfall.web.store;
