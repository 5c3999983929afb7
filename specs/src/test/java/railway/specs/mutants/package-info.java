/**
 * Mutants: each spec with one thing changed. A claim must notice, or the spec says something that
 * nothing depends on.
 */
@NullMarked
package railway.specs.mutants;

import org.jspecify.annotations.NullMarked;
