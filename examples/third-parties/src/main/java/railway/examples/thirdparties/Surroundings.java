package railway.examples.thirdparties;

import java.time.InstantSource;

/** What every third party is given from outside. */
record Surroundings(InstantSource clock, Agenda agenda, Settings settings) {}
