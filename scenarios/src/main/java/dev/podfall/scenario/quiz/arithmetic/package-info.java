/**
 * Arithmetic that authors write in questions: numbers, names, the four operations, powers and a few functions. It computes, and can do
 * nothing else. Touches nothing. Start at {@link dev.podfall.scenario.quiz.arithmetic.Expression}.
 */
package dev.podfall.scenario.quiz.arithmetic;
