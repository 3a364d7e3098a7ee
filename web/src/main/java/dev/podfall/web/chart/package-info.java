/**
 * Charts as SVG, drawn here: lines, bars and a matrix of counts. Data in, markup out; whoever shows one puts a table beside it. Touches
 * nothing of ours. Start at {@link dev.podfall.web.chart.LineChart}.
 */
package dev.podfall.web.chart;
