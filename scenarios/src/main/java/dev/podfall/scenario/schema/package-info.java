/**
 * JSON Schemas of the authored files, made from the records that read them, for editors and for authors. May touch the
 * model. Start at {@link dev.podfall.scenario.schema.Schemas}.
 */
package dev.podfall.scenario.schema;
