/** How long and how much CPU a function takes from the start of its JVM to its first event. */
@NullMarked
package railway.benchmarks.coldstart;

import org.jspecify.annotations.NullMarked;
