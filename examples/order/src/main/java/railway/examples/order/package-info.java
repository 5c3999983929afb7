/**
 * The running example: an order, in the words of the business. Its vocabulary, one record per task,
 * the workflow that joins them, and the ports of its third parties. It may touch the language
 * ({@code railway.workflow}) and nothing else of this project; HTTP is next door.
 */
@NullMarked
package railway.examples.order;

import org.jspecify.annotations.NullMarked;
