/** What the third parties promise, said over HTTP; time is turned by hand. */
@NullMarked
package railway.examples.thirdparties;

import org.jspecify.annotations.NullMarked;
