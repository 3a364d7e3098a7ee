/**
 * Game days: the list, the room of each role, the review with its postmortem. A seat in a room is a part of its address that nobody can
 * guess; what a role may do is decided here, what happens then in the grader. May touch {@code grader.gameday}, {@code
 * grader.postmortem}, {@code web.account}, {@code web.server}, {@code web.terminal} and {@code web.ui}. Start at {@link
 * dev.podfall.web.gameday.RoomPages}.
 */
package dev.podfall.web.gameday;
