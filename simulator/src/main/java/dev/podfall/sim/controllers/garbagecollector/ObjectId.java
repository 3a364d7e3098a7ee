package dev.podfall.sim.controllers.garbagecollector;

import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.controllers.runtime.Key;

/** Which object of which type. */
record ObjectId(ResourceType type, Key key) {}
