package dev.podfall.web.ui;

/**
 * What an error page says.
 *
 * @param title in a few words
 * @param message what happened
 * @param next what to do
 */
public record Problem(int status, String title, String message, String next) {}
