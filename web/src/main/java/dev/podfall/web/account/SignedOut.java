package dev.podfall.web.account;

/** A browser's session has ended: connections that it opened end with it. */
public record SignedOut(Session session) {}
