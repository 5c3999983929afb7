/** Measures what the reference pages of the documentation state, and compares. */
@NullMarked
package railway.reference;

import org.jspecify.annotations.NullMarked;
