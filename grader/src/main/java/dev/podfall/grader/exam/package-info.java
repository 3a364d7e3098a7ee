/**
 * The life of an exam: a sitting is a fold of append-only steps, as an attempt is, and the {@link dev.podfall.grader.exam.Examiner} opens,
 * times and closes it. Each hands-on task is an ordinary attempt in mode exam, with a cluster of its own that is started when the task is
 * opened first and put away while nobody is at it. May touch {@code grader.attempt}, {@code grader.quiz}, {@code grader.report}, {@code
 * scenario.exam} and the engine's {@code Progress}.
 *
 * <p>Exams ask no diagnosis. Handing in looks at all clusters at once, and the options of a diagnosis tell the cause, so they could be shown
 * only after a task was given up for good: whoever repairs everything and runs out of time would lose those marks. As in the certifications
 * the criteria alone are judged, and their weights make up 100.
 *
 * <p>A lab in which its candidate changed nothing earns nothing, although some of its criteria may hold from the start.
 */
package dev.podfall.grader.exam;
